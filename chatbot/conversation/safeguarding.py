"""Screens every message for a concern before anything else is done with it. Deterministic: rules and no model."""

from dataclasses import dataclass
from functools import lru_cache

from chatbot.knowledge.concern import Concerns, Family, Tier
from chatbot.matching.spotting import Spotter, struck_out
from chatbot.matching.tallying import tally
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
        told = self._without_idioms(words)
        by_sign = self._by_sign(told, len(before))
        if by_sign is not None and by_sign.tier is not Tier.DISTRESS:
            return self._concern(by_sign.tier, by_sign.card, words)
        points = self._concerns.points
        if tally(told[len(before) :], points.by_piece) >= points.threshold:
            return self._concern(self._concerns.cards[points.card].tier, points.card, words)
        return None if by_sign is None else self._concern(by_sign.tier, by_sign.card, words)

    def read(self, message: str) -> tuple[str, ...]:
        """The plain words of a message with its idioms struck out, as they are screened."""
        return self._without_idioms(self._undisguiser.words(message))

    def _without_idioms(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return struck_out(words, (span for _, span in self._idioms.spotted(words)))

    def _by_sign(self, told: tuple[str, ...], begins: int) -> Family | None:
        """The most urgent family of which a sign ends at or after the word where the message begins."""
        cancelled = frozenset(key for key, _ in self._unless.spotted(told))
        found = (key for key, (_, end) in self._signs.spotted(told) if end > begins and key not in cancelled)
        return next((self._concerns.families[key] for key in found), None)

    def _concern(self, tier: Tier, card: str, words: tuple[str, ...]) -> Concern:
        speaker = {who for who, _ in self._speaker.spotted(words)}
        young = self._concerns.cards[card].young if speaker == {"young"} else None
        return Concern(tier, young or card)
