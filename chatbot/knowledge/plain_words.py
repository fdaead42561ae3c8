"""How people type on a phone, as data: which spellings stand for which plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.yaml_files import fields_of, read_mapping, text_of


@dataclass(frozen=True)
class PlainWords:
    """`meanings` gives the plain words for a spelling, `fillers` are words that say nothing, `left_alone` are words
    that are never taken for a slip of the finger."""

    meanings: Mapping[str, str]
    fillers: frozenset[str]
    left_alone: frozenset[str]


def read_plain_words(path: Path) -> PlainWords:
    """The plain words of the file. Raises UnreadableError."""
    fields = read_mapping(path)
    return PlainWords(
        meanings={
            spelling: text_of(plain)
            for plain, spellings in fields_of(fields["means"]).items()
            for spelling in text_of(spellings).split()
        },
        fillers=frozenset(text_of(fields["fillers"]).split()),
        left_alone=frozenset(text_of(fields["left_alone"]).split()),
    )
