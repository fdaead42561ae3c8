"""Draws the pairs of texts that the encoder learns from, written as carelessly as people write."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.tuning.around import CLOSERS, EVERYDAY, FAMILY, OPENERS

TOPICS_IN_A_BATCH = 64
NEIGHBOURS_AFTER_EACH = 2
PHRASING_SHARE = 0.65
CARELESS_SHARE, WRONG_WORDS = 0.25, 0.12
AROUND_SHARE = 0.30
EVERYDAY_SHARE = 0.25
FAMILY_SHARE = 0.20
BARE_SHARE = 0.40
DROPPED_SHARE, DROPPED_WORDS = 0.15, 0.15

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Topic:
    """What one article gives to learn from: ways of asking, passages that answer, and the articles near it."""

    id: str
    asked: tuple[str, ...]
    said: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two texts that belong together; `topic` is the place of their article, `also` others that the label accepts."""

    topic: int
    asked: str
    answer: str
    also: frozenset[int]


class Sampler:
    """Draws batches. Every way of asking is drawn about once an epoch."""

    def __init__(self, topics: Sequence[Topic], accepted: Mapping[str, frozenset[int]], chance: random.Random) -> None:
        self.topics = topics
        self._accepted = accepted
        self._chance = chance
        self._places = {topic.id: place for place, topic in enumerate(topics)}
        self._waiting: list[list[str]] = [[] for _ in topics]

    @property
    def steps_in_an_epoch(self) -> int:
        return sum(len(topic.asked) for topic in self.topics) // TOPICS_IN_A_BATCH

    def batch(self) -> list[Pair]:
        """One pair for each of a batch of distinct topics, each topic drawn followed by some of its neighbours."""
        drawn: dict[int, None] = {}
        while len(drawn) < min(TOPICS_IN_A_BATCH, len(self.topics)):
            first = self._weighted()
            near = [self._places[other] for other in self.topics[first].near if other in self._places]
            for place in [first, *self._chance.sample(near, min(NEIGHBOURS_AFTER_EACH, len(near)))]:
                drawn[place] = None
        return [self._pair(place) for place in list(drawn)[:TOPICS_IN_A_BATCH]]

    def _weighted(self) -> int:
        return self._chance.choices(range(len(self.topics)), [len(topic.asked) for topic in self.topics])[0]

    def _pair(self, place: int) -> Pair:
        topic, chance = self.topics[place], self._chance
        if not self._waiting[place]:
            self._waiting[place] = chance.sample(topic.asked, len(topic.asked))
        asked = self._waiting[place].pop()
        others = [text for text in topic.asked if text != asked]
        by_phrasing = others and (chance.random() < PHRASING_SHARE or not topic.said)
        answer = chance.choice(others) if by_phrasing else chance.choice(topic.said)
        return Pair(place, careless(asked, chance), answer, self._accepted.get(asked, frozenset()))


def careless(text: str, chance: random.Random) -> str:
    """The text as another person might have typed it: other words around it, everyday words, typos, no stops."""
    if chance.random() < FAMILY_SHARE:
        text = _swapped(text, FAMILY, 3, chance)
    if chance.random() < EVERYDAY_SHARE:
        text = _swapped(text, EVERYDAY, 8, chance)
    if chance.random() < DROPPED_SHARE:
        text = " ".join(word for word in text.split() if chance.random() > DROPPED_WORDS) or text
    if chance.random() < AROUND_SHARE:
        text = _surrounded(text, chance)
    if chance.random() < CARELESS_SHARE:
        text = mistyped(text, WRONG_WORDS, chance)
    return re.sub(r"[.,?!]", "", text) if chance.random() < BARE_SHARE else text


def mistyped(text: str, share: float, chance: random.Random, shortest: int = 3) -> str:
    """The text with a fault of the fingers in that share of its words: swapped, dropped, doubled or wrong letter."""
    return " ".join(
        _fault(word, chance) if len(word) >= shortest and chance.random() < share else word for word in text.split(" ")
    )


def _fault(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == 1:
        return word[:place] + word[place + 1 :]
    if kind == 2:
        return word[:place] + word[place] + word[place:]
    return word[:place] + chance.choice(_ALPHABET) + word[place + 1 :]


def _swapped(text: str, swaps: Sequence[tuple[str, str]], most: int, chance: random.Random) -> str:
    lowered = text.lower().replace("'", "").replace("’", "")
    there = [swap for swap in swaps if re.search(rf"\b{re.escape(swap[0].strip())}\b", lowered)]
    for old, new in chance.sample(there, min(len(there), chance.randint(1, most))):
        lowered = re.sub(rf"\b{re.escape(old)}" + ("" if old.endswith(" ") else r"\b"), new, lowered)
    return lowered


def _surrounded(text: str, chance: random.Random) -> str:
    opening = chance.sample(OPENERS, chance.choice((0, 1, 1, 2, 3)))
    closing = chance.sample(CLOSERS, chance.choice((0, 0, 1, 1)))
    stop = chance.choice((". ", " ", ", "))
    return stop.join([*opening, text, *closing])
