"""Cuts a long message into its parts, and finds those that tell what it asks."""

import re
from collections.abc import Sequence

from chatbot.matching.reading import Reading

LONG = 45
"""Words from which a message is a story, whose question has to be looked for."""

PART = 28
"""Words of a part: about one question with what it is about."""

FEWEST = 4

_END = re.compile(r"(?<=[.?])\s+")
_ASKS = re.compile(r"\?|\b(?:how|what|who|when|where|which|can|could|does|should|must|allowed|legal|right|entitled)\b")
_NEXT_QUESTION = re.compile(
    r"(?:\?|\b[.,]?)\s+(?:and also|also|and another thing|another thing|one more thing|second question|secondly)\b[.,]?\s+"
    r"|\?\s+|[.,]?\s+and (?=(?:how|what|can|who|do|does|is) )"
)


def parts_of(reading: Reading) -> list[Reading]:
    """The parts of a story, in the order they stand; nothing where the message is short."""
    if len(reading.words) < LONG:
        return []
    parts = [part for sentence in _joined(_END.split(reading.text)) for part in _windows(sentence.split())]
    return [_reading(part) for part in parts]


def questions_in(reading: Reading) -> list[Reading]:
    """The questions of a message that asks more than one, each read by itself; nothing where it asks but one."""
    parts = [part.strip() for part in _NEXT_QUESTION.split(reading.text)]
    long_enough = [part for part in parts if len(part.split()) >= FEWEST]
    return [_reading(part) for part in long_enough] if len(long_enough) > 1 else []


def asking(reading: Reading) -> int:
    """How many words of asking stand in a text, counted up to two: more do not make it more of a question."""
    return min(len(_ASKS.findall(reading.text)), 2)


def _joined(sentences: Sequence[str]) -> list[str]:
    """Sentences, short ones put to the one before."""
    joined: list[str] = []
    for sentence in sentences:
        if joined and (len(sentence.split()) < FEWEST or len(joined[-1].split()) < FEWEST):
            joined[-1] += " " + sentence
        else:
            joined.append(sentence)
    return joined


def _windows(words: Sequence[str]) -> list[str]:
    """Runs of words without a stop, cut into overlapping windows."""
    if len(words) <= PART + PART // 2:
        return [" ".join(words)]
    starts = range(0, len(words) - PART // 2, PART // 2)
    return [" ".join(words[start : start + PART]) for start in starts]


def _reading(text: str) -> Reading:
    return Reading(tuple(word.rstrip(".,?") for word in text.split()), text)
