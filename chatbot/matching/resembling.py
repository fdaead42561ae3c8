"""Finds the telling word that a mistyped one was meant to be, by the letters that a slip leaves out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

SHORTEST = 3
LONG_ENOUGH_FOR_ONE_FAULT = 4
"""In three letters only two that changed places are forgiven: “hti”."""

LONG_ENOUGH_FOR_TWO_FAULTS = 8
FAULTS_FORGIVEN = 2
"""What is longer than the longest word by more than this resembles none, and 2,000 letters would take seconds to compare."""

_KEPT = 20_000


class Resembling:
    """Knows words, and which of them a mistyped word resembles.

    Each word is filed under itself with each of its letters left out. Two words that share such a remainder differ by one
    letter too many, too few or wrong, or by two that changed places (Garbe's symmetric delete method, SymSpell).
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(word for word in words if len(word) >= SHORTEST and word.isalpha()))
        self._known = frozenset(self._words)
        self._longest = max(map(len, self._words), default=0) + FAULTS_FORGIVEN
        self._by_one: dict[str, list[str]] = defaultdict(list)
        self._by_two: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for remainder in _with_one_left_out(word):
                self._by_one[remainder].append(word)
            if len(word) >= LONG_ENOUGH_FOR_TWO_FAULTS:
                for remainder in _with_two_left_out(word):
                    self._by_two[remainder].append(word)
        self.meant = lru_cache(maxsize=_KEPT)(self._meant)

    def _meant(self, typed: str) -> str | None:
        """The known word that was meant, or None where none is near enough."""
        if not SHORTEST <= len(typed) <= self._longest:
            return None
        near = [word for word in self._near(typed) if word[0] == typed[0] or len(typed) > LONG_ENOUGH_FOR_ONE_FAULT]
        if near:
            return max(
                near, key=lambda word: (sorted(word) == sorted(typed), len(word) >= len(typed), word[0] == typed[0])
            )
        if len(typed) < LONG_ENOUGH_FOR_TWO_FAULTS:
            return None
        twice = (word for remainder in _with_two_left_out(typed) for word in self._by_two.get(remainder, ()))
        return next((word for word in twice if word[0] == typed[0]), None)

    def _near(self, typed: str) -> Iterator[str]:
        remainders = (typed, *_with_one_left_out(typed))
        candidates = dict.fromkeys(word for remainder in remainders for word in self._by_one.get(remainder, ()))
        candidates.update(dict.fromkeys(remainder for remainder in remainders if remainder in self._known))
        for word in candidates:
            if len(typed) < LONG_ENOUGH_FOR_ONE_FAULT:
                if len(word) == len(typed) and sorted(word) == sorted(typed):
                    yield word
            elif len(word) >= LONG_ENOUGH_FOR_ONE_FAULT - 1 and differs_by_one_slip(typed, word):
                yield word


def differs_by_one_slip(typed: str, word: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours have changed places."""
    shorter, longer = sorted((typed, word), key=len)
    start = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    if len(longer) > len(shorter):
        return longer[start + 1 :] == shorter[start:]
    rest, other = shorter[start:], longer[start:]
    return rest[1:] == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])


def _with_one_left_out(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word[:place] + word[place + 1 :] for place in range(len(word))))


def _with_two_left_out(word: str) -> Iterator[str]:
    for remainder in _with_one_left_out(word):
        yield from _with_one_left_out(remainder)
