"""Turns an article's Markdown into safe HTML, once, when it is saved.

Markdown may hold raw HTML, so what comes out is sanitised against a short list of elements and link schemes; nothing that a
browser could run is left. Two marks of our own are filled in first: `[^key]` points to a source, `{{key}}` is a time limit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

import markdown
import nh3

from chatbot.knowledge.article import Article

_SOURCE_MARK = re.compile(r"\[\^(?P<key>[\w-]+)\]")
_VALUE_MARK = re.compile(r"\{\{\s*(?P<key>[\w-]+)\s*\}\}")
_BOLD_OR_ITALIC = re.compile(r"\*{1,2}(?P<text>[^*\n]+)\*{1,2}")
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
_TABLE_RULE = re.compile(r"^\|[\s:|-]+\|\n", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\|(?P<cells>.*)\|[ \t]*$", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_ELEMENTS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "br", "sup"}
_TABLE_ELEMENTS = {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href", "class"}, "th": {"scope"}}
_SCHEMES = {"https", "mailto", "tel"}

Values = Mapping[str, str]
"""The words that stand for each `{{key}}`."""


@dataclass(frozen=True)
class RenderedArticle:
    """An article's texts as HTML that is safe to show as it is; an empty text is an empty string."""

    short_answer: str
    body: str
    next_step: str
    plain_version: str
    young_version: str


def render(article: Article, values: Values) -> RenderedArticle:
    """The article's texts as safe HTML, with sources numbered in the order of the article's list."""
    numbers = {source.key: number for number, source in enumerate(article.sources, start=1)}
    return RenderedArticle(
        **{field.name: _render_text(getattr(article, field.name), numbers, values) for field in fields(RenderedArticle)}
    )


def render_markdown(text: str) -> str:
    """A fixed text of ours, such as a card, as safe HTML."""
    return _sanitise(markdown.markdown(text, extensions=["tables", "sane_lists"], output_format="html"))


def plain_text(text: str, values: Values) -> str:
    """A Markdown text as the words that a person would read aloud: no marks, time limits filled in."""
    text = _SOURCE_MARK.sub("", fill_in(text, values))
    return _BOLD_OR_ITALIC.sub(r"\g<text>", text)


def readable_text(text: str, values: Values) -> str:
    """A Markdown text for places that show no Markdown: headings and table rows become plain lines."""
    text = _TABLE_RULE.sub("", plain_text(text, values))
    text = _TABLE_ROW.sub(lambda row: row["cells"].strip().replace(" | ", ": "), text)
    return _HEADING.sub("", text)


def fill_in(text: str, values: Values) -> str:
    """The text with every `{{key}}` that is known replaced by its words."""
    return _VALUE_MARK.sub(lambda mark: values.get(mark["key"], mark[0]), text)


def source_marks(text: str) -> frozenset[str]:
    """The keys of the sources that a text points to."""
    return frozenset(mark["key"] for mark in _SOURCE_MARK.finditer(text))


def value_marks(text: str) -> frozenset[str]:
    """The keys of the time limits and other values that a text asks for."""
    return frozenset(mark["key"] for mark in _VALUE_MARK.finditer(text))


def squeezed(text: str) -> str:
    """A text with all white space single, for comparing sentences."""
    return _SPACE.sub(" ", text).strip()


def _render_text(text: str, numbers: Mapping[str, int], values: Values) -> str:
    if not text:
        return ""
    return render_markdown(_SOURCE_MARK.sub(lambda mark: _source_link(numbers, mark["key"]), fill_in(text, values)))


def _source_link(numbers: Mapping[str, int], key: str) -> str:
    if key not in numbers:
        return ""
    number = numbers[key]
    return f'<sup><a class="source-mark" href="#source-{number}">[{number}]</a></sup>'


def _sanitise(html: str) -> str:
    html = html.replace("<th>", '<th scope="col">')
    return nh3.clean(
        html,
        tags=_ELEMENTS | _TABLE_ELEMENTS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
