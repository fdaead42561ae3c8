"""The plots of docs/matching.md, as small SVG files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot

from benchmarks.measuring import Verdict, calibration_error, of_kind, share, threshold_for, wrong_outright

mpl.use("svg")
mpl.rcParams |= {"svg.hashsalt": "matching", "font.size": 9, "figure.figsize": (5.2, 3.4), "svg.fonttype": "none"}

COVERAGES = np.linspace(0.1, 1.0, 19)


def draw_risk(systems: Mapping[str, Sequence[Verdict]], path: Path) -> None:
    """Wrong answers over the share of messages answered: lower is better, at every share."""
    figure, axes = pyplot.subplots()
    for name, verdicts in systems.items():
        wrong = [wrong_outright(verdicts, threshold_for(verdicts, coverage)) for coverage in COVERAGES]
        axes.plot(100 * COVERAGES, wrong, label=name, linewidth=2 if name.startswith("ours") else 1)
    axes.set(xlabel="messages answered outright, %", ylabel="answered wrongly, %", ylim=(0, 50))
    _save(figure, path, legend=True)


def draw_near_misses(systems: Mapping[str, Sequence[Verdict]], path: Path) -> None:
    """Near misses answered over the share of messages answered: lower is better, at every share."""
    figure, axes = pyplot.subplots()
    for name, verdicts in systems.items():
        near = of_kind(verdicts, "near")
        answered = []
        for coverage in COVERAGES:
            threshold = threshold_for(verdicts, coverage)
            answered.append(share(near, lambda one, least=threshold: one.confidence >= least))
        axes.plot(100 * COVERAGES, answered, label=name, linewidth=2 if name.startswith("ours") else 1)
    axes.set(xlabel="messages answered outright, %", ylabel="near misses answered, %")
    _save(figure, path, legend=True)


def draw_reliability(systems: Mapping[str, Sequence[Verdict]], path: Path) -> None:
    """How often an answer was right over how sure the matcher was."""
    figure, axes = pyplot.subplots()
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    for name, verdicts in systems.items():
        _, points = calibration_error(verdicts)
        axes.plot(
            [sure for sure, _, _ in points], [right for _, right, _ in points], marker="o", markersize=3, label=name
        )
    axes.set(xlabel="confidence", ylabel="share right")
    _save(figure, path, legend=True)


def draw_confidence(verdicts: Sequence[Verdict], path: Path) -> None:
    """How sure the matcher was where it was right, where it was wrong, and where there was no answer."""
    answerable = of_kind(verdicts, "answerable")
    kinds = {
        "right": [one for one in answerable if one.right],
        "wrong": [one for one in answerable if not one.right],
        "no answer there": [*of_kind(verdicts, "near"), *of_kind(verdicts, "far")],
    }
    figure, axes = pyplot.subplots()
    for name, some in kinds.items():
        axes.hist([one.confidence for one in some], bins=20, range=(0, 1), alpha=0.6, label=name)
    axes.set(xlabel="confidence", ylabel="messages")
    _save(figure, path, legend=True)


def _save(figure: pyplot.Figure, path: Path, *, legend: bool) -> None:
    if legend:
        figure.legend(loc="outside upper center", ncols=3, fontsize=7, frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 0.86))
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
