"""Subjects that the service does not cover, each with one honest line and where to go instead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.yaml_files import Fields, read_records, text_of, texts_of


@dataclass(frozen=True)
class Signpost:
    """One out-of-scope subject. `tells` are the words that give it away, `line` is what we say, `contacts` who may help.

    `unless` are words that make it our subject after all.
    """

    key: str
    subject: str
    tells: tuple[str, ...]
    unless: tuple[str, ...]
    line: str
    contacts: tuple[str, ...]

    def points_at(self, normalised_message: str) -> bool:
        """Whether a normalised message is about this subject."""
        return _names_any(self.tells, normalised_message) and not _names_any(self.unless, normalised_message)


def read_signposts(path: Path) -> Mapping[str, Signpost]:
    """Every signpost of the file by its key, in its order. Raises UnreadableError."""
    return read_records(path, _signpost)


def _signpost(key: str, fields: Fields) -> Signpost:
    return Signpost(
        key=key,
        subject=text_of(fields["subject"]),
        tells=texts_of(fields["tells"]),
        unless=texts_of(fields.get("unless")),
        line=text_of(fields["line"]),
        contacts=texts_of(fields.get("contacts")),
    )


def _names_any(phrases: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", text) for phrase in phrases)
