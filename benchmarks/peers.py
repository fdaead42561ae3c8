"""The systems that ours stands beside, each as its makers would use it, on the same phrasings."""

import re
import sqlite3
from collections.abc import Sequence
from typing import Protocol

import bm25s
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.svm import LinearSVC

from chatbot.matching.encoder import Encoder

Scores = NDArray[np.float64]


class Peer(Protocol):
    """Scores every answer for a message; `owners` says which answer each phrasing belongs to."""

    name: str

    def fit(self, phrasings: Sequence[str], owners: NDArray[np.int64], answers: int) -> None:
        """Learns the phrasings."""

    def scores(self, message: str) -> Scores:
        """A score for each answer, higher the better."""


class Fuzzy:
    """RapidFuzz over all phrasings, the best phrasing of each answer."""

    def __init__(self, name: str) -> None:
        self.name = f"RapidFuzz {name}"
        self._scorer = getattr(fuzz, name)

    def fit(self, phrasings: Sequence[str], owners: NDArray[np.int64], answers: int) -> None:
        self._phrasings = [utils.default_process(text) for text in phrasings]
        self._owners, self._answers = owners, answers

    def scores(self, message: str) -> Scores:
        found = process.cdist([utils.default_process(message)], self._phrasings, scorer=self._scorer)[0]
        return _best(found, self._owners, self._answers)


class FullText:
    """SQLite FTS5 with Porter stemming, ranked by its bm25()."""

    name = "SQLite FTS5 bm25"

    def fit(self, phrasings: Sequence[str], owners: NDArray[np.int64], answers: int) -> None:
        self._owners, self._answers = owners, answers
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute("create virtual table phrasing using fts5(text, tokenize='porter unicode61')")
        self._base.executemany("insert into phrasing(rowid, text) values (?, ?)", enumerate(phrasings, start=1))

    def scores(self, message: str) -> Scores:
        words = re.findall(r"\w+", message.lower())
        found = np.zeros(len(self._owners))
        if words:
            query = " OR ".join(f'"{word}"' for word in words)
            rows = self._base.execute("select rowid, -bm25(phrasing) from phrasing where phrasing match ?", (query,))
            for row, score in rows:
                found[row - 1] = score
        return _best(found, self._owners, self._answers)


class Bm25:
    """bm25s with all phrasings of an answer as one document."""

    name = "bm25s"

    def fit(self, phrasings: Sequence[str], owners: NDArray[np.int64], answers: int) -> None:
        whole = [
            " ".join(text for text, owner in zip(phrasings, owners, strict=True) if owner == one)
            for one in range(answers)
        ]
        self._index = bm25s.BM25()
        self._index.index(bm25s.tokenize(whole, show_progress=False), show_progress=False)

    def scores(self, message: str) -> Scores:
        words = bm25s.tokenize([message], return_ids=False, show_progress=False)[0]
        return np.asarray(self._index.get_scores(words), dtype=np.float64)


class Support:
    """TF-IDF of letters and words with a linear support-vector machine."""

    name = "TF-IDF + LinearSVC"

    def fit(self, phrasings: Sequence[str], owners: NDArray[np.int64], answers: int) -> None:
        features = FeatureUnion(
            [
                ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
                ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
            ]
        )
        self._model = make_pipeline(features, LinearSVC(C=1.0)).fit(list(phrasings), owners)

    def scores(self, message: str) -> Scores:
        return np.asarray(self._model.decision_function([message])[0])


class Nearest:
    """MiniLM: the nearest phrasing and the middle of the phrasings, half each."""

    name = "MiniLM nearest + centroid"

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def fit(self, phrasings: Sequence[str], owners: NDArray[np.int64], answers: int) -> None:
        self._owners, self._answers = owners, answers
        self._vectors = self._encoder.embed_all(list(phrasings))
        middles = np.stack([self._vectors[owners == one].mean(axis=0) for one in range(answers)])
        self._middles = middles / np.linalg.norm(middles, axis=1, keepdims=True)

    def scores(self, message: str) -> Scores:
        vector = self._encoder.embed(message)
        return (_best(self._vectors @ vector, self._owners, self._answers) + self._middles @ vector) / 2


class Regression:
    """MiniLM with a logistic regression on its vectors."""

    name = "MiniLM + logistic regression"

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def fit(self, phrasings: Sequence[str], owners: NDArray[np.int64], answers: int) -> None:
        self._model = LogisticRegression(C=10.0, max_iter=300).fit(self._encoder.embed_all(list(phrasings)), owners)

    def scores(self, message: str) -> Scores:
        return np.asarray(self._model.predict_log_proba([self._encoder.embed(message)])[0])


def peers(frozen: Encoder | None) -> list[Peer]:
    """All of them; those that need the model only where its package is installed."""
    words: list[Peer] = [*map(Fuzzy, ("WRatio", "token_sort_ratio", "token_set_ratio")), FullText(), Bm25(), Support()]
    return words if frozen is None else [*words, Nearest(frozen), Regression(frozen)]


def _best(found: NDArray[np.generic], owners: NDArray[np.int64], answers: int) -> Scores:
    best = np.full(answers, -np.inf)
    np.maximum.at(best, owners, np.asarray(found, dtype=np.float64))
    return best
