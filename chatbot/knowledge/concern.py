"""The safeguarding tiers as reviewed data: the signs that give a concern away, and the approved words for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from chatbot.knowledge.yaml_files import Fields, choice_of, read_records, text_of, texts_of


class Tier(StrEnum):
    """How urgent a concern is, most urgent first."""

    IMMEDIATE_DANGER = "T0"
    SELF_HARM = "T1"
    ABUSE = "T2"
    DISTRESS = "T3"


@dataclass(frozen=True)
class Card:
    """The approved words for a concern. `text` is Markdown, signed off by the safeguarding lead on `approved` or None."""

    key: str
    tier: Tier
    title: str
    text: str
    contacts: tuple[str, ...]
    version: int


@dataclass(frozen=True)
class Concerns:
    """Everything that screening needs: the cards by key. The signs follow in their own form."""

    cards: Mapping[str, Card]


def read_concerns(path: Path) -> Concerns:
    """The concerns of the file. Raises UnreadableError."""
    return Concerns(cards=read_records(path, _card))


def _card(key: str, fields: Fields) -> Card:
    return Card(
        key=key,
        tier=choice_of(Tier, fields["tier"]),
        title=text_of(fields["title"]),
        text=text_of(fields["text"]),
        contacts=texts_of(fields["contacts"]),
        version=int(str(fields["version"])),
    )
