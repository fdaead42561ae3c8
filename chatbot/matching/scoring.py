"""Scores every article for a message in several ways, each higher the better it fits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.knowledge.article import Plan
from chatbot.matching.facets import Facets, age_clashes, facets_of, plan_clashes
from chatbot.matching.indexing import Index
from chatbot.matching.parting import asking, parts_of
from chatbot.matching.reading import Reading
from chatbot.matching.weighing import Floats, letter_features, word_features

WITHOUT_A_MODEL = ("phrasings", "whole words", "whole letters", "tally of words", "tally of letters", "age", "plan")
WITH_A_MODEL = (*WITHOUT_A_MODEL, "nearest meaning", "middle of meaning", "votes of meaning")

MOST_PARTS = 4
"""Parts of a story that are scored; each costs as much as a message."""

LONGEST_COUNTED = 60
"""Words after which a longer message is no further sign of a true question."""


@dataclass(frozen=True)
class Scores:
    """What speaks for each article: a column for each, in the order of the index.

    `table` has the rows that rank (WITH_A_MODEL or WITHOUT_A_MODEL); `support` those that only tell whether the best may be
    trusted: how much of the message it covers, and whether it is as near as its own phrasings are to one another.
    `phrasings` is how near each phrasing is.
    """

    reading: Reading
    facets: Facets
    table: Floats
    support: Floats
    phrasings: Floats


def score(index: Index, reading: Reading, known_plan: Plan = Plan.EITHER) -> Scores:
    """All scores of a message; of a long one, the best of its telling parts, for a whole story is like every article."""
    facets = facets_of(reading.text, known_plan)
    parts = [_score(index, part, facets) for part in _telling(index, parts_of(reading))]
    if not parts:
        return _score(index, reading, facets)
    return Scores(
        reading=reading,
        facets=facets,
        table=np.maximum.reduce([part.table for part in parts]),
        support=np.maximum.reduce([part.support for part in parts]),
        phrasings=np.maximum.reduce([part.phrasings for part in parts]),
    )


def _telling(index: Index, parts: Sequence[Reading]) -> list[Reading]:
    """The parts that ask most, and that say most for any one article: a quick look, so that few need the slow one."""
    worth = [float(index.tally_words.scores(part.words).max()) + asking(part) for part in parts]
    best = sorted(range(len(parts)), key=lambda place: -worth[place])[:MOST_PARTS]
    return [parts[place] for place in sorted(best)]


def _score(index: Index, reading: Reading, facets: Facets) -> Scores:
    by_words, by_letters = word_features(reading.words), letter_features(reading.words)
    near = (index.asked_words.scores(by_words) + index.asked_letters.scores(by_letters)) / np.float32(2)
    rows = [
        index.owners.mean_of_best(near),
        index.whole_words.scores(by_words),
        index.whole_letters.scores(by_letters),
        index.tally_words.scores(reading.words),
        index.tally_letters.scores(by_letters),
        *_clashes(index, facets),
    ]
    support = [_length(reading, len(index.articles)), index.covering.scores(reading.words)]
    if index.meaning is not None and index.encoder is not None:
        vector = index.encoder.embed(reading.text)
        alike = index.meaning.asked @ vector
        nearest, middle = index.owners.best(alike), index.meaning.middles @ vector
        rows += [nearest, middle, vector @ index.meaning.votes]
        support += [nearest - index.meaning.usual_nearest, middle - index.meaning.usual_middle]
        near = (near + alike) / np.float32(2)
    return Scores(reading, facets, np.stack(rows), np.stack(support), near)


def _clashes(index: Index, facets: Facets) -> list[Floats]:
    """Minus one where the age or the plan that a message tells of clashes with the article's."""
    if not facets.ages and facets.plan is Plan.EITHER:
        return [np.zeros(len(index.articles), dtype=np.float32)] * 2
    return [
        -np.array([clashes(facets, article) for article in index.articles], dtype=np.float32)
        for clashes in (age_clashes, plan_clashes)
    ]


def _length(reading: Reading, articles: int) -> Floats:
    return np.full(articles, np.log1p(min(len(reading.words), LONGEST_COUNTED)), dtype=np.float32)
