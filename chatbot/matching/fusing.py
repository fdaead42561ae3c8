"""Brings the scores of an article together into one probability: a softmax over all articles (conditional logit)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chatbot.matching.descending import Doubles, descend
from chatbot.matching.weighing import Floats

RIVALS = 80
"""Articles of a message that are looked at while fitting: the others are out of the race under any weights."""

CALM = 1.0
"""How strongly large weights are held back, on scores brought to a spread of 1."""


def fuse(table: Floats, weights: Floats) -> Floats:
    """The probability of each article: its share of the exponentials of its weighted scores."""
    return shares_of(np.asarray(weights @ table, dtype=np.float32))


def shares_of(odds: Floats) -> Floats:
    """The softmax: each article's share of the exponentials."""
    shares = np.exp(odds - odds.max())
    return np.asarray(shares / shares.sum(), dtype=np.float32)


def fit_fusion(tables: Sequence[Floats], accepted: Sequence[NDArray[np.bool_]], importance: Floats) -> Floats:
    """Weights, none below zero, under which the accepted articles of each message are together the likeliest.

    `importance` says how much each message counts.
    """
    stacked, right = _rivals(np.stack(tables).astype(np.float64), np.stack(accepted))
    # One row for each message and article, so that the products of every step are plain matrix products.
    rows = stacked.transpose(0, 2, 1).reshape(right.size, -1)
    spread = np.maximum(rows.std(axis=0), 1e-6)
    rows = rows / spread

    def slope(weights: Doubles) -> Doubles:
        odds = (rows @ weights).reshape(right.shape)
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        wanted = shares * right
        wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-12)
        surplus = (shares - wanted) * importance[:, None]
        return np.asarray(surplus.reshape(-1) @ rows + CALM * weights)

    weights = descend(slope, np.full(rows.shape[1], 0.3))
    return np.asarray(weights / spread, dtype=np.float32)


def _rivals(stacked: Doubles, right: NDArray[np.bool_]) -> tuple[Doubles, NDArray[np.bool_]]:
    """The tables and the accepted articles, cut to those that most scores together put first, and the accepted ones."""
    level = stacked / np.maximum(stacked.std(axis=(0, 2)), 1e-6)[None, :, None]
    together = level.sum(axis=1) + 1e6 * right
    kept = np.argsort(-together, axis=1, kind="stable")[:, :RIVALS]
    return np.take_along_axis(stacked, kept[:, None, :], axis=2), np.take_along_axis(right, kept, axis=1)
