"""Screens every message for a concern before anything else is done with it. Deterministic: rules and no model."""

from dataclasses import dataclass
from functools import lru_cache

from chatbot.knowledge.concern import Concerns, Tier
from chatbot.matching.spotting import Spotter, struck_out
from chatbot.matching.undisguising import Undisguiser

WORDS_BEFORE = 40
"""How many words of the message before are read together with this one, for a concern that is told in two messages."""


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
        told = struck_out(words, (span for _, span in self._idioms.spotted(words)))
        cancelled = frozenset(key for key, _ in self._unless.spotted(told))
        for key, (_, end) in self._signs.spotted(told):
            if end > len(before) and key not in cancelled:
                return self._concern(key, words)
        return None

    def _concern(self, key: str, words: tuple[str, ...]) -> Concern:
        family = self._concerns.families[key]
        speaker = {who for who, _ in self._speaker.spotted(words)}
        young = self._concerns.cards[family.card].young if speaker == {"young"} else None
        return Concern(family.tier, young or family.card)
