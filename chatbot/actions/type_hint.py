"""Lets the one know that the other is typing. Nothing of what is typed goes anywhere before it is sent."""

from datetime import datetime, timedelta

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.key import ConversationKey, opened
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.storage.handoffs import handoff_found, handoff_of, note_typing
from chatbot.storage.sessions import writing

TYPING_LASTS = timedelta(seconds=6)
"""How long after a key was touched somebody counts as typing."""


def is_typing(typed_at: datetime | None, now: datetime) -> bool:
    """Whether a key was touched a moment ago."""
    return typed_at is not None and now - typed_at < TYPING_LASTS


def visitor_types(parts: Parts, key: ConversationKey) -> None:
    """Notes it while a person has the conversation. Raises TokenUnknownError, NotYoursError or StorageUnavailableError."""
    with writing(parts.sessions) as session:
        conversation = opened(session, key)
        row = handoff_of(session, conversation.id)
        if row is None or not row.held:
            return
        note_typing(session, conversation.id, by_visitor=True, now=parts.clock())
    parts.announcer.announce(key.id)


def adviser_types(parts: Parts, who: SignedIn, reference: str) -> None:
    """Notes it for the adviser who has the conversation, and for nobody else."""
    check(who, Permission.CLAIM_HANDOFFS)
    with writing(parts.sessions) as session:
        found = handoff_found(session, reference)
        if found is None or found.handoff.claimed_by != who.adviser_id:
            return
        note_typing(session, found.conversation.id, by_visitor=False, now=parts.clock())
    parts.announcer.announce(found.conversation.id)
