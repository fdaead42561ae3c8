"""Advisers look after safeguarding records, and managers after the rota, with forms alone."""

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from chatbot.actions.permissions import Role
from tests.actions.alerting.builders import SAYS_T1, concerns
from tests.actions.visiting import open_chat, say
from tests.web.adviser.entering import account_of, client_with, session_of, word_for
from tests.web.visiting import Page
from web.parts import parts_of


@dataclass
class Adviser:
    """A browser in which somebody is signed in; it checks every page it sees."""

    client: FlaskClient
    word: str

    def open(self, path: str, status: int = 200) -> Page:
        page = Page(self.client.get(path, follow_redirects=True))
        assert page.status == status, page.text
        return page

    def send(self, path: str, status: int = 200, **fields: str) -> Page:
        page = Page(self.client.post(path, data={"form_token": self.word} | fields, follow_redirects=True))
        assert page.status == status, page.text
        return page


def sign_in(app: Flask, role: Role = Role.ADVISER) -> Adviser:
    token = session_of(app, account_of(app, role))
    return Adviser(client_with(app, token), word_for(token))


@pytest.fixture
def adviser(page_app: Flask) -> Adviser:
    return sign_in(page_app)


@pytest.fixture
def record(page_app: Flask) -> str:
    """The address of a record that nobody has seen."""
    parts = parts_of(page_app)
    say(parts, open_chat(parts), SAYS_T1)
    return f"/adviser/safeguarding/{concerns(parts)[0].id}"


def test_every_page_says_that_a_record_waits_until_somebody_has_seen_it(adviser: Adviser, record: str):
    assert "nobody has seen yet: 1" in adviser.open("/adviser/").text

    adviser.send(f"{record}/acknowledge")

    assert "nobody has seen yet" not in adviser.open("/adviser/").text


def test_those_who_may_not_read_it_do_not_hear_of_it(page_app: Flask, record: str):
    editor = sign_in(page_app, Role.EDITOR)

    assert "nobody has seen yet" not in editor.open("/adviser/").text
    editor.open(record, 403)


def test_the_list_holds_nothing_that_was_said(adviser: Adviser, record: str):
    page = adviser.open("/adviser/safeguarding/")

    assert "Suicide or self-harm" in page.text
    assert SAYS_T1 not in page.source


def test_a_record_is_read_acknowledged_noted_and_closed_without_a_script(adviser: Adviser, record: str):
    assert SAYS_T1 in adviser.open(record).text
    assert "Choose what came of it" not in adviser.open(record).text
    assert "The alerts have stopped." in adviser.send(f"{record}/acknowledge").text
    assert "Called social care." in adviser.send(f"{record}/note", text="Called social care.").text
    assert "Choose what came of it" in adviser.send(f"{record}/close", 400, outcome="").text

    page = adviser.send(f"{record}/close", outcome="referred")

    assert "Closed: Passed to children's or adult social care" in page.text


def test_what_was_said_is_shown_and_never_run(page_app: Flask, adviser: Adviser):
    parts = parts_of(page_app)
    say(parts, open_chat(parts), f"{SAYS_T1} <script>alert(1)</script>")

    page = adviser.open(f"/adviser/safeguarding/{concerns(parts)[0].id}")

    assert "<script>alert(1)" not in page.source
    assert "<script>alert(1)" in page.text


def test_a_record_that_is_not_there_and_one_that_is_taken_are_told_apart(
    page_app: Flask, adviser: Adviser, record: str
):
    adviser.open("/adviser/safeguarding/none", 404)
    adviser.send(f"{record}/acknowledge")

    assert "Somebody was first" in sign_in(page_app).send(f"{record}/acknowledge", 409).text


def test_a_manager_sets_the_rota_and_sees_which_ways_there_are(page_app: Flask):
    manager = sign_in(page_app, Role.MANAGER)
    page = manager.open("/adviser/rota")
    assert "Set at least two ways beside the console" in page.text

    assert (
        "Choose one of these." in manager.send("/adviser/rota", 400, **{"safeguarding-0-0": "nobody-of-this-id"}).text
    )


def test_the_alarms_are_given_to_the_script_as_a_piece_of_the_page(adviser: Adviser, record: str):
    assert "nobody has seen yet: 1" in adviser.client.get("/adviser/alarms").get_json()["html"]
