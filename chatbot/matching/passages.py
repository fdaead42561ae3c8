"""Cuts an article into the passages that a question about a detail may match: its sentences, facts and table rows."""

import re

from chatbot.knowledge.article import Article

_FOOTNOTE = re.compile(r"\[\^[\w-]+\]")
_PLACEHOLDER = re.compile(r"\{\{[\w-]+\}\}")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKER = re.compile(r"^\s*(?:[-*]|\d+\.|#+|\|)\s*")
_RULE = re.compile(r"^[\s|:-]+$")
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")

FEWEST_WORDS = 4
"""Shorter pieces (“It is free.”) say too little to tell one article from another."""


def passages(article: Article) -> tuple[str, ...]:
    """The passages of an article, without markup and each once, the title first."""
    texts = [article.title, *article.texts, *(fact.fact for fact in article.facts)]
    pieces = [piece for text in texts for piece in _pieces(text)]
    return tuple(dict.fromkeys([article.title, *(piece for piece in pieces if len(piece.split()) >= FEWEST_WORDS)]))


def _pieces(markdown: str) -> list[str]:
    lines = [_plain(line) for line in markdown.splitlines() if not _RULE.match(line)]
    return [piece for line in lines for piece in _SENTENCE_END.split(line) if piece]


def _plain(line: str) -> str:
    line = _LINK.sub(r"\1", _PLACEHOLDER.sub("", _FOOTNOTE.sub("", line)))
    return _MARKER.sub("", line).replace("**", "").replace("*", "").replace("|", " ").strip()
