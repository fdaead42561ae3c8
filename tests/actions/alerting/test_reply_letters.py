"""A family that left the page hears by email that there is a reply, once, and never what it says."""

import pytest

from chatbot.actions.advising.claim_handoff import claim_handoff
from chatbot.actions.advising.refusals import AlreadyTakenError
from chatbot.actions.advising.reply_to_family import reply_to_family
from chatbot.actions.delete_conversation import delete_conversation
from chatbot.actions.parts import Parts
from chatbot.actions.read_messages import read_messages
from tests.actions.advising.builders import ask, make_adviser, send_story
from tests.actions.alerting.builders import Service, make_service, outbox
from tests.actions.visiting import open_chat

ADDRESS = "jo@family.example"
SECRET = "Your appeal for Jo has to be in by Friday."


@pytest.fixture
def service(parts: Parts) -> Service:
    return make_service(parts)


def claimed(service: Service, route: str = "email", value: str = ADDRESS):
    """A family that an adviser has: its key, and what sends a reply."""
    key = open_chat(service.parts)
    reference = ask(service.parts, key, route=route, value=value).reference
    send_story(service.parts, key)
    who = make_adviser(service.parts)
    claim_handoff(service.parts, who, reference)
    return key, reference, lambda words=SECRET: reply_to_family(service.parts, who, reference, words)


def letters_to_family(service: Service) -> list[str]:
    return [recipient for recipient in service.email.recipients if recipient == ADDRESS]


def test_the_letter_says_that_there_is_a_reply_and_where_and_nothing_of_it(service: Service):
    _, reference, reply = claimed(service)
    reply()
    service.pass_time(121)
    letter = next(letter for letter in service.email.letters if letter.recipient == ADDRESS)

    assert letter.link == f"https://chat.example.org/return?reference={reference}"
    assert "appeal" not in letter.text + letter.subject
    assert "Jo" not in letter.text + letter.subject


def test_it_waits_two_minutes_for_a_family_that_is_still_there(service: Service):
    key, _, reply = claimed(service)
    reply()
    service.pass_time(60)
    read_messages(service.parts, key)
    service.pass_time(600)

    assert letters_to_family(service) == []


def test_five_replies_are_one_letter_until_the_family_has_been_back(service: Service):
    key, _, reply = claimed(service)
    for number in range(5):
        reply(f"reply {number}")
        service.pass_time(130)
    assert len(letters_to_family(service)) == 1
    read_messages(service.parts, key)
    service.clock.move(minutes=5)

    reply("one more")
    service.pass_time(130)

    assert len(letters_to_family(service)) == 2


@pytest.mark.parametrize(("route", "value"), [("here", ""), ("phone", "07700 900123")])
def test_who_did_not_ask_for_email_gets_none(service: Service, route: str, value: str):
    _, _, reply = claimed(service, route, value)
    reply()
    service.pass_time(600)

    assert [row for row in outbox(service.parts) if row.kind == "reply"] == []


def test_a_chat_that_is_deleted_takes_its_letter_along(service: Service):
    key, _, reply = claimed(service)
    reply()
    delete_conversation(service.parts, key)
    service.pass_time(600)

    assert letters_to_family(service) == []
    assert outbox(service.parts) == []


def test_a_reply_that_is_not_stored_leaves_no_letter(service: Service):
    _, reference, _ = claimed(service)
    stranger = make_adviser(service.parts, "Not Theirs")

    with pytest.raises(AlreadyTakenError):
        reply_to_family(service.parts, stranger, reference, SECRET)

    assert [row for row in outbox(service.parts) if row.kind == "reply"] == []
