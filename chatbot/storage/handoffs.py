"""Questions about handoffs."""

from sqlalchemy import select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.handoffs import HandoffRow


def handoff_of(session: Session, conversation_id: str) -> HandoffRow | None:
    """The handoff of a conversation; it has at most one."""
    return session.scalar(select(HandoffRow).where(HandoffRow.conversation_id == conversation_id))


def reference_is_taken(session: Session, reference: str) -> bool:
    """Whether another family already has this reference."""
    return session.get(HandoffRow, reference) is not None
