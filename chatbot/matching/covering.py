"""How much of what a message says an article has been asked in: the telling words of the message, weighed by rarity."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from chatbot.matching.weighing import Floats

STEM = 5
"""Letters of a word that are compared, so that “refuse” and “refused” are one."""


class Covering:
    """For each stem, which articles have it in their phrasings."""

    def __init__(self, asked: Sequence[Sequence[str]]) -> None:
        stems = [{word[:STEM] for word in words} for words in asked]
        spread = Counter(stem for there in stems for stem in there)
        self._rows = {stem: row for row, stem in enumerate(spread)}
        self._has = np.zeros((len(spread), len(asked)), dtype=np.float32)
        for article, there in enumerate(stems):
            self._has[[self._rows[stem] for stem in there], article] = 1.0
        rarity = np.log((1 + len(asked)) / (1 + np.fromiter(spread.values(), dtype=np.float32, count=len(spread))))
        self._rarity: Floats = rarity.astype(np.float32)
        self._strange = float(np.log(1 + len(asked)))

    def rarity_of(self, word: str) -> float:
        """How telling a word is: the logarithm of how few articles have it in their phrasings; nought where none has."""
        row = self._rows.get(word[:STEM])
        return 0.0 if row is None else float(self._rarity[row])

    def scores(self, words: Sequence[str]) -> Floats:
        """The share, 0 to 1, of the weight of the message's words that each article covers."""
        stems = {word[:STEM] for word in words}
        rows = [self._rows[stem] for stem in stems if stem in self._rows]
        rarity = self._rarity[rows]
        whole = float(rarity.sum()) + self._strange * (len(stems) - len(rows))
        return np.asarray(rarity @ self._has[rows] / max(whole, 1e-6), dtype=np.float32)
