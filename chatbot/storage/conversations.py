"""Questions about conversations."""

from sqlalchemy import delete, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import ConversationRow


def conversation_with_token(session: Session, token_hash: str) -> ConversationRow | None:
    """The conversation that a token opens."""
    return session.scalar(select(ConversationRow).where(ConversationRow.token_hash == token_hash))


def conversation_with_token_held(session: Session, token_hash: str) -> ConversationRow | None:
    """The same, held until the transaction ends, so that two messages sent at once follow one another."""
    return session.scalar(select(ConversationRow).where(ConversationRow.token_hash == token_hash).with_for_update())


def remove_conversation(session: Session, conversation_id: str) -> None:
    """Takes the conversation out, and with it every message, turn, feedback and handoff."""
    session.execute(delete(ConversationRow).where(ConversationRow.id == conversation_id))
