"""The safeguarding tiers as reviewed data: the signs that give a concern away, and the approved words for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path

from chatbot.knowledge.fault import Fault, UnreadableError
from chatbot.knowledge.plain_words import PlainWords, read_plain_words
from chatbot.knowledge.points import Points, read_points
from chatbot.knowledge.sign import Groups, Sign, parse_groups, parse_signs
from chatbot.knowledge.yaml_files import (
    Fields,
    choice_of,
    day_of,
    fields_of,
    optional_text_of,
    read_mapping,
    read_records,
    text_of,
    texts_of,
)


class Tier(StrEnum):
    """How urgent a concern is, most urgent first."""

    IMMEDIATE_DANGER = "T0"
    SELF_HARM = "T1"
    ABUSE = "T2"
    DISTRESS = "T3"


@dataclass(frozen=True)
class Card:
    """The approved words for a concern. `text` is Markdown; `approved` is when the safeguarding lead signed this version.

    `young` is the card shown in its place to a child or young person.
    """

    key: str
    tier: Tier
    title: str
    text: str
    contacts: tuple[str, ...]
    version: int
    approved: date | None
    young: str | None


@dataclass(frozen=True)
class Family:
    """A family of signs: ways of saying one thing. None counts where one of `unless` stands in the message as well."""

    key: str
    tier: Tier
    card: str
    signs: tuple[Sign, ...]
    unless: tuple[Sign, ...]


@dataclass(frozen=True)
class Concerns:
    """Everything that screening needs. Two are equal when they were read from the same text, by its `fingerprint`.

    `families` stand in order of urgency. `idioms` are struck out of a message before it is screened. `young` are the signs
    that a child or young person is speaking, `grown_up` those that it is somebody else all the same.
    A message without a sign whose words gather enough `points` is shown `card_by_points`.
    """

    fingerprint: str
    cards: Mapping[str, Card] = field(compare=False)
    families: Mapping[str, Family] = field(compare=False)
    idioms: tuple[Sign, ...] = field(compare=False)
    young: tuple[Sign, ...] = field(compare=False)
    grown_up: tuple[Sign, ...] = field(compare=False)
    points: Points = field(compare=False)
    card_by_points: str = field(compare=False)
    plain_words: PlainWords = field(compare=False)


def read_concerns(path: Path) -> Concerns:
    """The concerns of the file, and beside it their signs, the points and the plain words. Raises UnreadableError."""
    points, plain_words = path.with_name("concern_points.yaml"), path.with_name("plain_words.yaml")
    signs = sorted(path.with_name("concern_signs").glob("*.yaml"))
    sections = read_mapping(path)
    try:
        groups = parse_groups(fields_of(sections["words"]))
        return Concerns(
            fingerprint=_fingerprint(path, points, plain_words, *signs),
            cards={key: _card(key, fields_of(value)) for key, value in fields_of(sections["cards"]).items()},
            families=_families(signs, groups),
            idioms=parse_signs(sections["idioms"], groups),
            young=parse_signs(sections["young"], groups),
            grown_up=parse_signs(sections["grown_up"], groups),
            points=read_points(points),
            card_by_points=text_of(sections["card_by_points"]),
            plain_words=read_plain_words(plain_words),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(Fault(path, 1, "unreadable", f"the concerns are not complete: {error}")) from error


def _fingerprint(*files: Path) -> str:
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _families(files: Iterable[Path], groups: Groups) -> Mapping[str, Family]:
    read = [family for file in files for family in read_records(file, partial(_family, groups=groups)).values()]
    return {family.key: family for family in sorted(read, key=lambda family: family.tier)}


def _card(key: str, fields: Fields) -> Card:
    return Card(
        key=key,
        tier=choice_of(Tier, fields["tier"]),
        title=text_of(fields["title"]),
        text=text_of(fields["text"]),
        contacts=texts_of(fields["contacts"]),
        version=int(str(fields["version"])),
        approved=None if fields["approved"] is None else day_of(fields["approved"]),
        young=optional_text_of(fields["young"]),
    )


def _family(key: str, fields: Fields, groups: Groups) -> Family:
    return Family(
        key=key,
        tier=choice_of(Tier, fields["tier"]),
        card=text_of(fields["card"]),
        signs=parse_signs(fields["any"], groups),
        unless=parse_signs(fields.get("unless"), groups),
    )
