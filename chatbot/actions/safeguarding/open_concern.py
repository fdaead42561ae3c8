"""Somebody reads a record. Each time leaves a row in the audit log."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.actions.safeguarding.list_concerns import ConcernPlace, place_of
from chatbot.actions.safeguarding.refusals import NoSuchConcernError
from chatbot.storage.advisers import adviser_names
from chatbot.storage.concerns import concern_held, concerns_of, notes_on_concern
from chatbot.storage.handoffs import handoff_of
from chatbot.storage.outbox import letters_about
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.concerns import ConcernRow
from chatbot.storage.tables.outbox import OutboxRow


@dataclass(frozen=True)
class ConcernNote:
    """What somebody noted."""

    author: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Told:
    """One alert: who was told (None is the chat room or the shared mailbox), how, and whether it has gone out.

    `trouble` is the kind of what went wrong last.
    """

    name: str | None
    channel: str
    at: datetime
    sent_at: datetime | None
    trouble: str | None


@dataclass(frozen=True)
class ConcernRecord:
    """The whole record. `reference` leads to the family's case, None where it has not asked for a person."""

    place: ConcernPlace
    said: str
    shown: str
    card: str
    card_version: int
    outcome: str | None
    closed_by: str | None
    closed_at: datetime | None
    ends_at: datetime
    reference: str | None
    is_deleted: bool
    others: tuple[ConcernPlace, ...]
    notes: tuple[ConcernNote, ...]
    told: tuple[Told, ...]


def open_concern(parts: Parts, who: SignedIn, concern_id: str) -> ConcernRecord:
    """The record, with who was alerted. Raises NoSuchConcernError, NotAllowedError or StorageUnavailableError."""
    check(who, Permission.READ_SAFEGUARDING)
    with writing(parts.sessions) as session:
        row = concern_held(session, concern_id)
        if row is None:
            raise NoSuchConcernError
        record = _record(session, row)
        audit(session, who.adviser_id, "read_concern", f"concern:{row.id}", None, parts.clock())
    return record


def _record(session: Session, row: ConcernRow) -> ConcernRecord:
    names = adviser_names(session)
    handoff = None if row.conversation_id is None else handoff_of(session, row.conversation_id)
    together = [] if row.conversation_id is None else concerns_of(session, row.conversation_id)
    return ConcernRecord(
        place=place_of(row, names.get(row.acknowledged_by or "")),
        said=row.said,
        shown=row.shown,
        card=row.card,
        card_version=row.card_version,
        outcome=row.outcome,
        closed_by=names.get(row.closed_by or ""),
        closed_at=row.closed_at,
        ends_at=row.ends_at,
        reference=None if handoff is None else handoff.reference,
        is_deleted=row.conversation_id is None,
        others=tuple(place_of(one, names.get(one.acknowledged_by or "")) for one in together if one.id != row.id),
        notes=tuple(ConcernNote(name, note.text, note.at) for note, name in notes_on_concern(session, row.id)),
        told=tuple(_told(letter, names) for letter in letters_about(session, f"concern:{row.id}")),
    )


def _told(letter: OutboxRow, names: dict[str, str]) -> Told:
    name = None if letter.adviser_id is None else names.get(letter.adviser_id)
    return Told(name, letter.channel, letter.made_at, letter.sent_at, letter.last_error)
