"""What a visit remembers in its signed cookie: the key to the conversation, and a few choices. Nothing of what was said."""

from dataclasses import dataclass

from flask import session

from chatbot.actions.ask_for_a_person import Handoff
from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.start_conversation import start_conversation
from web.answers.version import Version, version_named

_CONVERSATION, _VERSION, _WAITING, _PARTNER = "conversation", "version", "waiting", "partner"


@dataclass(frozen=True)
class Waiting:
    """That this visitor has asked for a person. `promised` is by when one replies, in words, or None."""

    reference: str
    promised: str | None


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
    session.pop(_WAITING, None)


def end_visit() -> None:
    """Lets go of everything."""
    session.clear()


def chosen_version() -> Version:
    """How this visitor wants answers written."""
    return version_named(session.get(_VERSION))


def choose_version(version: Version) -> None:
    """Remembers how this visitor wants answers written."""
    session[_VERSION] = version.value


def remember_waiting(handoff: Handoff) -> None:
    """Remembers that an adviser was asked for."""
    session[_WAITING] = [handoff.reference, handoff.promised]


def waiting() -> Waiting | None:
    """Whether this visitor waits for an adviser."""
    kept = session.get(_WAITING)
    return Waiting(*kept) if kept else None
