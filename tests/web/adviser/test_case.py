"""An adviser reads a family's story and writes to them, with forms alone."""

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from chatbot.actions.approve_story import read_story
from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.actions.read_messages import read_messages
from chatbot.conversation.story_card import LineEdit
from tests.actions.advising.builders import ask, row_of, send_story, waiting_family
from tests.actions.visiting import ASKS, open_chat, say
from tests.web.adviser.entering import account_of, client_with, session_of, word_for
from tests.web.visiting import Page
from web.parts import parts_of


@dataclass
class Adviser:
    """A browser in which an adviser is signed in; it checks every page it sees."""

    client: FlaskClient
    word: str

    def open(self, path: str, status: int = 200) -> Page:
        page = Page(self.client.get(path, follow_redirects=True))
        assert page.status == status, page.text
        return page

    def send(self, path: str, status: int = 200, **fields: str) -> Page:
        sent = {"form_token": self.word} | {name.rstrip("_"): value for name, value in fields.items()}
        page = Page(self.client.post(path, data=sent, follow_redirects=True))
        assert page.status == status, page.text
        return page


def sign_in(app: Flask, role: Role = Role.ADVISER) -> Adviser:
    token = session_of(app, account_of(app, role))
    return Adviser(client_with(app, token), word_for(token))


@pytest.fixture
def adviser(app: Flask) -> Adviser:
    return sign_in(app)


@pytest.fixture
def family(parts: Parts) -> tuple[ConversationKey, str]:
    return waiting_family(parts, ASKS)


@pytest.fixture
def claimed(adviser: Adviser, family: tuple[ConversationKey, str]) -> str:
    """The address of a case that the adviser has."""
    address = f"/adviser/waiting/{family[1]}"
    adviser.send(f"{address}/claim")
    return address


def texts(app: Flask, key: ConversationKey) -> list[str]:
    return [message.text for message in read_messages(parts_of(app), key)]


def test_who_waits_is_listed_with_why_and_by_when(adviser: Adviser, family):
    page = adviser.open("/adviser/waiting")

    assert family[1] in page.text
    assert "Pressed the button" in page.text
    assert "We aim to reply by" in page.text


def test_a_family_is_found_by_the_reference_it_reads_out(adviser: Adviser, family):
    reference = family[1]

    assert adviser.open(f"/adviser/waiting/find?reference={reference.lower().replace('-', '')}").path.endswith(
        reference
    )
    assert "There is no family with this reference." in adviser.open("/adviser/waiting/find?reference=abc", 404).text


def test_the_case_shows_the_card_and_the_answer_as_it_was_seen(adviser: Adviser, family):
    page = adviser.open(f"/adviser/waiting/{family[1]}")

    assert "Answered with “How do I ask for help?”, v1." in page.text
    assert "sent v1" in page.text
    assert "You can write to the council." in page.text


def test_claiming_replying_and_closing_need_no_script(app: Flask, adviser: Adviser, family, claimed: str):
    page = adviser.send(f"{claimed}/reply", words="Hello Jo, I can help.", do="send")
    assert "Hello Jo, I can help." in page.text

    page = adviser.send(f"{claimed}/close", ending="answered", level="2")

    assert page.path == "/adviser/waiting"
    assert "Closed. The family is asked once whether it helped." in page.text
    assert "Hello Jo, I can help." in texts(app, family[0])


def test_two_advisers_who_claim_at_once_are_told_apart(app: Flask, adviser: Adviser, claimed: str):
    assert "Somebody else has this case now" in sign_in(app).send(f"{claimed}/claim", 409).text


def test_a_prepared_reply_goes_below_what_was_typed_and_brings_its_article(adviser: Adviser, claimed: str):
    page = adviser.send(f"{claimed}/reply", words="Hello Jo.", canned="looking-into-it", do="insert")

    box = page.one("textarea", id="words")
    assert (box.text or "").strip().startswith("Hello Jo.")
    assert "I am finding out about this for you." in (box.text or "")


