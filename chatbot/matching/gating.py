"""Judges whether the best article answers the message at all: the chance that it is right, 0 to 1."""

import numpy as np
from numpy.typing import NDArray

from chatbot.matching.descending import Doubles, descend
from chatbot.matching.weighing import Floats

CALM = 1.0


def signs(table: Floats, support: Floats, shares: Floats) -> Floats:
    """What speaks for the best article: its lead over all and over the second, who agrees, and each of its scores."""
    best = int(shares.argmax())
    second = float(np.partition(shares, -2)[-2]) if len(shares) > 1 else 0.0
    first = float(shares[best])
    lead = np.log(max(first, 1e-6) / max(1 - first, 1e-6))
    margin = np.log(max(first, 1e-6) / max(second, 1e-6))
    agreed = float((table.argmax(axis=1) == best).mean())
    return np.array([lead, margin, agreed, *support[:, best], *table[:, best]], dtype=np.float32)


def chance_right(found: Floats, weights: Floats) -> float:
    """The calibrated chance that the best article is right, from its signs; the last weight stands alone."""
    return float(1 / (1 + np.exp(-(weights[:-1] @ found + weights[-1]))))


def fit_gate(found: Floats, right: NDArray[np.bool_], importance: Floats) -> Floats:
    """Weights of a logistic regression, none below zero but the last, which is the constant."""
    middle, spread = found.mean(axis=0), np.maximum(found.std(axis=0), 1e-6)
    levelled = np.column_stack([(found - middle) / spread, np.ones(len(found))]).astype(np.float64)

    def slope(weights: Doubles) -> Doubles:
        chance = 1 / (1 + np.exp(-levelled @ weights))
        held = np.append(weights[:-1], 0.0)
        return np.asarray(levelled.T @ ((chance - right) * importance) + CALM * held)

    weights = descend(slope, np.append(np.full(found.shape[1], 0.1), 0.0), free=1)
    raw = weights[:-1] / spread
    return np.append(raw, weights[-1] - raw @ middle).astype(np.float32)
