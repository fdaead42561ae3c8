"""What plain messages look like, as data: asking for a person, another language, nothing that can be answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from chatbot.knowledge.fault import Fault, UnreadableError
from chatbot.knowledge.plain_words import PlainWords, read_plain_words
from chatbot.knowledge.points import Points, read_points
from chatbot.knowledge.sign import Sign, parse_groups, parse_signs
from chatbot.knowledge.yaml_files import fields_of, read_mapping, text_of


@dataclass(frozen=True)
class Recognisable:
    """The signs of each kind of plain message. Two are equal when they were read from the same text.

    `person_only` are signs that count when they are the whole message, `person_surely` those that no `person_unless`
    undoes; `person_points` count as one of `person`. A message with one of `insults` and nothing of `real_matter` is an insult and no question. `languages` holds very common
    words of languages written in Latin letters, by language; `english` those of English.
    """

    fingerprint: str
    person: tuple[Sign, ...] = field(compare=False)
    person_only: tuple[Sign, ...] = field(compare=False)
    person_surely: tuple[Sign, ...] = field(compare=False)
    person_unless: tuple[Sign, ...] = field(compare=False)
    person_points: Points = field(compare=False)
    not_a_question: tuple[Sign, ...] = field(compare=False)
    insults: tuple[Sign, ...] = field(compare=False)
    real_matter: tuple[Sign, ...] = field(compare=False)
    languages: Mapping[str, frozenset[str]] = field(compare=False)
    english: frozenset[str] = field(compare=False)
    plain_words: PlainWords = field(compare=False)


def read_recognisable(path: Path) -> Recognisable:
    """The signs of the file, and the plain words of the file beside it. Raises UnreadableError."""
    sections = read_mapping(path)
    points, plain_words = path.with_name("person_points.yaml"), path.with_name("plain_words.yaml")
    try:
        groups = parse_groups(fields_of(sections["words"]))
        person = fields_of(sections["asks_for_a_person"])
        return Recognisable(
            fingerprint=sha256(b"".join(file.read_bytes() for file in (path, points, plain_words))).hexdigest(),
            person=parse_signs(person["any"], groups),
            person_only=parse_signs(person["only"], groups),
            person_surely=parse_signs(person["surely"], groups),
            person_unless=parse_signs(person["unless"], groups),
            person_points=read_points(points),
            not_a_question=parse_signs(fields_of(sections["not_a_question"])["any"], groups),
            insults=parse_signs(sections["insults"], groups),
            real_matter=parse_signs(sections["real_matter"], groups),
            languages={
                language: frozenset(text_of(words).split())
                for language, words in fields_of(sections["languages"]).items()
            },
            english=frozenset(text_of(sections["english"]).split()),
            plain_words=read_plain_words(plain_words),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(Fault(path, 1, "unreadable", f"what is recognised is not complete: {error}")) from error
