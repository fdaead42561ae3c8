"""Brings the scores of many texts together into one score for each article that owns them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chatbot.matching.weighing import Floats

HIGHEST = 3
"""How many of an article's best texts the mean of its best looks at."""


class Owners:
    """Which article each of a list of texts belongs to. The texts of one article stand together; each has at least one."""

    def __init__(self, counts: Sequence[int]) -> None:
        self.counts = np.array(counts, dtype=np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.counts)[:-1]])
        self.of: NDArray[np.int64] = np.repeat(np.arange(len(counts)), self.counts)
        self._slots = np.arange(len(self.of)) - self.starts[self.of]
        self._widest = int(self.counts.max(initial=1))

    def best(self, scores: Floats) -> Floats:
        """The highest score of each article's texts."""
        best: Floats = np.maximum.reduceat(scores, self.starts)
        return best

    def mean(self, scores: Floats) -> Floats:
        """The mean over all texts of each article."""
        sums = np.bincount(self.of, weights=scores, minlength=len(self.counts))
        return (sums / self.counts).astype(np.float32)

    def mean_of_best(self, scores: Floats) -> Floats:
        """The mean of each article's few highest scores: steadier than the best, and no story drowns it as in the mean."""
        table = np.full((len(self.counts), max(self._widest, HIGHEST)), -1.0, dtype=np.float32)
        table[self.of, self._slots] = scores
        top = -np.partition(-table, HIGHEST - 1, axis=1)[:, :HIGHEST]
        there = np.minimum(self.counts, HIGHEST)
        mean: Floats = (np.where(top > -1.0, top, 0.0).sum(axis=1) / there).astype(np.float32)
        return mean
