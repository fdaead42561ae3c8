"""A family that left comes back with its reference and a code, and is told the truth about email."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from chatbot.actions.alerting.kinds import LANES
from chatbot.actions.alerting.send_letters import send_what_is_due
from chatbot.actions.parts import Parts
from chatbot.actions.safeguarding.answer_concern import acknowledge_concern
from chatbot.posting.post import Channel, Post
from tests.actions.advising.builders import ask, make_adviser, send_story
from tests.actions.alerting.builders import SAYS_T1, FakeCarrier, concerns
from tests.actions.visiting import ASKS, open_chat, say
from tests.web.visiting import Visitor
from web.parts import keep, parts_of, web_parts_of

ADDRESS = "jo@family.example"


@pytest.fixture
def mailbox() -> FakeCarrier:
    return FakeCarrier()


@pytest.fixture
def app_with_email(page_app: Flask, mailbox: FakeCarrier) -> Flask:
    """The service, where email can be sent."""
    parts = replace(parts_of(page_app), post=Post({Channel.EMAIL: mailbox}, "https://chat.example.org"))
    keep(page_app, replace(web_parts_of(page_app), parts=parts))
    return page_app


def family_with_email(parts: Parts) -> str:
    """A family that asked something, and wants its reply by email; its reference."""
    key = open_chat(parts)
    say(parts, key, ASKS)
    reference = ask(parts, key, route="email", value=ADDRESS).reference
    send_story(parts, key)
    return reference


def send_all(parts: Parts) -> None:
    for lane in LANES:
        send_what_is_due(parts, lane)


def ask_for_code(visitor: Visitor, parts: Parts, mailbox: FakeCarrier, reference: str):
    """The page that asks for the code, and the code."""
    page = visitor.submit(visitor.open("/return"), "/return", reference=reference)
    send_all(parts)
    found = re.search(r"\b\d{6}\b", mailbox.letters[-1].body) if mailbox.letters else None
    return page, "" if found is None else found[0]


def test_the_right_code_opens_the_chat_in_another_browser(app_with_email: Flask, mailbox: FakeCarrier):
    parts, visitor = parts_of(app_with_email), Visitor(app_with_email.test_client())
    page, code = ask_for_code(visitor, parts, mailbox, family_with_email(parts))
    assert mailbox.recipients == [ADDRESS]

    chat = visitor.submit(page, "/return/code", code=code)

    assert ASKS in chat.text
    assert ASKS in visitor.open("/").text


def test_a_code_works_once(app_with_email: Flask, mailbox: FakeCarrier):
    parts, visitor = parts_of(app_with_email), Visitor(app_with_email.test_client())
    page, code = ask_for_code(visitor, parts, mailbox, family_with_email(parts))
    visitor.submit(page, "/return/code", code=code)

    other = Visitor(app_with_email.test_client())
    page = other.submit(other.open("/return"), "/return", reference="AAA-AAA")
    again = other.submit(page, "/return/code", 400, code=code)

    assert "This code is not right" in again.text


def test_five_wrong_codes_are_all_there_are(app_with_email: Flask, mailbox: FakeCarrier):
    parts, visitor = parts_of(app_with_email), Visitor(app_with_email.test_client())
    page, code = ask_for_code(visitor, parts, mailbox, family_with_email(parts))
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(5):
        visitor.submit(page, "/return/code", 400, code=wrong)

    assert "too many wrong codes" in visitor.submit(page, "/return/code", 429, code=code).text


def test_whether_there_is_such_a_family_cannot_be_told(app_with_email: Flask, mailbox: FakeCarrier):
    parts, visitor = parts_of(app_with_email), Visitor(app_with_email.test_client())
    reference = family_with_email(parts)
    page, _ = ask_for_code(visitor, parts, mailbox, reference)
    other, _ = ask_for_code(visitor, parts, mailbox, "AAA-AAA")

    assert page.text == other.text
    assert len(mailbox.letters) == 1


def test_a_stranger_cannot_fill_a_mailbox_with_codes(app_with_email: Flask, mailbox: FakeCarrier):
    parts, visitor = parts_of(app_with_email), Visitor(app_with_email.test_client())
    reference = family_with_email(parts)
    for _ in range(6):
        ask_for_code(visitor, parts, mailbox, reference)

    assert len(mailbox.letters) == 3


def test_where_no_email_can_be_sent_the_page_says_so(page_app: Flask, visitor: Visitor):
    assert "This chat cannot send email here" in visitor.open("/return").text

    visitor.ask(ASKS)
    page = visitor.open("/person")
    visitor.submit(page, "/person", route="email", value=ADDRESS, consent="yes")

    assert "This chat cannot send email here yet." in visitor.open("/").text


def test_a_family_is_told_that_a_person_has_seen_it_only_after_one_has(page_app: Flask, visitor: Visitor):
    visitor.ask(SAYS_T1)
    assert "A person at our service has seen" not in visitor.open("/").text
    parts = parts_of(page_app)

    acknowledge_concern(parts, make_adviser(parts), concerns(parts)[0].id)

    assert "A person at our service has seen" in visitor.open("/").text
