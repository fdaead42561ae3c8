"""Lets the matcher learn from messages that people labelled: an adviser's filing, a visitor's choice among “did you mean”."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chatbot.knowledge.article import Article
from chatbot.matching.calibrating import Labelled


def with_learnt(articles: Sequence[Article], labelled: Iterable[Labelled]) -> tuple[Article, ...]:
    """The articles, each labelled message as one more way of asking for the first article that its label accepts.

    Only for matching: what families and editors see of an article keeps the phrasings that its writer gave it.
    """
    learnt: dict[str, list[str]] = {}
    for one in labelled:
        if one.accepted:
            learnt.setdefault(one.accepted[0], []).append(one.text)
    return tuple(
        replace(article, phrasings=(*article.phrasings, *learnt[article.id])) if article.id in learnt else article
        for article in articles
    )
