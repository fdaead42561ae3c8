"""Recognises messages that are settled before any article is looked for."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from chatbot.knowledge.recognisable import Recognisable
from chatbot.knowledge.signpost import Signpost
from chatbot.matching.normalising import normalise
from chatbot.matching.normalising import words as plain_words
from chatbot.matching.spotting import Spotter
from chatbot.matching.tallying import tally
from chatbot.matching.undisguising import Undisguiser, fold

FEWEST_FOREIGN_WORDS = 3
FOREIGN_SHARE = 0.34
"""A message is in another language from three of its very common words on, when they make up a third of it."""

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-zÀ-ɏ]")


class Recognised(StrEnum):
    """What a message plainly is, where that decides the turn."""

    ASKS_FOR_A_PERSON = "asks for a person"
    OTHER_LANGUAGE = "other language"
    NOT_A_QUESTION = "not a question"


def recognise(message: str, recognisable: Recognisable) -> Recognised | None:
    """What the message plainly is, or None where an article has to be looked for."""
    letters = _LETTER.findall(normalise(message))
    if not letters:
        return Recognised.NOT_A_QUESTION
    if len(_LATIN.findall("".join(letters))) < len(letters) / 2:
        return Recognised.OTHER_LANGUAGE
    return _recogniser(recognisable).recognise(message)


@lru_cache(maxsize=4)
def _recogniser(recognisable: Recognisable) -> "Recogniser":
    return Recogniser(recognisable)


class Recogniser:
    """The signs made ready for recognising; made once."""

    def __init__(self, recognisable: Recognisable) -> None:
        self._spotter = Spotter(
            {
                "person": recognisable.person,
                "person only": recognisable.person_only,
                "person surely": recognisable.person_surely,
                "unless": recognisable.person_unless,
                "not a question": recognisable.not_a_question,
                "insult": recognisable.insults,
                "real matter": recognisable.real_matter,
            }
        )
        self._undisguiser = Undisguiser(self._spotter.vocabulary, recognisable.plain_words)
        self._languages = [frozenset(map(fold, words)) for words in recognisable.languages.values()]
        self._english = recognisable.english
        self._points = recognisable.person_points

    def recognise(self, message: str) -> Recognised | None:
        """See `recognise`."""
        if self._is_foreign(message):
            return Recognised.OTHER_LANGUAGE
        words = self.read(message)
        spotted = tuple(self._spotter.spotted(words))
        seen = {kind for kind, _ in spotted}
        surely = "person surely" in seen or ("person only", (0, len(words))) in spotted
        likely = "person" in seen or tally(words, self._points.by_piece) >= self._points.threshold
        if surely or (likely and "unless" not in seen):
            return Recognised.ASKS_FOR_A_PERSON
        if "not a question" in seen or ("insult" in seen and "real matter" not in seen):
            return Recognised.NOT_A_QUESTION
        return None

    def read(self, message: str) -> tuple[str, ...]:
        """The plain words of a message, as its signs and points are looked for."""
        return self._undisguiser.words(message)

    def _is_foreign(self, message: str) -> bool:
        words = plain_words(fold(message))
        english = sum(word in self._english for word in words)
        most = max(sum(word in common for word in words) for common in self._languages)
        return most >= FEWEST_FOREIGN_WORDS and most >= len(words) * FOREIGN_SHARE and most > english


def signpost_for(message: str, signposts: Mapping[str, Signpost]) -> Signpost | None:
    """The first out-of-scope subject that the message is plainly about, or None."""
    tells, unless = _subjects(tuple(signposts.values()))
    words = tuple(plain_words(fold(message)))
    ours = {key for key, _ in unless.spotted(words)}
    return next((signposts[key] for key, _ in tells.spotted(words) if key not in ours), None)


@lru_cache(maxsize=4)
def _subjects(signposts: tuple[Signpost, ...]) -> tuple[Spotter, Spotter]:
    return (
        Spotter({signpost.key: signpost.tells for signpost in signposts}),
        Spotter({signpost.key: signpost.unless for signpost in signposts}),
    )
