"""A visitor deletes the conversation, and nothing of it is left."""

import logging

from chatbot.actions.key import ConversationKey, opened_and_held
from chatbot.actions.parts import Parts
from chatbot.storage.conversations import remove_conversation
from chatbot.storage.erasing import erase_traces
from chatbot.storage.sessions import writing

_log = logging.getLogger(__name__)


def delete_conversation(parts: Parts, key: ConversationKey) -> None:
    """Takes the conversation and all that belongs to it off the tables and off the disk.

    Raises TokenUnknownError, NotYoursError or StorageUnavailableError.
    """
    with writing(parts.sessions) as session:
        conversation = opened_and_held(session, key)
        remove_conversation(session, conversation.id)
    if not erase_traces(parts.sessions):
        _log.warning("the write-ahead log was in use and could not be emptied")
    parts.announcer.announce(key.id)
