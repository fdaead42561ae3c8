"""From verdicts on questions to figures, with bootstrap intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.questions import Question

DRAWS = 2000


@dataclass(frozen=True)
class Verdict:
    """What a system made of a question: up to ten ids, best first, and how sure it was of the first."""

    question: Question
    ranking: tuple[str, ...]
    confidence: float
    milliseconds: float

    @property
    def right(self) -> bool:
        return bool(self.ranking) and self.ranking[0] in self.question.accepted

    def right_within(self, most: int) -> bool:
        """Whether an accepted article is among the first so many."""
        return not set(self.ranking[:most]).isdisjoint(self.question.accepted)

    @property
    def reciprocal(self) -> float:
        """One over the place of the first accepted article; nought beyond the tenth."""
        places = (1 / place for place, name in enumerate(self.ranking, start=1) if name in self.question.accepted)
        return next(places, 0.0)


def of_kind(verdicts: Sequence[Verdict], kind: str, source: str | None = None) -> list[Verdict]:
    """The verdicts on questions of one kind, and of one source where it is named."""
    return [one for one in verdicts if one.question.kind == kind and source in (None, one.question.source)]


def share(verdicts: Sequence[Verdict], claim: Callable[[Verdict], float]) -> float:
    """The percentage of verdicts of which a claim holds."""
    return 100 * float(np.mean([claim(one) for one in verdicts])) if verdicts else float("nan")


def interval(verdicts: Sequence[Verdict], claim: Callable[[Verdict], float]) -> tuple[float, float]:
    """Where 95 in 100 bootstrap draws of that percentage lie."""
    values = np.array([claim(one) for one in verdicts], dtype=np.float64)
    draws = np.random.default_rng(1).choice(values, (DRAWS, len(values))).mean(axis=1)
    low, high = np.quantile(draws, [0.025, 0.975])
    return 100 * float(low), 100 * float(high)


def threshold_for(verdicts: Sequence[Verdict], coverage: float) -> float:
    """The confidence that lets through this share of the messages that have an answer."""
    return float(np.quantile([one.confidence for one in of_kind(verdicts, "answerable")], 1 - coverage))


def wrong_outright(verdicts: Sequence[Verdict], threshold: float) -> float:
    """Percent of messages that have an answer, answered with another."""
    return share(of_kind(verdicts, "answerable"), lambda one: one.confidence >= threshold and not one.right)


def answered(verdicts: Sequence[Verdict], threshold: float) -> float:
    """Percent of messages answered outright."""
    return share(verdicts, lambda one: one.confidence >= threshold)


def calibration_error(verdicts: Sequence[Verdict], bins: int = 10) -> tuple[float, list[tuple[float, float, int]]]:
    """The expected calibration error in percent, and for each bin the mean confidence, the share right, and the number."""
    confidence = np.array([one.confidence for one in verdicts])
    right = np.array([one.right for one in verdicts])
    places: NDArray[np.int64] = np.minimum((confidence * bins).astype(np.int64), bins - 1)
    points = [
        (float(confidence[places == one].mean()), float(right[places == one].mean()), int((places == one).sum()))
        for one in range(bins)
        if (places == one).any()
    ]
    error = sum(count * abs(sure - found) for sure, found, count in points) / len(verdicts)
    return 100 * error, points


def confused(verdicts: Sequence[Verdict], most: int = 10) -> list[tuple[str, str, int]]:
    """The pairs of articles taken for one another most often: expected, given, how often."""
    pairs: dict[tuple[str, str], int] = {}
    for one in of_kind(verdicts, "answerable"):
        if one.ranking and not one.right:
            pair = (one.question.accepted[0], one.ranking[0])
            pairs[pair] = pairs.get(pair, 0) + 1
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    return [(expected, given, count) for (expected, given), count in ordered[:most]]
