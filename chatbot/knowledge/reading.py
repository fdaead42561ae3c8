"""Reads an article from its file: YAML front matter, then Markdown with a few reserved headings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

import yaml

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

LARGEST_ARTICLE_BYTES = 64 * 1024
"""Markdown has inputs that take a second to render at 100 kB; at 64 kB the worst measured stays well under it."""

NEXT_STEP_HEADING = "Your next step"
PLAIN_VERSION_HEADING = "Plain version"
YOUNG_VERSION_HEADING = "For young people"

_FRONT_MATTER = re.compile(r"\A---\n(?P<yaml>.*?\n)---\n(?P<markdown>.*)\Z", re.DOTALL)
_RESERVED_HEADING = re.compile(
    rf"^## ({NEXT_STEP_HEADING}|{PLAIN_VERSION_HEADING}|{YOUNG_VERSION_HEADING})[ \t]*$", re.MULTILINE
)
_TEXTS = frozenset({"short_answer", "body", "next_step", "plain_version", "young_version"})
_EVERY_FIELD = frozenset(field.name for field in fields(Article)) - _TEXTS
)

Fields: TypeAlias = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)
Record = TypeVar("Record")


def read_articles(folder: Path) -> tuple[Article, ...]:
    """Every article below a folder, in the order of their ids. Raises UnreadableError at the first that cannot be read."""
    return tuple(sorted((read_article(path) for path in folder.rglob("*.md")), key=lambda article: article.id))


def read_article(path: Path) -> Article:
    """The article in one file. Raises UnreadableError, with the line, where the file has not the form of an article."""
    return parse_article(path.read_text(encoding="utf-8"), path)


def parse_article(text: str, path: Path) -> Article:
    """The article that a text holds; `path` is only for the fault that says what is wrong."""
    if len(text.encode()) > LARGEST_ARTICLE_BYTES:
        raise _unreadable(path, 1, f"the file is larger than {LARGEST_ARTICLE_BYTES // 1024} kB")
    parts = _FRONT_MATTER.match(text)
    if parts is None:
        raise _unreadable(path, 1, "the file must open with front matter between two lines of ---")
    front_matter = _FrontMatter(path, parts["yaml"])
    texts = split_markdown(parts["markdown"])
    return _article_from(front_matter, texts)


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


class _FrontMatter:
    """The fields of the front matter, each fetched as the type it must have, or refused with its line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        try:
            loaded = yaml.safe_load(text)
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            raise _unreadable(path, mark.line + 2 if mark else 1, f"the front matter is not YAML: {error}") from error
        if not isinstance(loaded, dict) or not isinstance(node, yaml.MappingNode):
            raise _unreadable(path, 1, "the front matter must be a list of fields")
        self.values = cast("Fields", loaded)
        self.lines = {key.value: key.start_mark.line + 2 for key, _ in node.value}
        for unknown in sorted(set(self.values) - _EVERY_FIELD):
            raise self.refused(unknown, "is not a field of an article")

    def refused(self, field: str, why: str) -> UnreadableError:
        return _unreadable(self.path, self.lines.get(field, 1), f"“{field}” {why}")

    def text(self, field: str) -> str:
        value = self.values.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.refused(field, "is missing or is not a text")
        return value

    def day(self, field: str) -> date:
        value = self.values.get(field)
        if type(value) is not date:
            raise self.refused(field, "is missing or is not a date like 2026-11-24")
        return value

    def optional_day(self, field: str) -> date | None:
        return None if self.values.get(field) is None else self.day(field)

    def choice(self, field: str, kind: type[Choice]) -> Choice:
        return self._one_of(field, kind, self.values.get(field))

    def choices(self, field: str, kind: type[Choice]) -> tuple[Choice, ...]:
        return tuple(self._one_of(field, kind, value) for value in self._list(field))

    def texts(self, field: str) -> tuple[str, ...]:
        values = self._list(field)
        if not all(isinstance(value, str) for value in values):
            raise self.refused(field, "holds something that is not a text (does it need quotation marks?)")
        return tuple(cast("list[str]", values))

    def records(self, field: str, build: Callable[[Fields], Record]) -> tuple[Record, ...]:
        return tuple(self._record(field, build, value) for value in self._list(field))

    def optional_record(self, field: str, build: Callable[[Fields], Record]) -> Record | None:
        value = self.values.get(field)
        return None if value is None else self._record(field, build, value)

    def _record(self, field: str, build: Callable[[Fields], Record], value: object) -> Record:
        if not isinstance(value, dict):
            raise self.refused(field, "must hold fields")
        try:
            return build(value)
        except (KeyError, TypeError, ValueError) as error:
            raise self.refused(field, f"has an entry that is not complete: {error}") from error

    def _list(self, field: str) -> list[object]:
        value = self.values.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refused(field, "must be a list")
        return value

    def _one_of(self, field: str, kind: type[Choice], value: object) -> Choice:
        try:
            return kind(cast("str", value))
        except ValueError:
            raise self.refused(field, f"must be one of: {', '.join(kind)}; it is “{value}”") from None


def _article_from(front: _FrontMatter, texts: Mapping[str, str]) -> Article:
    return Article(
        id=front.text("id"),
        title=front.text("title"),
        group=front.text("group"),
        area=front.choice("area", Area),
        audience=front.choices("audience", Audience),
        stage=front.choices("stage", Stage),
        plan=front.choice("plan", Plan),
        ages=front.choices("ages", Age),
        harm=front.choices("harm", Harm),
        law=front.choice("law", LawStatus),
        law_becomes=front.optional_record("law_becomes", _law_change),
        checked=front.day("checked"),
        due=front.day("due"),
        expires=front.optional_day("expires"),
        phrasings=front.texts("phrasings"),
        sources=front.records("sources", _source),
        contacts=front.texts("contacts"),
        follow_ups=front.records("follow_ups", _follow_up),
        related=front.texts("related"),
        facts=front.records("facts", _fact),
        **texts,
    )


def _source(fields: Fields) -> Source:
    return Source(
        key=_text(fields["key"]),
        name=_text(fields["name"]),
        section=_text(fields["section"]),
        url=_optional_text(fields.get("url")),
        checked=_day(fields["checked"]),
    )


def _law_change(fields: Fields) -> LawChange:
    return LawChange(on=_day(fields["on"]), status=LawStatus(_text(fields["status"])))


def _follow_up(fields: Fields) -> FollowUp:
    return FollowUp(ask=_text(fields["ask"]), article=_text(fields["article"]))


def _fact(fields: Fields) -> Fact:
    return Fact(
        fact=_text(fields["fact"]),
        authority=_text(fields["authority"]),
        seen=_optional_text(fields.get("seen")),
        evidence=Evidence(_text(fields["evidence"])),
        stated=_text(fields["stated"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"“{value}” is not a text")
    return value


def _optional_text(value: object) -> str | None:
    return None if value is None else _text(value)


def _day(value: object) -> date:
    if type(value) is not date:
        raise TypeError(f"“{value}” is not a date like 2026-11-24")
    return value


def _unreadable(path: Path, line: int, message: str) -> UnreadableError:
    return UnreadableError(Fault(path, line, "unreadable", message))
