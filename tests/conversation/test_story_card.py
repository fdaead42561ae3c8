"""The story so far holds what the family said, in its own words, and nothing that it left out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chatbot.conversation.story_card import AnswerGiven, Exchange, LineEdit, LineKind, approve, make_story
from chatbot.knowledge.article import Plan
from tests.builders import make_fixed_knowledge

WORDING = make_fixed_knowledge().wording
TODAY = date(2026, 11, 24)
REFUSED = AnswerGiven("ehc-assessment-refused", "They refused to assess. What now?", 3)


def exchange(said: str, sequence: int = 1, **changes: Any) -> Exchange:
    return replace(Exchange(sequence, said, is_typed=True), **changes)


def story(*exchanges: Exchange, plan: Plan = Plan.EITHER):
    return make_story(exchanges, plan, WORDING, TODAY)


def texts(lines, kind: LineKind) -> list[str]:
    return [line.text for line in lines if line.kind is kind]


def keep(lines, **changes):
    edits = {line.key: LineEdit(line.text) for line in lines}
    return approve(lines, edits | {key.replace("_", "-"): edit for key, edit in changes.items()}, "[left out]")


def leave_out(lines, kind: LineKind):
    edits = {line.key: LineEdit(line.text, left_out=line.kind is kind) for line in lines}
    return approve(lines, edits, "[left out]")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("my son is 9 and cant read", "9 years old"),
        ("shes 13 and wont go in", "13 years old"),
        ("my 7 year old has been excluded", "7 years old"),
        ("a boy aged 4", "4 years old"),
        ("he is in year 6", "School year 6"),
        ("shes in reception", "At reception"),
    ],
)
def test_the_age_is_taken_from_what_was_said(said, line):
    assert line in texts(story(exchange(said)), LineKind.AGE)


@pytest.mark.parametrize(
    "said", ["we have waited 6 weeks", "he is 30% behind", "she is 20 minutes away", "how do i ask"]
)
def test_an_age_that_was_not_said_is_not_made_up(said):
    assert texts(story(exchange(said)), LineKind.AGE) == []


def test_the_card_tells_the_whole_story():
    card = story(
        exchange(
            "la refused to asses my son, hes 9. the letter is dated 3 October", 1, answer=REFUSED, stage="disagreement"
        ),
        exchange("I emailed the senco twice. I want someone to check our appeal", 3),
        plan=Plan.WITHOUT,
    )

    assert texts(card, LineKind.AGE) == ["9 years old"]
    assert texts(card, LineKind.STAGE) == ["When you disagree. Has no EHC plan"]
    assert len(texts(card, LineKind.ASKED)) == 2
    assert next(line.answer for line in card if line.kind is LineKind.ASKED) == REFUSED
    assert texts(card, LineKind.DATE) == ["3 October 2026: the letter is dated 3 October"]
    assert texts(card, LineKind.TRIED) == ["I emailed the senco twice."]
    assert texts(card, LineKind.WANTS) == ["I want someone to check our appeal"]


def test_what_they_want_is_asked_when_they_have_not_said():
    assert texts(story(exchange("what is an ehc plan")), LineKind.WANTS) == [""]


def test_a_line_that_is_said_twice_stands_once():
    card = story(exchange("my son is 9", 1), exchange("he is 9, how do i ask", 3))

    assert texts(card, LineKind.AGE) == ["9 years old"]
    assert next(line.sequences for line in card if line.kind is LineKind.AGE) == (1, 3)


def test_an_untouched_card_goes_as_it_stands_and_holds_nothing_back():
    card = story(exchange("my son is 9 and they refused"))
    approved = keep(card)

    assert [line.text for line in approved.lines] == [line.text for line in card if line.text]
    assert approved.withheld == frozenset()


def test_a_line_that_was_left_out_is_gone_with_the_message_it_came_from():
    card = story(exchange("how do i ask", 1), exchange("his dad hits him", 3))
    approved = approve(
        card, {line.key: LineEdit(line.text, left_out="dad" in line.text) for line in card}, "[left out]"
    )

    assert [line.text for line in approved.lines] == ["how do i ask"]
    assert approved.withheld == {3}


def test_what_was_left_out_in_one_line_does_not_get_through_in_another():
    card = story(exchange("my son is 9 and they refused to assess"))
    approved = leave_out(card, LineKind.AGE)

    assert [line.text for line in approved.lines] == ["my [left out] and they refused to assess"]
    assert approved.withheld == {1}
    assert "9" not in repr(approved.lines)


def test_the_message_behind_a_line_that_was_changed_stays_with_the_family():
    card = story(exchange("Jack was refused", 1))
    approved = keep(card, asked_1=LineEdit("My son was refused"))

    assert [line.text for line in approved.lines] == ["My son was refused"]
    assert approved.withheld == {1}


def test_a_line_that_the_family_was_not_shown_does_not_go():
    card = story(exchange("one", 1), exchange("two", 3))

    assert [line.text for line in approve(card, {"asked-1": LineEdit("one")}, "[left out]").lines] == ["one"]


WORDS = some.text("abc 19\n.", min_size=1, max_size=40)


@given(some.lists(WORDS, min_size=1, max_size=6), some.data())
def test_nothing_that_was_left_out_is_left_in_any_line(messages, data):
    card = story(*(exchange(said, 2 * place + 1) for place, said in enumerate(messages)))
    edits = {line.key: LineEdit(line.text, left_out=data.draw(some.booleans())) for line in card}
    approved = approve(card, edits, "~")

    removed = [line for line in card if edits[line.key].left_out]
    assert {sequence for line in removed for sequence in line.sequences} <= approved.withheld
    assert not {line.key for line in removed} & {line.key for line in approved.lines}
    assert not any(line.found in other.text for line in removed if line.found for other in approved.lines)
