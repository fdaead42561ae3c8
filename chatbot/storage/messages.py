"""Questions about the messages of a conversation and the turns behind them."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import FeedbackRow, MessageRow, TurnRow


@dataclass(frozen=True)
class MessageFound:
    """A message, the turn it is the reply of, and what the visitor said of it; the last two only where there are any."""

    message: MessageRow
    turn: TurnRow | None
    feedback: FeedbackRow | None


def messages_after(session: Session, conversation_id: str, sequence: int, limit: int | None) -> list[MessageFound]:
    """The messages with a sequence above the given one, in order, at most `limit` (None is all)."""
    rows = session.execute(
        select(MessageRow, TurnRow, FeedbackRow)
        .outerjoin(TurnRow, TurnRow.reply_id == MessageRow.id)
        .outerjoin(FeedbackRow, FeedbackRow.message_id == MessageRow.id)
        .where(MessageRow.conversation_id == conversation_id, MessageRow.sequence > sequence)
        .order_by(MessageRow.sequence)
        .limit(limit)
    )
    return [MessageFound(message, turn, feedback) for message, turn, feedback in rows]


def message_with_client_id(session: Session, conversation_id: str, client_id: str) -> MessageRow | None:
    """The message that a browser has already sent under this id of its own."""
    return session.scalar(
        select(MessageRow).where(MessageRow.conversation_id == conversation_id, MessageRow.client_id == client_id)
    )


def turn_of(session: Session, message_id: str) -> tuple[TurnRow, MessageRow | None]:
    """The turn that a visitor's message led to, and the reply where there was one."""
    return (
        session.execute(
            select(TurnRow, MessageRow)
            .outerjoin(MessageRow, MessageRow.id == TurnRow.reply_id)
            .where(TurnRow.message_id == message_id)
        )
        .one()
        ._tuple()
    )


def last_turn(session: Session, conversation_id: str) -> TurnRow | None:
    """The newest turn of a conversation."""
    return session.scalar(
        select(TurnRow)
        .join(MessageRow, MessageRow.id == TurnRow.message_id)
        .where(MessageRow.conversation_id == conversation_id)
        .order_by(MessageRow.sequence.desc())
        .limit(1)
    )


def reply_named(session: Session, conversation_id: str, message_id: str) -> MessageRow | None:
    """The chatbot's reply that a message id stands for: the reply's own id, or that of the message it replies to."""
    return _reply_where(session, conversation_id, MessageRow.id == message_id) or _reply_where(
        session, conversation_id, TurnRow.message_id == message_id
    )


def feedback_on(session: Session, reply_id: str) -> FeedbackRow | None:
    """What the visitor has said of a reply so far."""
    return session.get(FeedbackRow, reply_id)


def _reply_where(session: Session, conversation_id: str, condition: ColumnElement[bool]) -> MessageRow | None:
    return session.scalar(
        select(MessageRow)
        .join(TurnRow, TurnRow.reply_id == MessageRow.id)
        .where(MessageRow.conversation_id == conversation_id, condition)
    )
