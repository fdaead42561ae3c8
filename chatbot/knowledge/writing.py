"""Writes an article as its file, in one form only, so that reading and writing give back the same bytes."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from chatbot.knowledge.article import Article
from chatbot.knowledge.reading import NEXT_STEP_HEADING, PLAIN_VERSION_HEADING, YOUNG_VERSION_HEADING

_TEXTS = ("short_answer", "body", "next_step", "plain_version", "young_version")
_OPTIONAL = ("law_becomes", "expires")
_LINE_WIDTH = 120


def article_path(folder: Path, article: Article) -> Path:
    """Where an article's file stands below the folder of all articles: `<group>/<id>.md`."""
    return folder / article.group / f"{article.id}.md"


def write_article(folder: Path, article: Article) -> Path:
    """Writes the article's file below a folder and gives its path."""
    path = article_path(folder, article)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article_text(article), encoding="utf-8")
    return path


def article_text(article: Article) -> str:
    """The whole text of the article's file."""
    return f"---\n{_front_matter(article)}---\n\n{article_markdown(article)}\n"


def article_markdown(article: Article) -> str:
    """The Markdown below the front matter, with the reserved headings in their order."""
    sections = [article.short_answer, article.body]
    for heading, text in (
        (NEXT_STEP_HEADING, article.next_step),
        (PLAIN_VERSION_HEADING, article.plain_version),
        (YOUNG_VERSION_HEADING, article.young_version),
    ):
        if text:
            sections.append(f"## {heading}\n\n{text}")
    return "\n\n".join(section for section in sections if section)


def _front_matter(article: Article) -> str:
    fields = {name: _plain(value) for name, value in asdict(article).items() if name not in _TEXTS}
    for name in _OPTIONAL:
        if fields[name] is None:
            del fields[name]
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=_LINE_WIDTH)


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value
