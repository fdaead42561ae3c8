"""A family that asks for a person gets a place, a reference and a time, and is helped to leave a way to be reached."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from chatbot.actions.give_feedback import give_feedback
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import InputRefusedError, TokenUnknownError
from chatbot.storage.sessions import reading
from chatbot.storage.tables.handoffs import HandoffRow
from tests.actions.visiting import open_chat, say
from tests.builders import make_calendar


def make_form(**changes) -> HandoffForm:
    return replace(HandoffForm(route="here", consent=True), **changes)


def rows(parts: Parts) -> list[HandoffRow]:
    with reading(parts.sessions) as session:
        return list(session.scalars(select(HandoffRow)))


def at(parts: Parts, moment: datetime, **calendar) -> Parts:
    return replace(parts, clock=lambda: moment, fixed=replace(parts.fixed, calendar=make_calendar(**calendar)))


def test_the_reference_can_be_read_aloud(parts: Parts):
    references = {ask_for_a_person(parts, open_chat(parts), make_form()).reference for _ in range(20)}

    assert len(references) == 20
    assert all(
        re.fullmatch(r"[^01258BGILOQSZ]{3}-[^01258BGILOQSZ]{3}", reference.replace("2", "3").replace("5", "6"))
        for reference in references
    )


def test_the_time_that_is_promised_comes_from_the_calendar(parts: Parts):
    tuesday = at(parts, datetime(2026, 11, 24, 10, 0, tzinfo=UTC))

    handoff = ask_for_a_person(tuesday, open_chat(parts), make_form())

    assert handoff.promised_by == rows(parts)[0].promised_by
    assert handoff.promised is not None
    assert "November" in handoff.promised


def test_a_calendar_that_is_never_open_keeps_nobody_from_asking(parts: Parts):
    never = at(parts, datetime(2026, 11, 24, 10, 0, tzinfo=UTC), weekly=((),) * 7)

    handoff = ask_for_a_person(never, open_chat(parts), make_form())

    assert (handoff.promised_by, handoff.promised) == (None, None)
    assert rows(parts)[0].state == "waiting"


@pytest.mark.parametrize(
    ("messages", "reason", "urgency"),
    [
        ((), "button", "ordinary"),
        (("how do i ask the council for an assessment",), "button", "ordinary"),
        (("can i talk to a person",), "asked", "ordinary"),
        (("zebras", "giraffes"), "two_misses", "ordinary"),
        (("my appeal has to be in tomorrow", "zebras"), "near_deadline", "near_deadline"),
        (("i want to kill myself", "how do i ask the council for an assessment"), "safeguarding", "safeguarding"),
    ],
)
def test_what_led_to_the_request_is_noted_as_its_reason(parts: Parts, messages, reason: str, urgency: str):
    key = open_chat(parts)
    for message in messages:
        say(parts, key, message)

    ask_for_a_person(parts, key, make_form())

    assert (rows(parts)[0].reason, rows(parts)[0].urgency) == (reason, urgency)


def test_an_answer_that_did_not_help_is_a_reason(parts: Parts):
    key = open_chat(parts)
    give_feedback(parts, key, say(parts, key).message.id, helpful=False)

    ask_for_a_person(parts, key, make_form())

    assert rows(parts)[0].reason == "not_helpful"


def test_a_family_that_waits_becomes_urgent_with_what_it_says(parts: Parts):
    key = open_chat(parts)
    ask_for_a_person(parts, key, make_form())

    say(parts, key, "the last day is tomorrow")
    near = rows(parts)[0].urgency
    say(parts, key, "i want to kill myself")
    say(parts, key, "thank you")

    assert (near, rows(parts)[0].urgency) == ("near_deadline", "safeguarding")


def test_asking_again_changes_the_details_and_keeps_the_place(parts: Parts):
    key = open_chat(parts)
    first = ask_for_a_person(parts, key, make_form(route="phone", value="07700 900123"))

    second = ask_for_a_person(parts, key, make_form(route="email", value="Sam@Example.org", name=" Sam "))

    assert second.reference == first.reference
    assert second.promised_by == first.promised_by
    (row,) = rows(parts)
    assert (row.route, row.contact, row.name) == ("email", "Sam@example.org", "Sam")
    assert row.consent_at is not None


@pytest.mark.parametrize(
    ("form", "field", "wording"),
    [
        (make_form(route="pigeon"), "route", "person.no_route"),
        (make_form(route="phone"), "value", "person.no_value"),
        (make_form(route="email", value="sam@"), "value", "person.bad_email"),
        (make_form(route="text", value="call me"), "value", "person.bad_phone"),
        (make_form(consent=False), "consent", "person.no_consent"),
        (make_form(name="x" * 101), "name", "person.too_long"),
        (make_form(safe_time="x" * 1001), "safe_time", "person.too_long"),
        (make_form(notes="my son\0"), "notes", "composer.not_readable"),
        (make_form(value="\ud800"), "value", "composer.not_readable"),
    ],
)
def test_what_cannot_work_is_said_by_its_field_in_kind_words(parts: Parts, form: HandoffForm, field: str, wording: str):
    with pytest.raises(InputRefusedError) as refusal:
        ask_for_a_person(parts, open_chat(parts), form)

    assert (refusal.value.field, refusal.value.wording) == (field, wording)
    assert parts.fixed.wording.say(wording, **refusal.value.values)
    assert rows(parts) == []


def test_nobody_asks_in_a_conversation_that_is_not_theirs(parts: Parts):
    with pytest.raises(TokenUnknownError):
        ask_for_a_person(parts, replace(open_chat(parts), token="guessed"), make_form())
