"""Scores every article for a message in several ways, each higher the better it fits."""

from dataclasses import dataclass

import numpy as np

from chatbot.knowledge.article import Plan
from chatbot.matching.facets import Facets, age_clashes, facets_of, plan_clashes
from chatbot.matching.indexing import Index
from chatbot.matching.reading import Reading
from chatbot.matching.weighing import Floats, letter_features, word_features

WITHOUT_A_MODEL = ("phrasings", "whole words", "whole letters", "tally of words", "tally of letters", "age", "plan")
WITH_A_MODEL = (*WITHOUT_A_MODEL, "nearest meaning", "middle of meaning", "votes of meaning")

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
    """All scores of a message."""
    by_words, by_letters = word_features(reading.words), letter_features(reading.words)
    facets = facets_of(reading.text, known_plan)
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
    return [
        -np.array([clashes(facets, article) for article in index.articles], dtype=np.float32)
        for clashes in (age_clashes, plan_clashes)
    ]


def _length(reading: Reading, articles: int) -> Floats:
    return np.full(articles, np.log1p(min(len(reading.words), LONGEST_COUNTED)), dtype=np.float32)
