"""Questions about conversations."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import HandoffRow
from chatbot.storage.tables.returning import FurtherKeyRow


def conversation_with_token(session: Session, token_hash: str) -> ConversationRow | None:
    """The conversation that a token opens."""
    return session.scalar(select(ConversationRow).where(_is_opened_by(token_hash)))


def conversation_with_token_held(session: Session, token_hash: str) -> ConversationRow | None:
    """The same, held until the transaction ends, so that two messages sent at once follow one another."""
    return session.scalar(select(ConversationRow).where(_is_opened_by(token_hash)).with_for_update())


def conversations_unused_since(session: Session, moment: datetime, most: int) -> list[str]:
    """The ids of conversations last used before a moment, oldest first, but for those an adviser still has to deal with."""
    unanswered = select(HandoffRow.conversation_id).where(HandoffRow.state != "closed")
    return list(
        session.scalars(
            select(ConversationRow.id)
            .where(ConversationRow.last_at < moment, ConversationRow.id.not_in(unanswered))
            .order_by(ConversationRow.last_at)
            .limit(most)
        )
    )


def remove_conversation(session: Session, conversation_id: str) -> None:
    """Takes the conversation out, and with it every message, turn, feedback and handoff."""
    session.execute(delete(ConversationRow).where(ConversationRow.id == conversation_id))


def _is_opened_by(token_hash: str) -> ColumnElement[bool]:
    """By its first token, or by a further one that a family got back in with, while that is good."""
    further = (
        select(FurtherKeyRow.conversation_id)
        .where(FurtherKeyRow.token_hash == token_hash, FurtherKeyRow.ends_at > func.current_timestamp())
        .scalar_subquery()
    )
    return or_(ConversationRow.token_hash == token_hash, ConversationRow.id == further)
