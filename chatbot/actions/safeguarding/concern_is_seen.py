"""Whether a family may be told that a person has seen what it wrote about safety. Never before somebody has said so."""

from chatbot.actions.key import ConversationKey, opened
from chatbot.actions.parts import Parts
from chatbot.storage.concerns import last_concern_of
from chatbot.storage.sessions import reading


def concern_is_seen(parts: Parts, key: ConversationKey) -> bool:
    """True once a person has acknowledged the newest of it. Raises TokenUnknownError or NotYoursError."""
    with reading(parts.sessions) as session:
        newest = last_concern_of(session, opened(session, key).id)
    return newest is not None and newest.is_seen
