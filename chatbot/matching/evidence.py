"""Tallies how much likelier each feature of a message is in one article than in the others (naive Bayes, smoothed)."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from chatbot.matching.weighing import Floats

SMOOTHING = 300.0
"""How many words of the whole knowledge each article is thought to hold beside its own; settled by cross-validation."""

SAID_WEIGHT = 0.25
"""What a word of an article's text counts, where one of its phrasings counts 1: phrasings are in families' own words."""


class Tally:
    """For each feature and article, the logarithm of how much likelier the feature is there than anywhere."""

    def __init__(self, asked: Sequence[Sequence[str]], said: Sequence[Sequence[str]]) -> None:
        counts = [Counter(features) for features in asked]
        for count, features in zip(counts, said, strict=True):
            for feature, times in Counter(features).items():
                count[feature] += SAID_WEIGHT * times  # type: ignore[assignment]  # Weighted counts are fractions.
        self._rows = {feature: row for row, feature in enumerate({feature for count in counts for feature in count})}
        table = np.zeros((len(self._rows), len(counts)), dtype=np.float32)
        for article, count in enumerate(counts):
            table[[self._rows[feature] for feature in count], article] = list(count.values())
        usual = (table.sum(axis=1, keepdims=True) + 0.5) / (table.sum() + 0.5 * len(self._rows))
        likely = (table + SMOOTHING * usual) / (table.sum(axis=0) + SMOOTHING)
        self._weights: Floats = np.log(likely / usual).astype(np.float32)

    def scores(self, features: Sequence[str]) -> Floats:
        """The evidence for each article, levelled for the length of the message."""
        there = set(features)
        rows = [self._rows[feature] for feature in there if feature in self._rows]
        evidence: Floats = self._weights[rows].sum(axis=0) / np.float32(np.sqrt(max(len(there), 1)))
        return evidence
