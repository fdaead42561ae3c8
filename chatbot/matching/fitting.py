"""Learns from scored messages how far to trust each score, and where to answer, to ask back or to admit not knowing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from chatbot.matching.banding import Judged, choose_thresholds
from chatbot.matching.calibration import Calibration
from chatbot.matching.encoder import EncoderMode
from chatbot.matching.fusing import fit_fusion, fuse
from chatbot.matching.gating import chance_right, fit_gate, signs
from chatbot.matching.scoring import WITH_A_MODEL, WITHOUT_A_MODEL
from chatbot.matching.suggesting import MOST_SUGGESTIONS
from chatbot.matching.weighing import Floats

ANSWERABLE_SHARE = 0.7
"""Seven in ten messages have an answer, as far as anyone can tell: the gate is fitted to that mix."""


GROUPS = 5
"""Kinds of writers are held out in so many groups: more would only cost time."""


@dataclass(frozen=True)
class Case:
    """A labelled message, scored. `accepted` is true for each article that may come first; for none where none answers it.

    `writer` is the kind of person who wrote it: thresholds are chosen on verdicts by weights that never saw their kind.
    `taken` marks a message whose articles were taken away.
    """

    table: Floats
    support: Floats
    accepted: NDArray[np.bool_]
    harmful: NDArray[np.bool_]
    writer: str = ""
    weight: float = 1.0
    taken: bool = False

    @property
    def answerable(self) -> bool:
        return bool(self.accepted.any())

    def without_its_articles(self) -> "Case":
        """The same message where nobody wrote the articles that answer it: the nearest of near misses."""
        left = ~self.accepted
        return replace(
            self,
            table=self.table[:, left],
            support=self.support[:, left],
            accepted=self.accepted[left],
            harmful=self.harmful[left],
            taken=True,
        )


@dataclass(frozen=True)
class Fitted:
    """The two sets of weights that turn scores into a probability for each article and a chance that the best is right."""

    fusion: Floats
    gate: Floats


@dataclass(frozen=True)
class Verdict:
    """What fusion makes of one case: `offered` where a right article stands among the first three."""

    signs: Floats
    right: bool
    offered: bool
    harmful: bool


def fit(cases: Sequence[Case], mode: EncoderMode, fingerprint: str) -> Calibration:
    """The calibration that these cases teach; the thresholds from verdicts on writers whom the weights had not seen."""
    fitted = fit_weights(cases)
    return Calibration(
        mode=mode,
        scores=WITHOUT_A_MODEL if mode is EncoderMode.NONE else WITH_A_MODEL,
        fusion=tuple(round(float(weight), 5) for weight in fitted.fusion),
        gate=tuple(round(float(weight), 5) for weight in fitted.gate),
        thresholds=choose_thresholds(judge_unseen(cases)),
        fingerprint=fingerprint,
        cases=len(cases),
    )


def fit_weights(cases: Sequence[Case]) -> Fitted:
    """Fusion on the messages that have an answer, then the gate on all, and on the same messages without their articles."""
    answerable = [case for case in cases if case.answerable]
    fusion = fit_fusion(
        [case.table for case in answerable],
        [case.accepted for case in answerable],
        np.array([case.weight for case in answerable], dtype=np.float32),
    )
    everything = with_near_misses(cases)
    verdicts = [verdict(case, fusion) for case in everything]
    gate = fit_gate(
        np.stack([one.signs for one in verdicts]),
        np.array([one.right for one in verdicts]),
        _importance(everything).astype(np.float32),
    )
    return Fitted(fusion, gate)


def judge_unseen(cases: Sequence[Case]) -> Judged:
    """Verdicts on some kinds of writers by weights fitted on all the others, until each has had its turn."""
    confidences: list[float] = []
    verdicts: list[Verdict] = []
    judged: list[Case] = []
    groups = {writer: place % GROUPS for place, writer in enumerate(sorted({case.writer for case in cases}))}
    for group in sorted(set(groups.values())):
        fitted = fit_weights([case for case in cases if groups[case.writer] != group] or cases)
        for case in with_near_misses([case for case in cases if groups[case.writer] == group]):
            found = verdict(case, fitted.fusion)
            confidences.append(chance_right(found.signs, fitted.gate))
            verdicts.append(found)
            judged.append(case)
    return Judged(
        confidence=np.array(confidences),
        right=np.array([one.right for one in verdicts]),
        offered=np.array([one.offered for one in verdicts]),
        answerable=np.array([case.answerable for case in judged]),
        harmful=np.array([one.harmful for one in verdicts]),
        weight=_importance(judged),
    )


def with_near_misses(cases: Sequence[Case]) -> list[Case]:
    """The cases, and each that has an answer once more without it."""
    return [*cases, *(case.without_its_articles() for case in cases if case.answerable)]


def verdict(case: Case, fusion: Floats) -> Verdict:
    """Whether the best article is right, and what speaks for it."""
    shares = fuse(case.table, fusion)
    order = np.argsort(-shares, kind="stable")
    return Verdict(
        signs=signs(case.table, case.support, shares),
        right=bool(case.accepted[order[0]]),
        offered=bool(case.accepted[order[:MOST_SUGGESTIONS]].any()),
        harmful=bool(case.harmful[order[0]]),
    )


def _importance(cases: Sequence[Case]) -> NDArray[np.float64]:
    """Weights that bring the cases to the mix that people send; their sum is the number of cases.

    Messages that truly have no answer count as much, together, as those whose articles were taken away.
    """
    weight = np.array([case.weight for case in cases])
    none, taken = (1 - ANSWERABLE_SHARE) / 2, (1 - ANSWERABLE_SHARE) / 2
    kinds = (
        (ANSWERABLE_SHARE, [case.answerable for case in cases]),
        (none, [not case.answerable and not case.taken for case in cases]),
        (taken, [case.taken for case in cases]),
    )
    for share, own in kinds:
        if any(own):
            weight[own] *= share / weight[own].sum()
    return np.asarray(weight * len(cases) / weight.sum())
