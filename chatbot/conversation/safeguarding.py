"""Screens every message for a concern before anything else is done with it. Deterministic: reviewed signs, then a plain table of points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from chatbot.knowledge.concern import Concerns, Family, Tier
from chatbot.matching.spotting import Span, Spotter, struck_out
from chatbot.matching.tallying import WINDOW, tally
from chatbot.matching.undisguising import Undisguiser

WORDS_BEFORE = 40
"""How many words of the message before are read together with this one, for a concern that is told in two messages."""


NEAR = 20
"""Within how many words of a sign its `unless` undoes it: what stands further off is about something else."""


_SENTENCE_END = re.compile(r"[.!?\n]+")


@dataclass(frozen=True)
class Concern:
    """A concern that a message raises: how urgent it is, and the key of the card with the approved words."""

    tier: Tier
    card: str


def screen(message: str, message_before: str, concerns: Concerns) -> Concern | None:
    """The most urgent concern that a message raises, alone or together with the one before it; None where there is none."""
    return _screener(concerns).screen(message, message_before)


@lru_cache(maxsize=4)
def _screener(concerns: Concerns) -> "Screener":
    return Screener(concerns)


class Screener:
    """The concerns made ready for screening; made once, for it takes far longer than to screen a message."""

    def __init__(self, concerns: Concerns) -> None:
        self._concerns = concerns
        families = concerns.families.values()
        self._idioms = Spotter({"idiom": concerns.idioms})
        self._signs = Spotter({family.key: family.signs for family in families})
        self._unless = Spotter({family.key: family.unless for family in families})
        self._speaker = Spotter({"young": concerns.young, "grown up": concerns.grown_up})
        spotters = (self._idioms, self._signs, self._unless, self._speaker)
        self._undisguiser = Undisguiser(
            frozenset().union(*(spotter.vocabulary for spotter in spotters)), concerns.plain_words
        )

    def screen(self, message: str, message_before: str) -> Concern | None:
        """See `screen`. What only the message before says was screened when it came, and is not raised again."""
        before = self._undisguiser.words(message_before)[-WORDS_BEFORE:] if message_before else ()
        words = before + self._undisguiser.words(message)
        told = self._without_idioms(words)
        by_sign = self._by_sign(told, len(before))
        if by_sign is not None and by_sign.tier is not Tier.DISTRESS:
            return self._concern(by_sign.card, words)
        points = self._concerns.points
        if self._most_points(message, told[len(before) :]) >= points.threshold:
            return self._concern(self._concerns.card_by_points, words)
        return None if by_sign is None else self._concern(by_sign.card, words)

    def read(self, message: str) -> tuple[str, ...]:
        """The plain words of a message with its idioms struck out, as they are screened."""
        return self._without_idioms(self._undisguiser.words(message))

    def _most_points(self, message: str, told: tuple[str, ...]) -> int:
        """The points that the message gathers; a long one also sentence by sentence, so that one is not drowned in the rest."""
        sentences = _SENTENCE_END.split(message) if len(told) > WINDOW else ()
        return max(tally(words, self._concerns.points.by_piece) for words in (told, *map(self.read, sentences)))

    def _without_idioms(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return struck_out(words, (span for _, span in self._idioms.spotted(words)))

    def _by_sign(self, told: tuple[str, ...], begins: int) -> Family | None:
        """The most urgent family of which a sign ends after the word where the message begins."""
        return next((self._concerns.families[key] for key in self.families_in(told, begins)), None)

    def families_in(self, told: tuple[str, ...], begins: int = 0) -> Iterator[str]:
        """The families of which a sign stands in the words, most urgent first, save where its `unless` stands near it."""
        found = [(key, span) for key, span in self._signs.spotted(told) if span[1] > begins]
        undoing = list(self._unless.spotted(told)) if found else []
        for key, span in found:
            if not any(other == key and _near(span, place) for other, place in undoing):
                yield key

    def _concern(self, key: str, words: tuple[str, ...]) -> Concern:
        card = self._concerns.cards[key]
        speaker = {who for who, _ in self._speaker.spotted(words)}
        return Concern(card.tier, card.young if card.young and speaker == {"young"} else key)


def _near(one: Span, other: Span) -> bool:
    return other[0] < one[1] + NEAR and one[0] < other[1] + NEAR
