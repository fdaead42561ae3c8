"""Says why an article came first, in terms that an adviser understands."""

from collections.abc import Sequence

import numpy as np

from chatbot.matching.indexing import Index
from chatbot.matching.ranking import Band, Explanation
from chatbot.matching.scoring import Scores
from chatbot.matching.weighing import Floats


def explain(
    index: Index,
    scores: Scores,
    fusion: Floats,
    names: Sequence[str],
    order: Sequence[int],
    band: Band,
    confidence: float,
) -> Explanation:
    """Why the first of `order` won: its phrasing, the words respelt, the parts of its lead over the second."""
    best = order[0]
    start = int(index.owners.starts[best])
    own = scores.phrasings[start : start + int(index.owners.counts[best])]
    phrasing = index.asked[start + int(own.argmax())]
    parts = _parts(scores.table, fusion, names, order)
    return Explanation(
        phrasing=phrasing,
        repaired=scores.reading.repaired,
        terms=scores.reading.terms,
        parts=parts,
        because=_because(phrasing, scores, parts, band, confidence, _without_it(index, order)),
    )


def _parts(table: Floats, fusion: Floats, names: Sequence[str], order: Sequence[int]) -> tuple[tuple[str, float], ...]:
    """How much each score adds to the lead of the first article over the second, the largest first."""
    first = table[:, order[0]]
    second = table[:, order[1]] if len(order) > 1 else np.zeros_like(first)
    lead = fusion * (first - second)
    shown = [(name, round(float(part), 2)) for name, part in zip(names, lead, strict=True) if abs(part) >= 0.005]
    return tuple(sorted(shown, key=lambda part: -part[1]))


def _without_it(index: Index, order: Sequence[int]) -> str | None:
    return index.articles[order[1]].title if len(order) > 1 else None


def _because(
    phrasing: str, scores: Scores, parts: Sequence[tuple[str, float]], band: Band, confidence: float, second: str | None
) -> str:
    sentence = f"{band.value.capitalize()} ({confidence:.0%}): nearest to “{phrasing}”"
    if scores.reading.repaired:
        sentence += "; read " + ", ".join(f"“{typed}” as “{read}”" for typed, read in scores.reading.repaired)
    if scores.reading.terms:
        sentence += "; knew " + ", ".join(scores.reading.terms)
    if second is not None and parts:
        sentence += f"; ahead of “{second}” most by {parts[0][0]}"
    return sentence + "."
