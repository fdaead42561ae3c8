"""Takes letters out of the outbox and sends them: at least once each, and by one process at a time."""

import logging
import secrets
from datetime import datetime, timedelta

from chatbot.actions.alerting.kinds import LEASED_FOR, Kind, Lane, wait_after
from chatbot.actions.parts import Parts
from chatbot.posting.letter import Letter, NotSentError
from chatbot.posting.post import Channel
from chatbot.storage.handoffs import handoff_of
from chatbot.storage.outbox import has_due_letter, note_failed, note_given_up, note_sent, take_due_letter
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.outbox import OutboxRow

_log = logging.getLogger(__name__)
_TOO_LATE, _NOT_NEEDED = "too late", "not needed"


def send_what_is_due(parts: Parts, lane: Lane, leased_for: timedelta = LEASED_FOR) -> int:
    """Tries every letter of a lane that is due now, once; how many went out. Raises StorageUnavailableError.

    A letter whose channel the deployment has not set, or no longer, waits until it has.
    """
    if lane.channel not in parts.post.carriers:
        return 0
    sent = 0
    while (row := _take(parts, lane, leased_for)) is not None:
        sent += _send(parts, row)
    return sent


def _take(parts: Parts, lane: Lane, leased_for: timedelta) -> OutboxRow | None:
    """Looks before it writes: nearly always there is nothing, and looking makes nobody wait."""
    now = parts.clock()
    with reading(parts.sessions) as session:
        if not has_due_letter(session, lane.kinds, lane.channel, now):
            return None
    with writing(parts.sessions) as session:
        return take_due_letter(
            session, lane.kinds, lane.channel, secrets.token_urlsafe(12), now=now, until=now + leased_for
        )


def _send(parts: Parts, row: OutboxRow) -> bool:
    why_not = _reason_to_stay(parts, row)
    lease = row.lease or ""
    if why_not is not None:
        with writing(parts.sessions) as session:
            note_given_up(session, row.id, lease, why_not, parts.clock())
        return False
    try:
        letter = Letter(row.id, row.recipient, row.subject, row.body, row.link)
        parts.post.carriers[Channel(row.channel)].carry(letter)
    except NotSentError as error:
        _fail(parts, row, lease, error.kind)
        return False
    with writing(parts.sessions) as session:
        note_sent(session, row.id, lease, parts.clock())
    return True


def _fail(parts: Parts, row: OutboxRow, lease: str, kind: str) -> None:
    _log.warning(
        "letter not sent", extra={"kind": row.kind, "channel": row.channel, "trouble": kind, "tries": row.tries}
    )
    with writing(parts.sessions) as session:
        due_at = parts.clock() + wait_after(Kind(row.kind), row.tries)
        note_failed(session, row.id, lease, kind, due_at)


def _reason_to_stay(parts: Parts, row: OutboxRow) -> str | None:
    if row.ends_at is not None and row.ends_at <= parts.clock():
        return _TOO_LATE
    if row.kind != Kind.REPLY or row.conversation_id is None:
        return None
    with reading(parts.sessions) as session:
        return _NOT_NEEDED if _has_been_here(session, row.conversation_id, row.made_at) else None


def _has_been_here(session: Session, conversation_id: str, since: datetime) -> bool:
    """Whether the family's page has shown the reply already."""
    handoff = handoff_of(session, conversation_id)
    return handoff is not None and handoff.visitor_here_at is not None and handoff.visitor_here_at >= since
