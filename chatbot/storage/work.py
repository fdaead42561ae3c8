"""How many of each thing wait to be done."""

from datetime import datetime

from sqlalchemy import Select, func, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.conversations import MessageRow, TurnRow
from chatbot.storage.tables.handoffs import HandoffRow


def number_waiting(session: Session) -> int:
    """Families whom nobody has claimed yet."""
    return _number(session, _waiting())


def number_late(session: Session, now: datetime) -> int:
    """Those of them who were promised a reply by now."""
    return _number(session, _waiting().where(HandoffRow.promised_by < now))


def number_unanswered(session: Session, since: datetime) -> int:
    """Questions since a moment that the chat had no answer to."""
    return _number(
        session,
        select(func.count())
        .select_from(TurnRow)
        .join(MessageRow, MessageRow.id == TurnRow.message_id)
        .where(TurnRow.outcome == "no_answer", MessageRow.at >= since),
    )


def number_invited(session: Session) -> int:
    """Accounts whose owner has not chosen a password yet."""
    return _number(
        session,
        select(func.count())
        .select_from(AdviserRow)
        .where(AdviserRow.password_hash.is_(None), AdviserRow.disabled_at.is_(None)),
    )


def _waiting() -> Select[int]:
    return select(func.count()).select_from(HandoffRow).where(HandoffRow.state == "waiting")


def _number(session: Session, question: Select[int]) -> int:
    return session.scalars(question).one()
