"""Questions about the messages of a conversation and the turns behind them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.conversations import FeedbackRow, MessageRow, TurnRow
from chatbot.storage.tables.handoffs import AdviserMessageRow


@dataclass(frozen=True)
class MessageFound:
    """A message, and where there are such: the turn it is the reply of, what the visitor said of it, and the adviser."""

    message: MessageRow
    turn: TurnRow | None
    feedback: FeedbackRow | None
    written: AdviserMessageRow | None
    adviser_name: str | None


def messages_after(
    session: Session, conversation_id: str, sequence: int, limit: int | None, but: Collection[int] = ()
) -> list[MessageFound]:
    """The messages with a sequence above the given one, in order, at most `limit` (None is all).

    Those whose sequence is in `but` stay in the database: the family keeps them to itself.
    """
    rows = session.execute(
        select(MessageRow, TurnRow, FeedbackRow, AdviserMessageRow, AdviserRow.name)
        .outerjoin(TurnRow, TurnRow.reply_id == MessageRow.id)
        .outerjoin(FeedbackRow, FeedbackRow.message_id == MessageRow.id)
        .outerjoin(AdviserMessageRow, AdviserMessageRow.message_id == MessageRow.id)
        .outerjoin(AdviserRow, AdviserRow.id == AdviserMessageRow.adviser_id)
        .where(
            MessageRow.conversation_id == conversation_id,
            MessageRow.sequence > sequence,
            MessageRow.sequence.not_in(but),
        )
        .order_by(MessageRow.sequence)
        .limit(limit)
    )
    return [MessageFound(*row) for row in rows]


def message_with_client_id(session: Session, conversation_id: str, client_id: str) -> MessageRow | None:
    """The message that a browser has already sent under this id of its own."""
    return session.scalar(
        select(MessageRow).where(MessageRow.conversation_id == conversation_id, MessageRow.client_id == client_id)
    )


def turn_of(session: Session, message_id: str) -> tuple[TurnRow, MessageRow | None]:
    """The turn that a visitor's message led to, and the reply where there was one."""
    turn, reply = session.execute(
        select(TurnRow, MessageRow)
        .outerjoin(MessageRow, MessageRow.id == TurnRow.reply_id)
        .where(TurnRow.message_id == message_id)
    ).one()
    return turn, reply


def last_turn(session: Session, conversation_id: str) -> TurnRow | None:
    """The newest turn of a conversation."""
    return session.scalar(
        select(TurnRow)
        .join(MessageRow, MessageRow.id == TurnRow.message_id)
        .where(MessageRow.conversation_id == conversation_id)
        .order_by(MessageRow.sequence.desc())
        .limit(1)
    )


def concerns_in(session: Session, conversation_id: str) -> list[str]:
    """The tiers of concern that the conversation has raised so far, each once."""
    return list(
        session.scalars(
            select(TurnRow.concern)
            .join(MessageRow, MessageRow.id == TurnRow.message_id)
            .where(MessageRow.conversation_id == conversation_id, TurnRow.concern.is_not(None))
            .distinct()
        )
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


def turns_in_order(session: Session, conversation_id: str) -> list[tuple[MessageRow, TurnRow, MessageRow | None]]:
    """Every message of the visitor with its turn, and the reply where there was one."""
    reply = aliased(MessageRow)
    rows = session.execute(
        select(MessageRow, TurnRow, reply)
        .join(TurnRow, TurnRow.message_id == MessageRow.id)
        .outerjoin(reply, reply.id == TurnRow.reply_id)
        .where(MessageRow.conversation_id == conversation_id)
        .order_by(MessageRow.sequence)
    )
    return [(message, turn, answered) for message, turn, answered in rows]


def first_of_an_adviser(session: Session, conversation_id: str) -> int | None:
    """The place of the first message that an adviser wrote, or None."""
    return session.scalar(
        select(func.min(MessageRow.sequence)).where(
            MessageRow.conversation_id == conversation_id, MessageRow.sender == "adviser"
        )
    )
