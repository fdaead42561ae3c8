"""The glossary: the field's terms and acronyms, what they mean in plain words, and the ways people really write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml

from chatbot.knowledge.fault import Fault, UnreadableError

_EVERY_FIELD = frozenset(["term", "short", "meaning", "also", "misspelt", "reads", "beside"])


@dataclass(frozen=True)
class Term:
    """One term, for showing and for matching.

    `term`, `short` and `meaning` are shown to families: the full term, its acronyms, and one plain sentence.
    `also` are other names of the same thing and `misspelt` what people write by mistake; matching reads all of them, and
    the short forms and the term itself, as `reads`. Where `beside` holds words, a short form is a word of everyday English
    as well (“it”, “pa”): it counts only in capitals, or when one of those words stands in the same message.
    """

    term: str
    short: tuple[str, ...]
    meaning: str
    also: tuple[str, ...]
    misspelt: tuple[str, ...]
    reads: str
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Glossary:
    """Every term, in the order of the file."""

    terms: tuple[Term, ...]


NO_GLOSSARY = Glossary(())


def read_glossary(path: Path) -> Glossary:
    """The glossary in a file. Raises UnreadableError where an entry has not the form of a term."""
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise _unreadable(path, f"the file is not YAML: {error}") from error
    if not isinstance(entries, list):
        raise _unreadable(path, "the file must be a list of terms")
    return Glossary(tuple(_term(path, number, entry) for number, entry in enumerate(entries, start=1)))


def _term(path: Path, number: int, entry: object) -> Term:
    if (
        not isinstance(entry, dict)
        or not isinstance(entry.get("term"), str)
        or not isinstance(entry.get("meaning"), str)
    ):
        raise _unreadable(path, f"entry {number} needs a term and its meaning")
    for unknown in sorted(set(entry) - _EVERY_FIELD):
        raise _unreadable(path, f"“{entry['term']}”: “{unknown}” is not a field of a term")
    return Term(
        term=entry["term"],
        short=_texts(path, entry, "short"),
        meaning=entry["meaning"],
        also=_texts(path, entry, "also"),
        misspelt=_texts(path, entry, "misspelt"),
        reads=str(entry.get("reads", entry["term"])),
        beside=_texts(path, entry, "beside"),
    )


def _texts(path: Path, entry: Mapping[str, object], field: str) -> tuple[str, ...]:
    values = entry.get(field, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _unreadable(path, f"“{entry['term']}”: {field} must be a list of texts (does one need quotation marks?)")
    return tuple(cast("list[str]", values))


def _unreadable(path: Path, message: str) -> UnreadableError:
    return UnreadableError(Fault(path, 1, "unreadable", message))
