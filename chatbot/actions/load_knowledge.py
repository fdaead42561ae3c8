"""Reads the published articles back out of the database as values."""

from collections.abc import Mapping
from pathlib import Path

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
        article=parse_article(row.text, Path(f"{row.article_id}.md")),
        revision=row.number,
        html=RenderedArticle(**row.html),
    )
