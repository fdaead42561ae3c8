"""Recognises messages that are settled before any article is looked for."""

import re
from collections.abc import Mapping
from enum import StrEnum

from chatbot.knowledge.signpost import Signpost
from chatbot.matching.normalising import normalise


class Recognised(StrEnum):
    """What a message plainly is, where that decides the turn."""

    ASKS_FOR_A_PERSON = "asks for a person"
    OTHER_LANGUAGE = "other language"
    NOT_A_QUESTION = "not a question"


_PERSON = re.compile(
    r"\b(speak|talk|chat|connect me|put me through) (to|with) (a |an |the |some)?(real )?(person|human|adviser|advisor|somebody|someone|body)\b"
)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-zÀ-ɏ]")


def recognise(message: str) -> Recognised | None:
    """What the message plainly is, or None where an article has to be looked for."""
    text = normalise(message)
    letters = _LETTER.findall(text)
    if not letters:
        return Recognised.NOT_A_QUESTION
    if len(_LATIN.findall(text)) < len(letters) / 2:
        return Recognised.OTHER_LANGUAGE
    if _PERSON.search(text):
        return Recognised.ASKS_FOR_A_PERSON
    return None


def signpost_for(message: str, signposts: Mapping[str, Signpost]) -> Signpost | None:
    """The first out-of-scope subject that the message is about, or None."""
    text = normalise(message)
    return next((signpost for signpost in signposts.values() if signpost.points_at(text)), None)
