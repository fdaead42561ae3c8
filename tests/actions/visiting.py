"""Short ways to do what a visitor does, for tests that are about something else."""

from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.receive_message import Received, receive_message
from chatbot.actions.start_conversation import start_conversation
from chatbot.conversation.turn import Typed

ASKS = "how do i ask the council for an assessment"
"""What the small article `ask-for-help` answers."""


def open_chat(parts: Parts) -> ConversationKey:
    """A new conversation."""
    return start_conversation(parts).key


def say(parts: Parts, key: ConversationKey, text: str = ASKS, client_id: str | None = None) -> Received:
    """Types a message."""
    return receive_message(parts, key, Typed(text), client_id)
