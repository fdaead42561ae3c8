"""The short reference of a handoff, which can be read aloud on the phone and written down on paper."""

import re
import secrets

from chatbot.storage.handoffs import reference_is_taken
from chatbot.storage.sessions import Session

_SPEAKABLE = "2345679ACDEFHJKMNPRTUVWXY"
"""Letters and figures that are told apart on the phone and on paper: no 0 and O, 1, I and L, 8 and B, 5 and S, G and Q, Z."""

_LENGTH = 6


def new_reference(session: Session) -> str:
    """Six characters in two groups, like K7M-4RX."""
    while True:
        reference = _in_groups("".join(secrets.choice(_SPEAKABLE) for _ in range(_LENGTH)))
        if not reference_is_taken(session, reference):
            return reference


def reference_in(text: str) -> str | None:
    """The reference that somebody typed or was told, however it was spaced; None where it cannot be one."""
    characters = re.sub(r"[\s.\-–]", "", text).upper()
    if len(characters) != _LENGTH or not characters.isascii() or not characters.isalnum():
        return None
    return _in_groups(characters)


def _in_groups(characters: str) -> str:
    return f"{characters[:3]}-{characters[3:]}"
