"""Reads an article from its file: YAML front matter, then Markdown with a few reserved headings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields as fields_of_class
from datetime import date
from pathlib import Path
from typing import Any, cast

from chatbot.knowledge.article import (
    Age,
    Area,
    Article,
    Audience,
    Evidence,
    Fact,
    FollowUp,
    Harm,
    LawChange,
    LawStatus,
    Plan,
    Source,
    Stage,
)
from chatbot.knowledge.fault import Fault, UnreadableError
from chatbot.knowledge.yaml_files import (
    Fields,
    choice_of,
    day_of,
    field_lines,
    fields_of,
    list_of,
    optional_text_of,
    parse_mapping,
    text_of,
    texts_of,
)

LARGEST_ARTICLE_BYTES = 64 * 1024
"""Markdown has inputs that take a second to render at 100 kB; at 64 kB the worst measured stays well under it."""

NEXT_STEP_HEADING = "Your next step"
PLAIN_VERSION_HEADING = "Plain version"
YOUNG_VERSION_HEADING = "For young people"

TEXTS = ("short_answer", "body", "next_step", "plain_version", "young_version")
"""The fields of an article that stand below the front matter."""

_FIELDS = frozenset(field.name for field in fields_of_class(Article)) - frozenset(TEXTS)
_FRONT_MATTER = re.compile(r"\A---\n(?P<yaml>.*?\n)---\n(?P<markdown>.*)\Z", re.DOTALL)
_RESERVED_HEADING = re.compile(
    rf"^## ({NEXT_STEP_HEADING}|{PLAIN_VERSION_HEADING}|{YOUNG_VERSION_HEADING})[ \t]*$", re.MULTILINE
)


def read_articles(folder: Path) -> tuple[Article, ...]:
    """Every article below a folder, in the order of their ids. Raises UnreadableError at the first unreadable one."""
    return tuple(sorted((read_article(path) for path in folder.rglob("*.md")), key=lambda article: article.id))


def read_article(path: Path) -> Article:
    """The article in one file. Raises UnreadableError, with the line, where the file has not the form of an article."""
    return parse_article(path.read_text(encoding="utf-8"), path)


def parse_article(text: str, path: Path) -> Article:
    """The article that a text holds; `path` is only for the fault that says what is wrong. Raises UnreadableError."""
    front_matter, markdown = split_front_matter(text, path)
    values = parse_mapping(front_matter, path, first_line=2)
    lines = field_lines(front_matter, first_line=2)
    reader = _FieldReader(values, path, lines)
    fields: dict[str, Any] = {name: reader.read(name) for name in _FIELDS}
    return Article(**fields, **cast("Any", split_markdown(markdown)))


def split_front_matter(text: str, path: Path) -> tuple[str, str]:
    """The YAML and the Markdown of an article's file. Raises UnreadableError."""
    if len(text.encode()) > LARGEST_ARTICLE_BYTES:
        largest = LARGEST_ARTICLE_BYTES // 1024
        raise UnreadableError(Fault(path, 1, "unreadable", f"the file is larger than {largest} kB"))
    parts = _FRONT_MATTER.match(text)
    if parts is None:
        message = "the file must open with front matter between two lines of ---"
        raise UnreadableError(Fault(path, 1, "unreadable", message))
    return parts["yaml"], parts["markdown"]


def split_markdown(markdown: str) -> Mapping[str, str]:
    """The texts of an article by name: the first paragraph is the short answer, reserved headings open the others."""
    pieces = _RESERVED_HEADING.split(markdown)
    opening, sections = pieces[0].strip(), dict(zip(pieces[1::2], pieces[2::2], strict=True))
    short_answer, _, body = opening.partition("\n\n")
    return {
        "short_answer": short_answer.strip(),
        "body": body.strip(),
        "next_step": sections.get(NEXT_STEP_HEADING, "").strip(),
        "plain_version": sections.get(PLAIN_VERSION_HEADING, "").strip(),
        "young_version": sections.get(YOUNG_VERSION_HEADING, "").strip(),
    }


class _FieldReader:
    """Reads one field after the other, and says on which line one is missing or wrong."""

    def __init__(self, values: Fields, path: Path, lines: Mapping[str, int]) -> None:
        self._values, self._path, self._lines = values, path, lines
        for unknown in sorted(set(values) - _FIELDS):
            raise self._refused(unknown, "is not a field of an article")

    def read(self, name: str) -> Any:
        try:
            return _READERS[name](self._values.get(name))
        except (KeyError, TypeError, ValueError) as error:
            raise self._refused(name, f"is missing or wrong: {error}") from error

    def _refused(self, name: str, why: str) -> UnreadableError:
        return UnreadableError(Fault(self._path, self._lines.get(name, 1), "unreadable", f"“{name}” {why}"))


def _optional_day(value: object) -> date | None:
    return None if value is None else day_of(value)


def _law_change(value: object) -> LawChange | None:
    if value is None:
        return None
    fields = fields_of(value)
    return LawChange(on=day_of(fields["on"]), status=choice_of(LawStatus, fields["status"]))


def _source(value: object) -> Source:
    fields = fields_of(value)
    return Source(
        key=text_of(fields["key"]),
        name=text_of(fields["name"]),
        section=text_of(fields["section"]),
        url=optional_text_of(fields.get("url")),
        checked=day_of(fields["checked"]),
    )


def _follow_up(value: object) -> FollowUp:
    fields = fields_of(value)
    return FollowUp(ask=text_of(fields["ask"]), article=text_of(fields["article"]))


def _fact(value: object) -> Fact:
    fields = fields_of(value)
    return Fact(
        fact=text_of(fields["fact"]),
        authority=text_of(fields["authority"]),
        seen=optional_text_of(fields.get("seen")),
        evidence=choice_of(Evidence, fields["evidence"]),
        stated=text_of(fields["stated"]),
    )


_READERS: Mapping[str, Callable[[object], Any]] = {
    "id": text_of,
    "title": text_of,
    "group": text_of,
    "area": lambda value: choice_of(Area, value),
    "audience": lambda value: tuple(choice_of(Audience, item) for item in list_of(value)),
    "stage": lambda value: tuple(choice_of(Stage, item) for item in list_of(value)),
    "plan": lambda value: choice_of(Plan, value),
    "ages": lambda value: tuple(choice_of(Age, item) for item in list_of(value)),
    "harm": lambda value: tuple(choice_of(Harm, item) for item in list_of(value)),
    "law": lambda value: choice_of(LawStatus, value),
    "law_becomes": _law_change,
    "checked": day_of,
    "due": day_of,
    "expires": _optional_day,
    "phrasings": texts_of,
    "sources": lambda value: tuple(_source(item) for item in list_of(value)),
    "contacts": texts_of,
    "follow_ups": lambda value: tuple(_follow_up(item) for item in list_of(value)),
    "related": texts_of,
    "facts": lambda value: tuple(_fact(item) for item in list_of(value)),
}
