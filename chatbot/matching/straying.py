"""Phrasings that sit closer to another article's than to their own, which an editor may want to move or reword."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.indexing import Index
from chatbot.matching.weighing import letter_features, word_features

LEAST_LIKENESS = 0.65
"""Cosine of words and letters, 0 to 1. Below that two phrasings share a turn of speech, not a question."""


@dataclass(frozen=True)
class Stray:
    """A phrasing, the article it belongs to, and the article and phrasing it is more like."""

    phrasing: str
    article: str
    nearer_article: str
    nearer_phrasing: str


def straying_phrasings(articles: Sequence[Article], glossary: Glossary) -> Iterator[Stray]:
    """The phrasings whose nearest other phrasing belongs to another article, in the order of the articles."""
    index = Index(articles, glossary, None)
    for place, phrasing in enumerate(index.asked):
        words = index.reader.read_known(phrasing).words
        near = (
            index.asked_words.scores(word_features(words)) + index.asked_letters.scores(letter_features(words))
        ) / np.float32(2)
        near[place] = -1.0
        nearest, own = int(near.argmax()), index.owners.of[place]
        if index.owners.of[nearest] != own and near[nearest] >= LEAST_LIKENESS:
            yield Stray(phrasing, articles[own].id, articles[index.owners.of[nearest]].id, index.asked[nearest])
