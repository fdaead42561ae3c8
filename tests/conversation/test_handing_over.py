"""Who has a conversation, and what may be done with it next."""

from datetime import timedelta

import pytest

from chatbot.conversation.case import Ending, Level, Reason, Urgency, reason_for, urgency_of
from chatbot.conversation.handing_over import (
    AskAgain,
    Claim,
    Claimed,
    Close,
    Closed,
    GiveBack,
    GivenBack,
    NotNowError,
    PassOn,
    Resume,
    Snooze,
    Snoozed,
    TakeOver,
    Waiting,
    after,
    holder,
    is_held,
)
from tests.builders import NOW

LATER = NOW + timedelta(hours=2)
CLOSE = Close("sam", Ending.ANSWERED, Level.ADVICE)
HOLDERS_DEEDS = [PassOn("sam", None), Snooze("sam", LATER), Resume("sam"), GiveBack("sam"), CLOSE]


@pytest.mark.parametrize("state", [Waiting(), Waiting(held=True, meant_for="kim")])
def test_whoever_comes_first_claims_what_waits(state):
    assert after(state, Claim("sam"), NOW) == Claimed("sam")


@pytest.mark.parametrize(
    "state", [Claimed("kim"), Snoozed("kim", LATER), GivenBack(), Closed(Ending.ANSWERED, Level.ADVICE)]
)
def test_nobody_claims_what_is_not_waiting(state):
    with pytest.raises(NotNowError):
        after(state, Claim("sam"), NOW)


@pytest.mark.parametrize("deed", HOLDERS_DEEDS)
@pytest.mark.parametrize("state", [Waiting(), Claimed("kim"), Snoozed("kim", LATER), GivenBack()])
def test_only_the_holder_decides_what_becomes_of_a_conversation(state, deed):
    with pytest.raises(NotNowError):
        after(state, deed, NOW)


@pytest.mark.parametrize(
    ("deed", "state"),
    [
        (PassOn("sam", None), Waiting(held=True)),
        (PassOn("sam", "kim"), Waiting(held=True, meant_for="kim")),
        (Snooze("sam", LATER), Snoozed("sam", LATER)),
        (Resume("sam"), Claimed("sam")),
        (GiveBack("sam"), GivenBack()),
        (CLOSE, Closed(Ending.ANSWERED, Level.ADVICE)),
    ],
)
@pytest.mark.parametrize("before", [Claimed("sam"), Snoozed("sam", LATER)])
def test_the_holder_passes_on_puts_off_gives_back_and_closes(before, deed, state):
    assert after(before, deed, NOW) == state


def test_a_conversation_is_put_off_until_a_later_time_only():
    with pytest.raises(NotNowError):
        after(Claimed("sam"), Snooze("sam", NOW), NOW)


def test_a_colleague_takes_over_what_another_has():
    assert after(Claimed("sam"), TakeOver("kim"), NOW) == Claimed("kim")
    assert after(Snoozed("sam", LATER), TakeOver("kim"), NOW) == Claimed("kim")
    with pytest.raises(NotNowError):
        after(Waiting(), TakeOver("kim"), NOW)


@pytest.mark.parametrize("state", [GivenBack(), Closed(Ending.ANSWERED, Level.ADVICE)])
def test_a_family_that_asks_again_waits_again(state):
    assert after(state, AskAgain(), NOW) == Waiting()


@pytest.mark.parametrize("state", [Waiting(held=True), Claimed("sam"), Snoozed("sam", LATER)])
def test_asking_again_changes_nothing_while_a_person_is_on_it(state):
    assert after(state, AskAgain(), NOW) == state


def test_the_chatbot_is_silent_from_the_claim_until_it_is_given_back():
    assert not is_held(Waiting())
    assert all(is_held(state) for state in (Claimed("sam"), Snoozed("sam", LATER), Waiting(held=True)))
    assert not is_held(GivenBack())
    assert not is_held(Closed(Ending.ANSWERED, Level.ADVICE))


def test_a_conversation_that_was_passed_on_has_no_holder():
    assert holder(after(Claimed("sam"), PassOn("sam", "kim"), NOW)) is None


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, Reason.BUTTON),
        ({"misses": 1}, Reason.BUTTON),
        ({"misses": 2}, Reason.TWO_MISSES),
        ({"misses": 2, "not_helpful": True}, Reason.NOT_HELPFUL),
        ({"outcome": "human", "not_helpful": True}, Reason.ASKED),
        ({"outcome": "human", "near_deadline": True}, Reason.NEAR_DEADLINE),
        ({"outcome": "safeguarding", "is_a_concern": True, "near_deadline": True}, Reason.SAFEGUARDING),
    ],
)
def test_the_weightiest_reason_is_the_one_that_is_noted(facts, reason):
    nothing = {"outcome": None, "is_a_concern": False, "near_deadline": False, "not_helpful": False, "misses": 0}

    assert reason_for(**(nothing | facts)) is reason


def test_safety_comes_before_a_deadline():
    assert urgency_of(is_a_concern=True, near_deadline=True) is Urgency.SAFEGUARDING
    assert urgency_of(is_a_concern=False, near_deadline=True) is Urgency.NEAR_DEADLINE
    assert urgency_of(is_a_concern=False, near_deadline=False) is Urgency.ORDINARY
