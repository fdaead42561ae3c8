"""Questions about the outbox, and the one way to take a letter out of it."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update

from chatbot.storage.sessions import Session
from chatbot.storage.tables.outbox import OutboxRow


def take_due_letter(session: Session, lease: str, now: datetime, until: datetime) -> OutboxRow | None:
    """The letter that is due longest, leased until a moment to whoever holds `lease`; None where none is due.

    The conditions stand in the UPDATE itself, so that of two processes which found the same letter only one gets it.
    """
    is_free = and_(
        OutboxRow.done_at.is_(None),
        OutboxRow.due_at <= now,
        or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now),
    )
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


def told_once(session: Session, once: str) -> bool:
    """Whether a letter of this `once` was written before, sent or not."""
    return session.scalar(select(OutboxRow.id).where(OutboxRow.once == once)) is not None


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


_EMPTIED = {"recipient": "", "subject": "", "body": "", "link": None}


def _note(session: Session, letter_id: str, lease: str, **values: object) -> None:
    _note_where(session, and_(OutboxRow.id == letter_id, OutboxRow.lease == lease), **values)


def _note_where(session: Session, condition: ColumnElement[bool], **values: object) -> None:
    session.execute(
        update(OutboxRow)
        .where(condition)
        .values(**values, lease=None, leased_until=None)
        .execution_options(synchronize_session=False)
    )
