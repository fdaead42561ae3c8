"""The tables of docs/matching-figures.md, in Markdown."""

from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.growth import Cost
from benchmarks.measuring import (
    Verdict,
    answered,
    calibration_error,
    confused,
    interval,
    of_kind,
    share,
    threshold_for,
    wrong_outright,
)
from benchmarks.ours import answered_or_offered, answered_outright
from chatbot.matching.ranking import Ranking

COVERAGE = 0.5
"""Systems are compared where each answers half of the messages that have an answer."""


def figures_table(systems: Mapping[str, Mapping[str, Sequence[Verdict]]]) -> str:
    """Every system on the same questions."""
    head = [
        "system",
        "written: first / three",
        "real: first / three",
        "MRR",
        "mistyped: first",
        "shorthand: first",
        "wrong at half answered",
        "near misses answered then",
        "far answered then",
    ]
    return "## Beside the peers\n\n" + _table(head, [_figures(name, found) for name, found in systems.items()])


def _figures(name: str, found: Mapping[str, Sequence[Verdict]]) -> list[str]:
    plain = found["as written"]
    threshold = threshold_for(plain, COVERAGE)
    cells = [name, *(_first_and_three(of_kind(plain, "answerable", source)) for source in ("written", "real"))]
    cells.append(f"{share(of_kind(plain, 'answerable'), lambda one: one.reciprocal):.1f}")
    cells += [f"{share(found[variant], lambda one: one.right):.1f}" for variant in ("mistyped", "shorthand")]
    cells += [f"{wrong_outright(plain, threshold):.1f}"]
    return cells + [f"{answered(of_kind(plain, kind), threshold):.1f}" for kind in ("near", "far")]


def _first_and_three(verdicts: Sequence[Verdict]) -> str:
    low, high = interval(verdicts, lambda one: one.right)
    three = share(verdicts, lambda one: one.right_within(3))
    return f"{share(verdicts, lambda one: one.right):.1f} [{low:.0f}, {high:.0f}] / {three:.1f}"


def ours_table(own: Sequence[tuple[str, Sequence[Verdict], Sequence[Ranking]]]) -> str:
    """What families would see from ours, with its own thresholds."""
    head = [
        "",
        "answered outright",
        "outright and wrong",
        "answered or offered: written / real",
        "near misses answered",
        "far answered",
        "calibration error",
        "ms median / p99",
    ]
    return "## What families would see\n\n" + _table(head, [_seen(*one) for one in own])


def _seen(name: str, verdicts: Sequence[Verdict], rankings: Sequence[Ranking]) -> list[str]:
    pairs = list(zip(verdicts, rankings, strict=True))
    answerable = [(one, ranking) for one, ranking in pairs if one.question.kind == "answerable"]
    offered = [
        _percent(
            [answered_or_offered(ranking, one.question) for one, ranking in answerable if one.question.source == source]
        )
        for source in ("written", "real")
    ]
    others = [
        _percent([answered_outright(ranking) for one, ranking in pairs if one.question.kind == kind])
        for kind in ("near", "far")
    ]
    median, slowest = np.percentile([one.milliseconds for one in verdicts], [50, 99])
    return [
        name,
        _percent([answered_outright(ranking) for _, ranking in answerable]),
        _percent([answered_outright(ranking) and not one.right for one, ranking in answerable]),
        " / ".join(offered),
        *others,
        f"{calibration_error(verdicts)[0]:.1f}",
        f"{median:.1f} / {slowest:.1f}",
    ]


def personas_table(systems: Mapping[str, Sequence[Verdict]]) -> str:
    """Right first for each kind of writer."""
    own = {name: found for name, found in systems.items() if name.startswith("ours")}
    writers = sorted({one.question.writer for one in next(iter(own.values())) if one.question.source == "written"})
    rows = []
    for name, found in own.items():
        by_writer = ([one for one in found if one.question.writer == writer] for writer in writers)
        rows.append([name, *(f"{share(some, lambda one: one.right):.0f}" for some in by_writer)])
    return "## By kind of writer, right first\n\n" + _table(["", *writers], rows)


def confused_table(verdicts: Sequence[Verdict]) -> str:
    """The articles taken for one another most often."""
    rows = [[expected, given, str(count)] for expected, given, count in confused(verdicts)]
    return "## Taken for one another\n\n" + _table(["asked for", "given", "times"], rows)


def public_table(sets: Mapping[str, Mapping[str, tuple[float, float]]]) -> str:
    """Public intent sets: right first, and out-of-scope refused where 95 in 100 in-scope messages are let through."""
    systems = list(next(iter(sets.values())))
    rows = [
        [system, *(f"{found[system][0]:.1f} / {found[system][1]:.1f}" for found in sets.values())] for system in systems
    ]
    return "## Public sets: right first / out-of-scope refused at 95\n\n" + _table(["system", *sets], rows)


def cost_table(costs: Sequence[Cost]) -> str:
    """How cost grows, matching by words alone."""
    rows = [
        [
            f"{one.phrasings:,}",
            f"{one.build_seconds:.1f}",
            f"{one.median:.1f} / {one.slowest:.1f}",
            f"{one.megabytes:.0f}",
        ]
        for one in costs
    ]
    return "## How cost grows, by words alone\n\n" + _table(["phrasings", "build, s", "ms median / p99", "MB"], rows)


def _percent(claims: Sequence[bool]) -> str:
    return f"{100 * float(np.mean(claims)):.1f}" if claims else "-"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def tuning_table(rows: Sequence[tuple[str, float, float]]) -> str:
    """Right first by kind of writer, with the package's layers and with the tuned ones."""
    cells = [[writer, f"{frozen:.1f}", f"{tuned:.1f}"] for writer, frozen, tuned in rows]
    return _table(["writer", "frozen", "tuned"], cells)