def test_an_article_is_looked_for_added_and_sent_with_its_revision(app: Flask, adviser: Adviser, family, claimed: str):
    found = adviser.send(f"{claimed}/reply", words="See this.", wanted="who decides about school transport", do="find")
    assert found.all("button", value="add who-decides")
    added = adviser.send(f"{claimed}/reply", words="See this.", do="add who-decides")
    assert "Goes with it: “Who decides about school transport?”, v1." in added.text

    sent = adviser.send(f"{claimed}/reply", words="See this.", article="who-decides", do="send")

    assert "sent v1" in sent.text
    assert "The council decides who gets a place" in texts(app, family[0])[-1]


def test_what_was_typed_is_not_lost_when_it_cannot_be_sent(adviser: Adviser, claimed: str):
    page = adviser.send(f"{claimed}/reply", 400, words="a" * 6001, do="send")

    assert "a" * 6001 in (page.one("textarea", id="words").text or "")
    assert page.all("a", href="#words")


@pytest.mark.parametrize(
    ("deed", "fields", "status", "words"),
    [
        ("note", {"note": "Ring the school first."}, 200, "Ring the school first."),
        ("note", {"note": " "}, 400, "Write the note first."),
        ("close", {"ending": "answered"}, 400, "Choose what it took."),
        ("close", {}, 400, "Choose how it ended."),
        ("snooze", {"until": "2099-01-01T09:00"}, 200, "Put off. It comes back at its time, or when they write."),
        ("snooze", {"until": "2020-01-01T09:00"}, 400, "Choose a time that is still to come."),
        ("pass-on", {"to": ""}, 200, "Passed on. The family was told."),
        ("pass-on", {"to": "nobody"}, 400, "Choose one of these."),
        ("give-back", {}, 200, "Given back. The computer answers again."),
        ("resume", {}, 200, "You have it again."),
    ],
)
def test_every_deed_has_a_form_and_an_answer(adviser: Adviser, claimed: str, deed, fields, status, words):
    assert words in adviser.send(f"{claimed}/{deed}", status, **fields).text


@pytest.mark.parametrize("reference", ["AAA-AAA", "nonsense", "..", "%00%00%00%00%00%00"])
def test_a_case_that_does_not_exist_is_not_found(adviser: Adviser, reference: str):
    assert adviser.client.get(f"/adviser/waiting/{reference}").status_code in {404, 308}


def test_what_a_family_left_out_is_on_no_page_of_the_console(app: Flask, adviser: Adviser):
    parts, secret = parts_of(app), "we are hiding in Burnley"
    key = open_chat(parts)
    say(parts, key, ASKS)
    say(parts, key, secret)
    reference = ask(parts, key).reference
    line = next(line for line in read_story(parts, key).lines if line.text == secret)
    send_story(parts, key, **{line.key.replace("-", "_"): LineEdit(line.text, left_out=True)})
    address = f"/adviser/waiting/{reference}"

    pages = [
        adviser.open("/adviser/waiting"),
        adviser.open(address),
        adviser.send(f"{address}/claim"),
        adviser.send(f"{address}/reply", words="Hello", do="send"),
        adviser.send(f"{address}/close", 400),
        adviser.open("/adviser/"),
    ]
    pieces = adviser.client.get(f"{address}/messages?after=0").text

    assert ASKS in pages[1].text
    assert not [page.path for page in pages if "Burnley" in page.source]
    assert "Burnley" not in pieces
    assert "Burnley" not in str(vars(row_of(parts, reference)))


def test_the_live_list_and_the_live_case_begin_with_what_there_is(adviser: Adviser, claimed: str):
    waiting = _until(adviser.client.get("/adviser/waiting/live"), "event: list")
    case = _until(adviser.client.get(f"{claimed}/live?after=0"), "How do I ask for help?")

    assert "With you" in waiting
    assert "id: 2" in case


def test_markup_that_a_family_types_is_shown_and_not_run(parts: Parts, adviser: Adviser):
    reference = waiting_family(parts, "<script>alert(1)</script> how do i ask")[1]
    page = adviser.open(f"/adviser/waiting/{reference}")

    assert "<script>alert(1)</script> how do i ask" in page.text
    assert "<script>alert(1)" not in page.source


def _until(response: TestResponse, words: str) -> str:
    """What a stream says until these words come."""
    read = ""
    for piece in response.iter_encoded():
        read += piece.decode()
        if words in read:
            break
    response.close()
    assert words in read
    return read
