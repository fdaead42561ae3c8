"""A visitor takes a copy of the conversation with them."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.key import ConversationKey, opened
from chatbot.actions.parts import Parts
from chatbot.actions.shown import MessageShown, messages_shown
from chatbot.storage.handoffs import handoff_of
from chatbot.storage.messages import messages_after
from chatbot.storage.sessions import reading


@dataclass(frozen=True)
class Transcript:
    """The whole conversation: when it began, when the copy was made, every message, and the reference of a handoff."""

    started_at: datetime
    made_at: datetime
    messages: tuple[MessageShown, ...]
    reference: str | None


def make_transcript(parts: Parts, key: ConversationKey) -> Transcript:
    """A copy of everything said so far. Raises TokenUnknownError, NotYoursError or StorageUnavailableError."""
    knowledge = parts.brain.current().knowledge
    with reading(parts.sessions) as session:
        conversation = opened(session, key)
        found = messages_after(session, conversation.id, 0, None)
        handoff = handoff_of(session, conversation.id)
        return Transcript(
            started_at=conversation.created_at,
            made_at=parts.clock(),
            messages=tuple(messages_shown(session, found, knowledge)),
            reference=None if handoff is None else handoff.reference,
        )
