"""Compares texts by the words and pieces of words they share, rare ones counting more (TF-IDF and the cosine)."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LETTERS_FROM, LETTERS_TO = 3, 5
"""Pieces of three to five letters catch word endings and what is left of a typo; shorter ones stand in every text."""


class TermIndex:
    """Documents as weighted features, kept as one list of postings a feature, so that a query touches only what it shares."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        counts = [Counter(document) for document in documents]
        frequency = Counter(feature for count in counts for feature in count)
        self._columns = {feature: column for column, feature in enumerate(frequency)}
        self.size = len(documents)
        self._idf = _idf(np.fromiter(frequency.values(), dtype=np.float32, count=len(frequency)), self.size)
        self._unknown = float(_idf(np.zeros(1, dtype=np.float32), self.size)[0])
        self._post(counts)

    def _post(self, counts: Sequence[Counter[str]]) -> None:
        columns = np.array([self._columns[feature] for count in counts for feature in count], dtype=np.int64)
        times = np.array([times for count in counts for times in count.values()], dtype=np.float32)
        rows = np.repeat(np.arange(self.size), np.array([len(count) for count in counts], dtype=np.int64))
        weights = (1 + np.log(times)) * self._idf[columns]
        norms = np.sqrt(np.bincount(rows, weights=weights**2, minlength=self.size))
        weights = (weights / np.maximum(norms, 1e-9)[rows]).astype(np.float32)
        order = np.argsort(columns, kind="stable")
        self._documents = rows[order].astype(np.int32)
        self._weights = weights[order]
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(columns, minlength=len(self._columns)))])

    def scores(self, features: Sequence[str]) -> Floats:
        """The cosine, 0 to 1, of a query with every document; features that no document has lower it."""
        columns, weights = self._query(features)
        starts = self._starts[columns]
        lengths = self._starts[columns + 1] - starts
        total = int(lengths.sum())
        if not total:
            return np.zeros(self.size, dtype=np.float32)
        offsets = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
        places = offsets + np.arange(total)
        products = self._weights[places] * np.repeat(weights, lengths)
        return np.bincount(self._documents[places], weights=products, minlength=self.size).astype(np.float32)

    def _query(self, features: Sequence[str]) -> tuple[NDArray[np.int64], Floats]:
        counts = Counter(features)
        known = [(self._columns[feature], times) for feature, times in counts.items() if feature in self._columns]
        columns = np.array([column for column, _ in known], dtype=np.int64)
        times = np.array([times for _, times in known], dtype=np.float32)
        weights = (1 + np.log(times)) * self._idf[columns] if known else times
        strange = (len(counts) - len(known)) * self._unknown**2
        norm = np.sqrt(float(np.square(weights).sum()) + strange)
        return columns, (weights / max(norm, 1e-9)).astype(np.float32)


def word_features(words: Sequence[str]) -> list[str]:
    """The words, and each with the one after it."""
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def letter_features(words: Sequence[str]) -> list[str]:
    """The pieces of each word, its edges marked, never across two words."""
    return [piece for word in words for piece in _pieces(word)]


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(
        edged[start : start + size]
        for size in range(LETTERS_FROM, LETTERS_TO + 1)
        for start in range(max(len(edged) - size + 1, 1 if size == LETTERS_FROM else 0))
    )


def _idf(frequency: Floats, documents: int) -> Floats:
    return (np.log((1 + documents) / (1 + frequency)) + 1).astype(np.float32)
