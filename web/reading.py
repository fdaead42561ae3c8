"""Reads what a request carries, and refuses kindly what is not in the agreed form."""

import json
from collections.abc import Mapping
from typing import Any

from flask import request

from chatbot.actions.key import ConversationKey
from chatbot.actions.refusals import InputRefusedError, NotReadableError, TokenUnknownError, WrongTypeError

HIGHEST_SEQUENCE = 2**31 - 1


class Body:
    """The fields of a JSON body, each fetched as the type it must have. Raises InputRefusedError, with the field."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def __contains__(self, field: str) -> bool:
        return self._fields.get(field) is not None

    def text(self, field: str, default: str = "") -> str:
        """A text, or the default where the field is missing or null."""
        value = self._fields.get(field)
        if value is None:
            return default
        if not isinstance(value, str):
            raise InputRefusedError(field, "refusal.not_text")
        return value

    def optional_text(self, field: str) -> str | None:
        """A text, or None."""
        return self.text(field) if field in self else None

    def required_text(self, field: str) -> str:
        """A text that has to be there."""
        if field not in self:
            raise InputRefusedError(field, "refusal.missing")
        return self.text(field)

    def switch(self, field: str, default: bool | None = None) -> bool:
        """True or false; without a default it has to be there."""
        value = self._fields.get(field, default)
        if not isinstance(value, bool):
            raise InputRefusedError(field, "refusal.not_true_or_false")
        return value


def json_body(*known: str) -> Body:
    """The JSON body, with no other fields than these. Raises WrongTypeError, NotReadableError or InputRefusedError."""
    if not request.is_json:
        raise WrongTypeError
    try:
        fields = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise NotReadableError from None
    if not isinstance(fields, dict):
        raise NotReadableError
    for unknown in sorted(set(fields) - set(known)):
        raise InputRefusedError(unknown[:64], "refusal.unknown_field")
    return Body(fields)


def bearer_token() -> str | None:
    """The token of the request, from its header: a token in an address would end up in logs and histories."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def conversation_key(conversation_id: str) -> ConversationKey:
    """The key that a request brings for a conversation. Raises TokenUnknownError where it brings none."""
    token = bearer_token()
    if token is None:
        raise TokenUnknownError
    return ConversationKey(conversation_id, token)


def sequence_in(text: str | None, field: str) -> int:
    """The place in a conversation that a text names; 0, the start, where there is none. Raises InputRefusedError."""
    if text is None or text == "":
        return 0
    if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > HIGHEST_SEQUENCE:
        raise InputRefusedError(field, "refusal.not_a_place")
    return int(text)


def written_texts() -> tuple[str, ...]:
    """Every text that the request carries, from a form or from JSON, whatever its field and whatever is wrong with it."""
    try:
        body = json.loads(request.get_data()) if request.is_json else request.form.to_dict()
    except (ValueError, RecursionError):
        return ()
    return tuple(value for value in body.values() if isinstance(value, str)) if isinstance(body, dict) else ()
