"""Takes what a visitor typed as it is, or refuses it kindly before it can do harm."""

from chatbot.actions.refusals import InputRefusedError

LONGEST_MESSAGE = 2000
"""Characters of a message; the page counts them down."""

LONGEST_FIELD = 1000
"""Characters of a free text in a form."""

LONGEST_NAME = 100
"""Characters of a name."""


def typed(text: str, field: str, longest: int = LONGEST_FIELD) -> str:
    """The text of a form's field, white space around it taken off. Raises InputRefusedError."""
    text = storable(text, field).strip()
    if len(text) > longest:
        raise InputRefusedError(field, "person.too_long", limit=longest)
    return text


def typed_message(text: str) -> str:
    """A message exactly as it was typed, if there is something in it. Raises InputRefusedError."""
    if not storable(text, "text").strip():
        raise InputRefusedError("text", "composer.empty")
    if len(text) > LONGEST_MESSAGE:
        raise InputRefusedError("text", "composer.too_long", limit=LONGEST_MESSAGE)
    return text


def storable(text: str, field: str) -> str:
    """The text unchanged. Raises InputRefusedError for the two things that no database takes.

    PostgreSQL stores no NUL, and half of a surrogate pair has no form in UTF-8. Neither can be typed.
    """
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise InputRefusedError(field, "composer.not_readable")
    return text
