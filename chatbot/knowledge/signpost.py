"""Subjects that the service does not cover, each with one honest line and where to go instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.sign import Sign, parse_signs
from chatbot.knowledge.yaml_files import Fields, read_records, text_of, texts_of


@dataclass(frozen=True)
class Signpost:
    """One out-of-scope subject. `tells` are the signs that give it away, `line` is what we say, `contacts` who may help.

    `unless` are signs that it is our subject after all.
    """

    key: str
    subject: str
    tells: tuple[Sign, ...]
    unless: tuple[Sign, ...]
    line: str
    contacts: tuple[str, ...]


def read_signposts(path: Path) -> Mapping[str, Signpost]:
    """Every signpost of the file by its key, in its order. Raises UnreadableError."""
    return read_records(path, _signpost)


def _signpost(key: str, fields: Fields) -> Signpost:
    return Signpost(
        key=key,
        subject=text_of(fields["subject"]),
        tells=parse_signs(fields["tells"], {}),
        unless=parse_signs(fields.get("unless"), {}),
        line=text_of(fields["line"]),
        contacts=texts_of(fields.get("contacts")),
    )
