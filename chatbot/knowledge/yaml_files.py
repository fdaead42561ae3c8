"""Reads a YAML file of the knowledge as fields, and refuses in plain English what does not have the right form."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

import yaml

from chatbot.knowledge.fault import Fault, UnreadableError

Fields: TypeAlias = Mapping[str, object]
Record = TypeVar("Record")
Choice = TypeVar("Choice", bound=StrEnum)


def read_text(path: Path) -> str:
    """The text of a file of the knowledge. Raises UnreadableError where it is missing or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableError(Fault(path, 1, "unreadable", f"this cannot be opened: {error.strerror}")) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(Fault(path, 1, "unreadable", "this is not text in UTF-8")) from error


def read_mapping(path: Path) -> Fields:
    """The fields of a YAML file. Raises UnreadableError where it is not YAML or not a list of fields."""
    return parse_mapping(read_text(path), path)


def parse_mapping(text: str, path: Path, first_line: int = 1) -> Fields:
    """The fields that a YAML text holds; `first_line` is where the text begins in its file."""
    try:
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        raise UnreadableError(Fault(path, line, "unreadable", f"this is not YAML: {error}")) from error
    if not isinstance(loaded, dict):
        raise UnreadableError(Fault(path, first_line, "unreadable", "this must be a list of fields"))
    return cast("Fields", loaded)


def read_list(path: Path) -> list[object]:
    """The entries of a YAML file that holds a list. Raises UnreadableError."""
    try:
        loaded = yaml.load(read_text(path), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableError(Fault(path, 1, "unreadable", f"this is not YAML: {error}")) from error
    if not isinstance(loaded, list):
        raise UnreadableError(Fault(path, 1, "unreadable", "this must be a list"))
    return loaded


def field_lines(text: str, first_line: int = 1) -> Mapping[str, int]:
    """The line on which each top-level field of a YAML text stands."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): key.start_mark.line + first_line for key, _ in node.value}


def read_records(path: Path, build: Callable[[str, Fields], Record]) -> Mapping[str, Record]:
    """Every entry of a YAML file by its key, built by `build(key, fields)`. Raises UnreadableError, with the line."""
    text = read_text(path)
    lines = field_lines(text)
    records: dict[str, Record] = {}
    for key, value in parse_mapping(text, path).items():
        try:
            records[key] = build(key, fields_of(value))
        except (KeyError, TypeError, ValueError) as error:
            message = f"“{key}” is not complete: {error}"
            raise UnreadableError(Fault(path, lines.get(key, 1), "unreadable", message)) from error
    return records


def fields_of(value: object) -> Fields:
    """The value as fields, or TypeError."""
    if not isinstance(value, dict):
        raise TypeError(f"“{value}” must hold fields")
    return cast("Fields", value)


def text_of(value: object) -> str:
    """The value as a text that is not empty, or TypeError."""
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"“{value}” is not a text")
    return value


def optional_text_of(value: object) -> str | None:
    """The value as a text, or None where there is none."""
    return None if value is None else text_of(value)


def texts_of(value: object) -> tuple[str, ...]:
    """The value as a list of texts; nothing is an empty list."""
    return tuple(text_of(item) for item in list_of(value))


def list_of(value: object) -> list[object]:
    """The value as a list; nothing is an empty list."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(f"“{value}” must be a list")
    return value


def day_of(value: object) -> date:
    """The value as a date, or TypeError."""
    if type(value) is not date:
        raise TypeError(f"“{value}” is not a date like 2026-11-24")
    return value


def choice_of(kind: type[Choice], value: object) -> Choice:
    """The value as one of a closed set, or ValueError naming the set."""
    try:
        return kind(cast("str", value))
    except ValueError:
        raise ValueError(f"“{value}” is not one of: {', '.join(kind)}") from None
