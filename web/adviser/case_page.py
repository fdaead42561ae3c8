"""One family's case as the console shows it: the card, the conversation with the answers as they were seen, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import render_template

from chatbot.actions.advising.open_handoff import Case
from chatbot.actions.advising.saying import new_id
from chatbot.actions.find_answers import find_answers
from chatbot.actions.shown import MessageShown
from chatbot.conversation.promising import is_open
from chatbot.knowledge.calendar import LONDON, Calendar
from chatbot.knowledge.collection import Knowledge, Published
from web.adviser.canned import canned_replies
from web.adviser.wording import console_wording
from web.answers.shown_answer import ShownAnswer, show_answer
from web.answers.version import Version
from web.parts import the_parts

_SNOOZES = (1, 3, 24, 72)
"""Hours after which an adviser may want to come back, without typing a date."""


@dataclass(frozen=True)
class Said:
    """One message. `answer` is the article as it stood on the day it was given, in the revision that was given."""

    sequence: int
    sender: str
    name: str | None
    at: datetime
    text: str
    answer: ShownAnswer | None
    revision: int | None
    outcome: str | None
    concern: str | None
    helpful: bool | None


@dataclass(frozen=True)
class Draft:
    """What the adviser is about to send, as it stands in the form."""

    words: str = ""
    article: str = ""


def said(messages: Sequence[MessageShown], knowledge: Knowledge) -> tuple[Said, ...]:
    """The messages as the family saw them."""
    return tuple(_said(message, knowledge) for message in messages)


def drawn(messages: Sequence[MessageShown]) -> list[dict[str, object]]:
    """Messages as pieces of the page, for the script that puts them below the others."""
    knowledge, say = the_parts().brain.current().knowledge, console_wording().say
    return [
        {"sequence": one.sequence, "html": render_template("adviser/one_said.html", one=one, say=say)}
        for one in said(messages, knowledge)
    ]


def case_values(case: Case, draft: Draft, wanted: str = "", picked: str = "") -> dict[str, object]:
    """Everything that the template of a case needs."""
    parts = the_parts()
    knowledge = parts.brain.current().knowledge
    return {
        "case": case,
        "place": case.place,
        "said": said(case.messages, knowledge),
        "draft": draft,
        "chosen": knowledge.articles.get(draft.article),
        "canned": canned_replies().values(),
        "picked": picked,
        "wanted": wanted,
        "found": _found(wanted, knowledge),
        "client_id": new_id,
        "snoozes": _snoozes(parts.fixed.calendar, parts.clock()),
    }


def _said(message: MessageShown, knowledge: Knowledge) -> Said:
    turn, written = message.turn, message.written
    article = written.article if written is not None else turn.article if turn is not None else None
    return Said(
        sequence=message.sequence,
        sender=message.sender,
        name=None if written is None else written.name,
        at=message.at,
        text=message.text if written is None else written.words,
        answer=None if article is None else _answer(article, knowledge, message),
        revision=None if article is None else article.revision,
        outcome=None if turn is None else turn.outcome,
        concern=None if turn is None else turn.concern,
        helpful=message.helpful,
    )


def _answer(article: Published, knowledge: Knowledge, message: MessageShown) -> ShownAnswer:
    day = message.at.astimezone(LONDON).date()
    return show_answer(article, knowledge, day, Version.FULL, prefix=f"said-{message.sequence}-")


def _found(wanted: str, knowledge: Knowledge) -> tuple[Published, ...]:
    if not wanted.strip():
        return ()
    return tuple(knowledge.articles[article.id] for article in find_answers(the_parts(), wanted))


def _snoozes(calendar: Calendar, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Times to come back, moved on to the next open hour where they would fall outside of all."""
    moments = (_next_open(calendar, now + timedelta(hours=hours)) for hours in _SNOOZES)
    return tuple((f"{moment.astimezone(LONDON):%Y-%m-%dT%H:%M}", moment) for moment in dict.fromkeys(moments))


def _next_open(calendar: Calendar, moment: datetime) -> datetime:
    for hours in range(24 * 14):
        later = (moment + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
        if is_open(calendar, later) and later >= moment.replace(minute=0, second=0, microsecond=0):
            return later
    return moment
