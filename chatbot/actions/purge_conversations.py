"""Deletes the conversations whose time is over, as every page promises."""

from datetime import timedelta

from chatbot.actions.parts import Parts
from chatbot.storage.conversations import conversations_unused_since, remove_conversation
from chatbot.storage.erasing import erase_traces
from chatbot.storage.sessions import reading, writing

MOST_AT_ONCE = 500
"""So that one purge never holds the database for long; the next takes the rest."""


def purge_conversations(parts: Parts) -> int:
    """Removes conversations that nobody has used for the retention time, and how many those were.

    A family that still waits for an adviser, or is with one, keeps its conversation. Raises StorageUnavailableError.
    """
    limit = parts.clock() - timedelta(days=parts.fixed.retention_days)
    with reading(parts.sessions) as session:
        ended = conversations_unused_since(session, limit, MOST_AT_ONCE)
    if not ended:
        return 0
    with writing(parts.sessions) as session:
        for conversation_id in ended:
            remove_conversation(session, conversation_id)
    erase_traces(parts.sessions)
    return len(ended)
