"""Replies that advisers send often, written and checked once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.yaml_files import Fields, optional_text_of, read_records, text_of


@dataclass(frozen=True)
class CannedReply:
    """One reply. `title` is what the adviser picks; `article` the id of the article that goes with it, or None."""

    key: str
    title: str
    text: str
    article: str | None


def read_canned_replies(path: Path) -> Mapping[str, CannedReply]:
    """Every reply of the file by its key. Raises UnreadableError."""
    return read_records(path, _reply)


def _reply(key: str, fields: Fields) -> CannedReply:
    return CannedReply(
        key=key,
        title=text_of(fields["title"]),
        text=text_of(fields["text"]).strip(),
        article=optional_text_of(fields.get("article")),
    )
