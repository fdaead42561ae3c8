"""“My story so far”: what a family has told the chat, line by line, for them to put right and send to an adviser."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from chatbot.conversation.part import day_words
from chatbot.conversation.telling import ages_in, dates_told_in, tries_in, wishes_in
from chatbot.knowledge.article import Plan
from chatbot.knowledge.wording import Wording

LONGEST_LINE = 2000


class LineKind(StrEnum):
    """What a line is about, in the order of the card."""

    AGE = "age"
    STAGE = "stage"
    ASKED = "asked"
    DATE = "date"
    TRIED = "tried"
    WANTS = "wants"


@dataclass(frozen=True)
class AnswerGiven:
    """The article that a question was answered with, in the revision that was shown."""

    article: str
    title: str
    revision: int


@dataclass(frozen=True)
class Exchange:
    """A message of the family and what it was answered with. `sequence` is its place in the conversation."""

    sequence: int
    said: str
    is_typed: bool
    answer: AnswerGiven | None = None
    stage: str | None = None


@dataclass(frozen=True)
class StoryLine:
    """One line. `key` names it within the card; `sequences` are the messages it was made from; `found` their words for it."""

    key: str
    kind: LineKind
    text: str
    sequences: tuple[int, ...]
    found: str = ""
    answer: AnswerGiven | None = None


@dataclass(frozen=True)
class LineEdit:
    """What the family did with one line: changed its words, or left it out."""

    text: str
    left_out: bool = False


@dataclass(frozen=True)
class ApprovedStory:
    """What goes to the adviser, and the messages that do not, because a line made from them was left out or changed."""

    lines: tuple[StoryLine, ...]
    withheld: frozenset[int]


def make_story(exchanges: Sequence[Exchange], plan: Plan, wording: Wording, today: date) -> tuple[StoryLine, ...]:
    """The card of a conversation, made of the family's own words and of nothing that they did not say.

    `plan` is what the conversation has learnt about an EHC plan. The last line asks what they want, empty where they have
    not said.
    """
    typed = [exchange for exchange in exchanges if exchange.is_typed]
    lines = [
        *_once(_ages(typed, wording)),
        *_stage(exchanges, plan, wording),
        *(_asked(exchange) for exchange in exchanges),
        *_once(_dates(typed, wording, today)),
        *_once(_tries(typed)),
        _wants(typed),
    ]
    return tuple(replace(line, key=f"{line.kind}-{number}") for number, line in enumerate(lines, 1))


def approve(story: Sequence[StoryLine], edits: Mapping[str, LineEdit], left_out_words: str) -> ApprovedStory:
    """What is left when the family is done with the card.

    A line that they were not shown stays out of the card. The words of a line that was left out are taken out of the other
    lines too, with `left_out_words` in their place, so that they cannot reach anybody by another way.
    """
    known = [(line, edits[line.key]) for line in story if line.key in edits]
    removed = [line for line, edit in known if edit.left_out]
    kept = [replace(line, text=edit.text.strip()) for line, edit in known if not edit.left_out and edit.text.strip()]
    changed = [line for line, edit in known if edit.text.strip() != line.text]
    return ApprovedStory(
        lines=tuple(_without(line, removed, left_out_words) for line in kept),
        withheld=frozenset(sequence for line in (*removed, *changed) for sequence in line.sequences),
    )


def _without(line: StoryLine, removed: Sequence[StoryLine], left_out_words: str) -> StoryLine:
    text = line.text
    for words in sorted({other.found or other.text for other in removed} - {""}, key=len, reverse=True):
        text = re.sub(re.escape(words), left_out_words, text, flags=re.IGNORECASE)
    return replace(line, text=text, found="")


def _ages(typed: Sequence[Exchange], wording: Wording) -> Iterator[StoryLine]:
    for exchange in typed:
        for found in ages_in(exchange.said):
            yield _line(LineKind.AGE, wording.say(f"story.{found.kind}", age=found.value), exchange, found.words)


def _stage(exchanges: Sequence[Exchange], plan: Plan, wording: Wording) -> Iterator[StoryLine]:
    """Where the family stands: the stage of the newest answer, and whether there is a plan, where that is known."""
    staged = [exchange for exchange in exchanges if exchange.stage is not None]
    parts = [wording[f"stages.{exchange.stage}"] for exchange in staged[-1:]]
    if plan is not Plan.EITHER:
        parts.append(wording[f"story.{plan.value}_plan"])
    if parts:
        sequences = tuple(exchange.sequence for exchange in staged[-1:])
        yield StoryLine("", LineKind.STAGE, ". ".join(parts), sequences)


def _asked(exchange: Exchange) -> StoryLine:
    return replace(
        _line(LineKind.ASKED, exchange.said.strip(), exchange, exchange.said.strip()), answer=exchange.answer
    )


def _dates(typed: Sequence[Exchange], wording: Wording, today: date) -> Iterator[StoryLine]:
    for exchange in typed:
        for told in dates_told_in(exchange.said, today):
            words = wording.say("story.date", day=day_words(told.day), words=told.sentence)
            yield _line(LineKind.DATE, words, exchange, told.words)


def _tries(typed: Sequence[Exchange]) -> Iterator[StoryLine]:
    for exchange in typed:
        for sentence in tries_in(exchange.said):
            yield _line(LineKind.TRIED, sentence, exchange, sentence)


def _wants(typed: Sequence[Exchange]) -> StoryLine:
    wishes = [(exchange, sentence) for exchange in typed for sentence in wishes_in(exchange.said)]
    if not wishes:
        return StoryLine("", LineKind.WANTS, "", ())
    exchange, sentence = wishes[-1]
    return _line(LineKind.WANTS, sentence, exchange, sentence)


def _line(kind: LineKind, text: str, exchange: Exchange, found: str) -> StoryLine:
    return StoryLine("", kind, text, (exchange.sequence,), found)


def _once(lines: Iterator[StoryLine]) -> Iterator[StoryLine]:
    """Lines that say the same become one, made from all their messages."""
    by_text: dict[str, StoryLine] = {}
    for line in lines:
        same = by_text.get(line.text)
        by_text[line.text] = line if same is None else replace(same, sequences=same.sequences + line.sequences)
    yield from by_text.values()
