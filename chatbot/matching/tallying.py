"""Adds up the points that the words of a message weigh, where no single sign gives a concern away."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

WINDOW = 40
STEP = 20
"""Words are added up over forty at a time, so that a concern is not drowned in a long message."""


def tally(words: Sequence[str], points: Mapping[str, int]) -> int:
    """The most points that any forty words in a row gather: each word, and each pair of neighbours, counted once.

    Words that were struck out are empty: they weigh nothing and part their neighbours.
    """
    starts = range(0, max(len(words) - WINDOW, 0) + STEP, STEP)
    return max(sum(points.get(piece, 0) for piece in pieces(words[start : start + WINDOW])) for start in starts)


def pieces(words: Sequence[str]) -> frozenset[str]:
    """The words and the pairs of neighbours among them, a pair bound by `_`."""
    return frozenset(_pieces(words))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    yield from (word for word in words if word)
    yield from (f"{first}_{second}" for first, second in pairwise(words) if first and second)
