"""Calibrates the matcher for a set of articles: on messages that people labelled, and on the articles' own phrasings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.calibration import Calibration, fingerprint
from chatbot.matching.encoder import Encoder, EncoderMode
from chatbot.matching.fitting import Case, fit
from chatbot.matching.indexing import Index
from chatbot.matching.scoring import score

FOLDS = 5
"""Phrasings are scored against knowledge that lacks a fifth of them, so that none has seen itself."""

PHRASING_WEIGHT = 0.1
"""A phrasing says a tenth of what a labelled message says: whoever wrote it knew the article, and that flatters."""

FEWEST_LABELLED = 200
"""With fewer labelled messages that have an answer, the phrasings are asked as well."""


@dataclass(frozen=True)
class Labelled:
    """A message with the articles that answer it best, none where no article does, and the kind of person who wrote it."""

    text: str
    accepted: tuple[str, ...]
    writer: str = ""


def calibrate(
    articles: Sequence[Article], glossary: Glossary, encoder: Encoder | None, labelled: Sequence[Labelled] = ()
) -> Calibration:
    """The calibration for this knowledge; takes seconds with labelled messages, half a minute where it needs phrasings.

    Labelled messages teach more than phrasings, which are only used where fewer than FEWEST_LABELLED are known. A tuned
    encoder has learnt the phrasings by heart and would be flattered by them: with one, ValueError says that labelled
    messages are needed.
    """
    return calibrate_on(Index(articles, glossary, encoder), labelled)


def calibrate_on(index: Index, labelled: Sequence[Labelled]) -> Calibration:
    """The same for knowledge whose index is built already."""
    mode = EncoderMode.NONE if index.encoder is None else index.encoder.mode
    cases = cases_from(index, labelled)
    if sum(case.answerable for case in cases) < FEWEST_LABELLED:
        if mode is EncoderMode.TUNED:
            raise ValueError(f"A tuned encoder needs {FEWEST_LABELLED} labelled messages that have an answer.")
        scored = cases_from_phrasings(index.articles, index.glossary, index.encoder)
        cases += [replace(case, weight=PHRASING_WEIGHT) for case in scored]
    return fit(cases, mode, fingerprint(index.articles, index.glossary))


def cases_from(index: Index, labelled: Iterable[Labelled]) -> list[Case]:
    """Labelled messages, scored."""
    ids = [article.id for article in index.articles]
    harmful = np.array([bool(article.harm) for article in index.articles])
    cases = []
    for one in labelled:
        scores = score(index, index.reader.read(one.text))
        accepted = np.array([name in one.accepted for name in ids])
        cases.append(Case(scores.table, scores.support, accepted, harmful, one.writer))
    return cases


def cases_from_phrasings(articles: Sequence[Article], glossary: Glossary, encoder: Encoder | None) -> list[Case]:
    """Every phrasing, scored against knowledge that lacks it."""
    cases: list[Case] = []
    for fold in range(FOLDS):
        kept = [replace(article, phrasings=_without(article.phrasings, fold)) for article in articles]
        left_out = [
            Labelled(text, (article.id,), f"phrasings {fold}")
            for article in articles
            for text in article.phrasings[fold::FOLDS]
        ]
        cases += cases_from(Index(kept, glossary, encoder), left_out)
    return cases


def _without(phrasings: Sequence[str], fold: int) -> tuple[str, ...]:
    return tuple(text for place, text in enumerate(phrasings) if place % FOLDS != fold)
