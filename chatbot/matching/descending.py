"""Finds the weights, none below zero, at which a slope runs out: the one optimiser that fusion and gate share."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

_STEPS = 400
_RATE = 0.05


def descend(slope: Callable[[Doubles], Doubles], start: Doubles, free: int = 0) -> Doubles:
    """Follows the slope down from a start by Adam (Kingma and Ba 2015), with ever smaller steps.

    Every weight is held at zero or above but the last `free` ones: a score that speaks for an article must never count
    against it, however the few rows of one fitting fell.
    """
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    floor = np.zeros_like(start)
    floor[len(start) - free :] = -np.inf
    for step in range(1, _STEPS + 1):
        now = slope(weights)
        first, second = 0.9 * first + 0.1 * now, 0.99 * second + 0.01 * now**2
        moved = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
        weights = np.maximum(weights - _RATE * (1 - step / (_STEPS + 1)) * moved, floor)
    return weights
