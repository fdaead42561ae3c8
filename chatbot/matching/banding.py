"""Where to answer outright, where to ask back and where to admit not knowing: the thresholds and how they are chosen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.matching.calibration import Thresholds
from chatbot.matching.ranking import Band

WRONG_ALLOWED = 0.022
"""Of messages that have an answer, how many may be answered outright and wrongly; 3 in 100 is the promise."""

UNKNOWN_ALLOWED = 0.05
"""Of messages without an answer, how many may be answered outright; 8 in 100 near misses is the promise."""

SURE_PRECISION, STRICT_PRECISION = 0.90, 0.95
"""How many outright answers have to be right, usually and where a wrong one does harm, when 7 in 10 have an answer."""

ASKED_BACK = 0.98
"""How many of the messages with a right article among the first three have to be answered or asked back about."""

_STEPS = np.linspace(0.30, 0.99, 139)


@dataclass(frozen=True)
class Judged:
    """Verdicts on labelled messages, an entry each: how sure, whether right, right among the first three, and so on."""

    confidence: NDArray[np.float64]
    right: NDArray[np.bool_]
    offered: NDArray[np.bool_]
    answerable: NDArray[np.bool_]
    harmful: NDArray[np.bool_]
    weight: NDArray[np.float64]


def band(confidence: float, *, harmful: bool, thresholds: Thresholds) -> Band:
    """How sure to be of the best article, more strictly where a wrong answer does harm."""
    if confidence >= (thresholds.strict if harmful else thresholds.usual):
        return Band.SURE
    return Band.CLOSE if confidence >= thresholds.lowest else Band.UNKNOWN


def choose_thresholds(judged: Judged) -> Thresholds:
    """The lowest thresholds that keep every promise above on these verdicts."""
    usual = _lowest(judged, np.ones_like(judged.right), SURE_PRECISION)
    strict = _lowest(judged, judged.harmful, STRICT_PRECISION)
    worth = judged.confidence[judged.offered]
    lowest = float(np.quantile(worth, 1 - ASKED_BACK)) if len(worth) else 0.0
    return Thresholds(usual=round(usual, 3), strict=round(max(usual, strict), 3), lowest=round(min(lowest, usual), 3))


def _lowest(judged: Judged, concerned: NDArray[np.bool_], precision: float) -> float:
    for step in _STEPS:
        if _keeps(judged, concerned, judged.confidence >= step, precision):
            return float(step)
    return float(_STEPS[-1])


def _keeps(judged: Judged, concerned: NDArray[np.bool_], sure: NDArray[np.bool_], precision: float) -> bool:
    wrong = _share(sure & ~judged.right, concerned & judged.answerable, judged.weight)
    unknown = _share(sure, concerned & ~judged.answerable, judged.weight)
    rightly = _share(judged.right, concerned & sure, judged.weight)
    return wrong <= WRONG_ALLOWED and unknown <= UNKNOWN_ALLOWED and rightly >= precision


def _share(wanted: NDArray[np.bool_], among: NDArray[np.bool_], weight: NDArray[np.float64]) -> float:
    whole = float(weight[among].sum())
    return float(weight[among & wanted].sum()) / whole if whole else 1.0
