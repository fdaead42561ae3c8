"""Every statutory time limit, once, so that an article never writes one of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.yaml_files import Fields, optional_text_of, read_records, text_of


@dataclass(frozen=True)
class Deadline:
    """One time limit. `limit` are the words an article shows for `{{key}}`, such as “6 weeks”."""

    key: str
    event: str
    limit: str
    starts: str
    exceptions: str | None
    source: str


def read_deadlines(path: Path) -> Mapping[str, Deadline]:
    """Every time limit of the file by its key. Raises UnreadableError."""
    return read_records(path, _deadline)


def _deadline(key: str, fields: Fields) -> Deadline:
    return Deadline(
        key=key,
        event=text_of(fields["event"]),
        limit=text_of(fields["limit"]),
        starts=text_of(fields["starts"]),
        exceptions=optional_text_of(fields.get("exceptions")),
        source=text_of(fields["source"]),
    )
