"""A visitor reads what was said, from the start or from where they left off."""

from chatbot.actions.key import ConversationKey, opened
from chatbot.actions.parts import Parts
from chatbot.actions.returning.noting_presence import note_presence
from chatbot.actions.shown import MessageShown, messages_shown
from chatbot.storage.handoffs import handoff_of
from chatbot.storage.messages import messages_after
from chatbot.storage.sessions import reading

MOST_AT_ONCE = 100


def read_messages(
    parts: Parts, key: ConversationKey, after: int = 0, limit: int | None = MOST_AT_ONCE
) -> list[MessageShown]:
    """The messages with a sequence above `after`, in order. Raises TokenUnknownError or NotYoursError."""
    knowledge = parts.brain.current().knowledge
    with reading(parts.sessions) as session:
        conversation = opened(session, key)
        messages = messages_shown(session, messages_after(session, conversation.id, after, limit), knowledge)
        handoff = handoff_of(session, conversation.id)
    note_presence(parts, conversation, handoff)
    return messages
