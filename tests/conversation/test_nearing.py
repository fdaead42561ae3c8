"""Time that is running out is noticed, and an ordinary date is not."""

from datetime import date

import pytest

from chatbot.conversation.dating import dates_in
from chatbot.conversation.nearing import is_near_a_deadline, months_later
from chatbot.conversation.story import NEW_STORY
from chatbot.conversation.turn import Chose, Typed, take_turn
from tests.builders import NOW, FakeMatcher, make_fixed_knowledge, make_knowledge, make_ranking

TODAY = date(2026, 11, 24)
DEADLINES = make_fixed_knowledge().deadlines


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("the letter is dated 3 October", date(2026, 10, 3)),
        ("it came on the 3rd of Oct. 2026", date(2026, 10, 3)),
        ("dated October 3rd, 2026", date(2026, 10, 3)),
        ("refused 03/10/2026", date(2026, 10, 3)),
        ("refused 3.10.26", date(2026, 10, 3)),
        ("meeting on 5 Jan", date(2027, 1, 5)),
        ("letter from 20 July", date(2026, 7, 20)),
        ("29 february 2028", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(message, day):
    assert [found.day for found in dates_in(message, TODAY)] == [day]


@pytest.mark.parametrize("message", ["31/02/2026", "year 9", "0 May", "he is 9 in maybe a week", "call 01254 220553"])
def test_what_is_no_date_is_not_read_as_one(message):
    assert dates_in(message, TODAY) == ()


@pytest.mark.parametrize(
    "message",
    [
        "my appeal has to be in tomorrow",
        "today is the last day to appeal",
        "the letter is dated 30 september 2026",
        "refusal letter 24/09/2026, what can I do",
        "mediation certificate from 28 October",
        "the hearing is on 2 December",
        "only 3 days left to appeal",
        "we missed it, letter was 12 September",
    ],
)
def test_time_that_is_short_is_noticed(message):
    assert is_near_a_deadline(message, DEADLINES, TODAY)


@pytest.mark.parametrize(
    "message",
    [
        "what is the deadline for an appeal",
        "the letter is dated 20 November 2026",
        "he was born on 4 May 2017",
        "how long do we have to appeal",
        "the meeting is on 5 March",
    ],
)
def test_an_ordinary_question_is_not_taken_for_one_in_a_hurry(message):
    assert not is_near_a_deadline(message, DEADLINES, TODAY)


def test_two_months_from_the_last_of_december_end_in_february():
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_later(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_a_family_whose_time_is_short_is_offered_a_person_beside_the_answer():
    matcher = FakeMatcher({"how do i ask, it ends tomorrow": make_ranking("ask-for-help")})
    turn = take_turn(Typed("how do i ask, it ends tomorrow"), NEW_STORY, make_knowledge(), matcher, NOW)

    assert turn.reply.article == "ask-for-help"
    assert turn.reply.offers_person
    assert "If your time is short, ask for a person now" in turn.reply.text
    assert turn.story.near_deadline


def test_that_time_is_short_is_not_forgotten_with_the_next_message():
    story = take_turn(Typed("it ends tomorrow"), NEW_STORY, make_knowledge(), FakeMatcher(), NOW).story

    assert take_turn(Chose("ask-for-help"), story, make_knowledge(), FakeMatcher(), NOW).story.near_deadline
