"""Questions about the outbox, and the one way to take a letter out of it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, distinct, func, or_, select, update

from chatbot.storage.sessions import Session
from chatbot.storage.tables.handoffs import HandoffRow
from chatbot.storage.tables.outbox import OutboxRow

_EMPTIED = {"recipient": "", "subject": "", "body": "", "link": None}
"""What is left of a letter that needs no more sending."""


def has_due_letter(session: Session, kinds: Collection[str], channel: str, now: datetime) -> bool:
    """Whether there is one to be sent."""
    return session.scalar(select(OutboxRow.id).where(_is_free(kinds, channel, now)).limit(1)) is not None


def take_due_letter(
    session: Session, kinds: Collection[str], channel: str, lease: str, *, now: datetime, until: datetime
) -> OutboxRow | None:
    """The letter that is due longest, leased until a moment to whoever holds `lease`; None where none is due.

    The conditions stand in the UPDATE itself, so that of two processes which found the same letter only one gets it.
    """
    is_free = _is_free(kinds, channel, now)
    first = (
        select(OutboxRow.id)
        .where(is_free)
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    return session.scalar(
        update(OutboxRow)
        .where(OutboxRow.id == first, is_free)
        .values(lease=lease, leased_until=until, tries=OutboxRow.tries + 1)
        .returning(OutboxRow)
        .execution_options(synchronize_session=False, populate_existing=True)
    )


def note_sent(session: Session, letter_id: str, lease: str, now: datetime) -> None:
    """Notes that it went out, and forgets what was in it. A letter that another has taken over meanwhile is theirs to note."""
    _note(session, letter_id, lease, sent_at=now, done_at=now, last_error=None, **_EMPTIED)


def note_given_up(session: Session, letter_id: str, lease: str, why: str, now: datetime) -> None:
    """Notes that it is no longer worth sending, and forgets what was in it."""
    _note(session, letter_id, lease, done_at=now, last_error=why, **_EMPTIED)


def note_failed(session: Session, letter_id: str, lease: str, why: str, due_at: datetime) -> None:
    """Notes what kind of trouble there was, and when it is tried again."""
    _note(session, letter_id, lease, last_error=why[:64], due_at=due_at)


def told(session: Session, about: str, once: str) -> bool:
    """Whether a letter about a record was written before whose `once` begins like this, sent or not."""
    found = select(OutboxRow.id).where(OutboxRow.about == about, OutboxRow.once.startswith(once, autoescape=True))
    return session.scalar(found.limit(1)) is not None


def handoffs_told_to(session: Session, adviser_id: str) -> int:
    """How many families wait of whom this adviser was told."""
    return session.scalars(
        select(func.count(distinct(HandoffRow.reference)))
        .select_from(OutboxRow)
        .join(HandoffRow, HandoffRow.conversation_id == OutboxRow.conversation_id)
        .where(OutboxRow.adviser_id == adviser_id, OutboxRow.kind == "handoff", HandoffRow.state == "waiting")
        .where(OutboxRow.made_at >= HandoffRow.asked_at)
    ).one()


def last_letter(session: Session, conversation_id: str, kind: str) -> OutboxRow | None:
    """The newest letter of a kind about a conversation."""
    return session.scalar(
        select(OutboxRow)
        .where(OutboxRow.conversation_id == conversation_id, OutboxRow.kind == kind)
        .order_by(OutboxRow.made_at.desc())
        .limit(1)
    )


def number_of_letters_since(session: Session, conversation_id: str, kind: str, since: datetime) -> int:
    """How many letters of a kind about a conversation were written since a moment."""
    return session.scalars(
        select(func.count())
        .select_from(OutboxRow)
        .where(OutboxRow.conversation_id == conversation_id, OutboxRow.kind == kind, OutboxRow.made_at >= since)
    ).one()


def letters_about(session: Session, about: str) -> list[OutboxRow]:
    """Every letter about a record, in the order they were written."""
    return list(
        session.scalars(select(OutboxRow).where(OutboxRow.about == about).order_by(OutboxRow.made_at, OutboxRow.id))
    )


def drop_letters(session: Session, about: str, now: datetime) -> None:
    """Lets the letters about a record that have not gone out yet stay where they are for good."""
    _note_where(
        session, and_(OutboxRow.about == about, OutboxRow.done_at.is_(None)), done_at=now, last_error="not needed"
    )


def has_old_letters(session: Session, before: datetime) -> bool:
    """Whether something was dealt with before a moment."""
    return session.scalar(select(OutboxRow.id).where(OutboxRow.done_at < before).limit(1)) is not None


def remove_old_letters(session: Session, before: datetime) -> None:
    """Removes what was dealt with before a moment."""
    session.execute(delete(OutboxRow).where(OutboxRow.done_at < before))


def number_of_letters_in_trouble(session: Session, tries: int) -> int:
    """How many letters have been tried so often without success."""
    return session.scalars(
        select(func.count())
        .select_from(OutboxRow)
        .where(OutboxRow.done_at.is_(None), OutboxRow.tries >= tries, OutboxRow.last_error.is_not(None))
    ).one()


def _is_free(kinds: Collection[str], channel: str, now: datetime) -> ColumnElement[bool]:
    return and_(
        OutboxRow.done_at.is_(None),
        OutboxRow.due_at <= now,
        OutboxRow.kind.in_(kinds),
        OutboxRow.channel == channel,
        or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now),
    )


def _note(session: Session, letter_id: str, lease: str, **values: object) -> None:
    _note_where(session, and_(OutboxRow.id == letter_id, OutboxRow.lease == lease), **values)


def _note_where(session: Session, condition: ColumnElement[bool], **values: object) -> None:
    session.execute(
        update(OutboxRow)
        .where(condition)
        .values(**values, lease=None, leased_until=None)
        .execution_options(synchronize_session=False)
    )
