"""Somebody says that they have seen a record, notes what they did, and closes it with its outcome."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.actions.safeguarding.refusals import NoSuchConcernError, NotInThisStateError
from chatbot.actions.telling_advisers import ADVISERS
from chatbot.actions.typed_text import storable
from chatbot.storage.concerns import acknowledge, concern_held, open_concerns_of
from chatbot.storage.outbox import drop_letters
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.concerns import ConcernNoteRow, ConcernRow

LONGEST_NOTE = 4000


class ConcernOutcome(StrEnum):
    """What came of it."""

    REFERRED = "referred"
    EMERGENCY = "emergency"
    FAMILY_SUPPORTED = "family_supported"
    ALREADY_KNOWN = "already_known"
    NO_REACH = "no_reach"
    NOT_A_CONCERN = "not_a_concern"


@dataclass(frozen=True)
class _Held:
    session: Session
    row: ConcernRow
    now: datetime


def acknowledge_concern(parts: Parts, who: SignedIn, concern_id: str) -> None:
    """Stops the alarm for this record and for every other of the same conversation, which the same person now knows of.

    From here on the family's page may say that a person has seen it. Raises NotInThisStateError where somebody was first,
    NoSuchConcernError, NotAllowedError or StorageUnavailableError.
    """
    with _deed_on(parts, who, concern_id, "acknowledged_concern") as held:
        row = held.row
        together = [] if row.conversation_id is None else open_concerns_of(held.session, row.conversation_id)
        ids = {row.id, *(one.id for one in together)}
        if row.state != "open" or not acknowledge(held.session, ids, who.adviser_id, held.now):
            raise NotInThisStateError
        for one in ids:
            drop_letters(held.session, f"concern:{one}", held.now)
    if held.row.conversation_id is not None:
        parts.announcer.announce(held.row.conversation_id)


def note_on_concern(parts: Parts, who: SignedIn, concern_id: str, text: str) -> None:
    """Keeps a note. Raises FieldError and what `acknowledge_concern` does."""
    text = storable(text.replace("\r\n", "\n"), "text").strip()
    if not text:
        raise FieldError("text", "concern.note_empty")
    if len(text) > LONGEST_NOTE:
        raise FieldError("text", "concern.note_too_long", limit=LONGEST_NOTE)
    with _deed_on(parts, who, concern_id, "noted_on_concern") as held:
        held.session.add(
            ConcernNoteRow(
                id=secrets.token_urlsafe(12),
                concern_id=held.row.id,
                adviser_id=who.adviser_id,
                text=text,
                at=held.now,
            )
        )


def close_concern(parts: Parts, who: SignedIn, concern_id: str, outcome: str) -> None:
    """Closes it with what came of it; it has to be acknowledged first. Raises FieldError and the others."""
    if outcome not in set(ConcernOutcome):
        raise FieldError("outcome", "concern.no_outcome")
    with _deed_on(parts, who, concern_id, "closed_concern", outcome) as held:
        if held.row.state != "acknowledged":
            raise NotInThisStateError
        held.row.state, held.row.outcome = "closed", outcome
        held.row.closed_by, held.row.closed_at = who.adviser_id, held.now


@contextmanager
def _deed_on(parts: Parts, who: SignedIn, concern_id: str, deed: str, why: str | None = None) -> Iterator[_Held]:
    check(who, Permission.READ_SAFEGUARDING)
    with writing(parts.sessions) as session:
        row = concern_held(session, concern_id)
        if row is None:
            raise NoSuchConcernError
        held = _Held(session, row, parts.clock())
        yield held
        session.flush()
        audit(session, who.adviser_id, deed, f"concern:{row.id}", why, held.now)
    parts.announcer.announce(ADVISERS)
