"""Everything of the knowledge that a message is compared with, made ready once and then only read."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.covering import Covering
from chatbot.matching.encoder import Encoder
from chatbot.matching.evidence import Tally
from chatbot.matching.grouping import Owners
from chatbot.matching.passages import passages
from chatbot.matching.reading import Reader, Reading
from chatbot.matching.spelling import english_words
from chatbot.matching.weighing import Floats, TermIndex, letter_features, word_features

CAUTION = 1.0
"""How firmly the votes are held back from following single phrasings (the ridge); settled by cross-validation."""


class Index:
    """The articles as words, pieces of words and, where there is an encoder, vectors of meaning."""

    def __init__(self, articles: Sequence[Article], glossary: Glossary, encoder: Encoder | None) -> None:
        self.articles = tuple(articles)
        self.glossary = glossary
        self.encoder = encoder
        asked = [asked_of(article) for article in articles]
        said = [passages(article) for article in articles]
        self.reader = Reader(glossary, [*chain(*asked), *chain(*said)], english_words())
        self.asked = tuple(chain(*asked))
        self.owners = Owners([len(texts) for texts in asked])
        readings = [self.reader.read_known(text) for text in self.asked]
        self._index_words(readings, [_words(self.reader, texts) for texts in said])
        self.meaning = None if encoder is None else Meaning(readings, self.owners, encoder)

    def _index_words(self, readings: Sequence[Reading], said: Sequence[list[str]]) -> None:
        self.asked_words = TermIndex([word_features(reading.words) for reading in readings])
        self.asked_letters = TermIndex([letter_features(reading.words) for reading in readings])
        asked: list[list[str]] = [[] for _ in said]
        for owner, reading in zip(self.owners.of, readings, strict=True):
            asked[owner].extend(reading.words)
        whole = [[*one, *other] for one, other in zip(asked, said, strict=True)]
        self.whole_words = TermIndex([word_features(words) for words in whole])
        self.whole_letters = TermIndex([letter_features(words) for words in whole])
        self.covering = Covering(asked)
        self.tally_words = Tally(asked, said)
        self.tally_letters = Tally(
            [letter_features(words) for words in asked], [letter_features(words) for words in said]
        )


class Meaning:
    """The vectors of the phrasings, the middle of each article's, and the votes that tell the articles apart."""

    def __init__(self, readings: Sequence[Reading], owners: Owners, encoder: Encoder) -> None:
        self.asked: Floats = encoder.embed_all([reading.text for reading in readings])
        middles = np.add.reduceat(self.asked, owners.starts, axis=0)
        self.middles: Floats = middles / np.linalg.norm(middles, axis=1, keepdims=True)
        self.votes = votes(self.asked, owners)
        self.usual_nearest, self.usual_middle = self._usual(owners)

    def _usual(self, owners: Owners) -> tuple[Floats, Floats]:
        """How near an article's phrasings are, as a rule, to the nearest other one of it, and to their middle."""
        nearest, middle = [], []
        for article, (start, count) in enumerate(zip(owners.starts, owners.counts, strict=True)):
            own = self.asked[start : start + count]
            alike = own @ own.T
            np.fill_diagonal(alike, -1.0)
            nearest.append(alike.max(axis=1).mean() if count > 1 else 1.0)
            middle.append((own @ self.middles[article]).mean())
        return np.array(nearest, dtype=np.float32), np.array(middle, dtype=np.float32)


def votes(vectors: Floats, owners: Owners) -> Floats:
    """A least-squares vote for each article on the vector of a message (ridge regression, solved outright)."""
    own = np.zeros((len(vectors), len(owners.counts)), dtype=np.float32)
    own[np.arange(len(vectors)), owners.of] = 1.0
    held = vectors.T @ vectors + CAUTION * np.eye(vectors.shape[1], dtype=np.float32)
    return np.linalg.solve(held, vectors.T @ own).astype(np.float32)


def asked_of(article: Article) -> tuple[str, ...]:
    """The ways of asking for an article: its phrasings, and its title, which is a question too."""
    return tuple(dict.fromkeys((*article.phrasings, article.title)))


def _words(reader: Reader, texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in reader.read_known(text).words]
