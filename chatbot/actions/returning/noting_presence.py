"""Notes that a family's page is open, so that nobody is sent a letter about what stands before them."""

from contextlib import suppress
from datetime import timedelta

from chatbot.actions.parts import Parts
from chatbot.actions.reaching import Route
from chatbot.storage.handoffs import note_here
from chatbot.storage.sessions import StorageUnavailableError, writing
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import HandoffRow

_NOTED_EVERY = timedelta(seconds=30)


def note_presence(parts: Parts, conversation: ConversationRow, handoff: HandoffRow | None) -> None:
    """Only for those who want replies by email, and at most twice a minute unless something was said since."""
    if handoff is None or handoff.route != Route.EMAIL:
        return
    now, here_at = parts.clock(), handoff.visitor_here_at
    if here_at is not None and here_at >= conversation.last_at and now - here_at < _NOTED_EVERY:
        return
    with suppress(StorageUnavailableError), writing(parts.sessions) as session:
        note_here(session, conversation.id, now)
