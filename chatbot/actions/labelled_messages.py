"""Gathers what calibration learns from: the labelled questions of the release, and what visitors chose when asked back."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from zlib import crc32

from chatbot.actions.evaluate_questions import NONE, LabelledQuestion, read_labelled_questions
from chatbot.actions.storing import NONE_OF_THESE
from chatbot.matching.calibrating import Labelled
from chatbot.storage.choices import ChoiceFound, newest_choices
from chatbot.storage.sessions import Sessions, reading

FILES = ("families-written", "families-real", "special-cases")
_SETTLED_BEFORE_MATCHING = frozenset({"T0", "T1", "T2", "wants-a-person", "other-language"})
"""Kinds that are settled before any article is looked for, whatever matching would say."""

MOST_CHOICES = 500
MOST_OF_ONE_CONVERSATION = 3
"""Visitors together weigh no more than the questions of the release, and nobody can teach the chat alone."""

_GROUPS = 5


def labelled_messages(sessions: Sessions, questions: Path, articles: Collection[str]) -> list[Labelled]:
    """Everything labelled that there is, for these article ids. Raises UnreadableError or StorageUnavailableError."""
    shipped = [
        label
        for name in FILES
        for label in _from_questions(name, read_labelled_questions(questions / f"{name}.yaml"), articles)
    ]
    with reading(sessions) as session:
        return [*shipped, *_from_choices(newest_choices(session, MOST_CHOICES), articles)]


def _from_questions(name: str, questions: Iterable[LabelledQuestion], articles: Collection[str]) -> Iterator[Labelled]:
    for place, question in enumerate(questions):
        # Where the writer is not named, thirds stand for kinds of writer, so that every question can be held out.
        writer = question.writer or f"{name} {place % 3}"
        accepted = tuple(key for key in (question.expect, *question.also) if key in articles)
        if question.kind not in _SETTLED_BEFORE_MATCHING and question.expect in articles:
            yield Labelled(question.text, accepted, writer)
        elif question.expect == NONE:
            yield Labelled(question.text, (), writer)


def _from_choices(choices: Iterable[ChoiceFound], articles: Collection[str]) -> Iterator[Labelled]:
    heard: Counter[str] = Counter()
    for choice in choices:
        heard[choice.conversation_id] += 1
        if heard[choice.conversation_id] > MOST_OF_ONE_CONVERSATION:
            continue
        writer = f"visitors {crc32(choice.conversation_id.encode()) % _GROUPS}"
        if choice.chosen in articles:
            yield Labelled(choice.text, (choice.chosen,), writer)
        elif choice.chosen == NONE_OF_THESE:
            yield Labelled(choice.text, (), writer)
