"""Reads the published articles back out of the database as values."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from chatbot.knowledge.article import Article
from chatbot.knowledge.collection import Published
from chatbot.knowledge.reading import parse_article
from chatbot.knowledge.rendering import RenderedArticle
from chatbot.storage.revisions import published_revisions
from chatbot.storage.sessions import Session
from chatbot.storage.tables.articles import RevisionRow


def load_knowledge(session: Session) -> Mapping[str, Published]:
    """Every published article by its id, with the number of its revision and its rendered texts."""
    return {row.article_id: published_from(row) for row in published_revisions(session)}


def published_from(row: RevisionRow) -> Published:
    """One revision as a value."""
    return Published(
        article=article_in(row.article_id, row.text),
        revision=row.number,
        html=RenderedArticle(**row.html),
    )


@lru_cache(maxsize=1024)
def article_in(article_id: str, text: str) -> Article:
    """The article that a revision's text holds. After a publication all texts but one are those of before, and known."""
    return parse_article(text, Path(f"{article_id}.md"))
