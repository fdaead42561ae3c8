"""What a visit remembers in its signed cookie: the key to the conversation, and a few choices. Nothing of what was said."""

from flask import session

from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.start_conversation import start_conversation
from web.answers.version import Version, version_named

_CONVERSATION, _VERSION, _PARTNER = "conversation", "version", "partner"


def visit_key() -> ConversationKey | None:
    """The key to the conversation of this visit, or None before the first message."""
    kept = session.get(_CONVERSATION)
    return ConversationKey(*kept) if isinstance(kept, list) and len(kept) == len(("id", "token")) else None


def open_visit(parts: Parts) -> ConversationKey:
    """The key to the conversation of this visit, which starts now if it had not yet."""
    key = visit_key()
    if key is None:
        key = start_conversation(parts, partner=visit_partner()).key
        forget_conversation()
        session[_CONVERSATION] = [key.id, key.token]
    return key


def take_up_conversation(key: ConversationKey) -> None:
    """Goes on with a conversation that was begun elsewhere."""
    session[_CONVERSATION] = [key.id, key.token]


def visit_partner() -> str | None:
    """The key of the partner whose page led the visitor here."""
    kept = session.get(_PARTNER)
    return kept if isinstance(kept, str) else None


def remember_partner(key: str) -> None:
    """Remembers whose page led the visitor here."""
    session[_PARTNER] = key


def forget_conversation() -> None:
    """Lets go of the conversation; the visitor's choices stay."""
    session.pop(_CONVERSATION, None)


def end_visit() -> None:
    """Lets go of everything."""
    session.clear()


def chosen_version() -> Version:
    """How this visitor wants answers written."""
    return version_named(session.get(_VERSION))


def choose_version(version: Version) -> None:
    """Remembers how this visitor wants answers written."""
    session[_VERSION] = version.value
