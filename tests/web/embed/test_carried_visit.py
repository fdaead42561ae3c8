"""A visit travels in a header as well as in a cookie, is signed, and is ours alone."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from chatbot.actions.count_partner_totals import count_for_partner
from chatbot.actions.save_partner import switch_partner
from tests.actions.visiting import ASKS
from tests.web.visiting import Page, words
from web.embed.carried_visit import HEADER, NEXT
from web.parts import parts_of, web_parts_of


class Frame:
    """The frame's script: it carries the visit, and takes no cookie."""

    def __init__(self, app: Flask, partner: str = "oakfield") -> None:
        self.client: FlaskClient = app.test_client(use_cookies=False)
        self.visit = Page(self.client.get(f"/embed/{partner}")).one("html").get("data-visit") or ""

    def send(self, method: str, path: str, **fields: str) -> TestResponse:
        response = self.client.open(
            path,
            method=method,
            data=fields or None,
            headers={"Authorization": f"Visit {self.visit}", "Accept": "text/html"},
        )
        self.visit = response.headers.get(HEADER, self.visit)
        assert "Set-Cookie" not in response.headers
        return response


@pytest.fixture
def frame(partner_app: Flask) -> Frame:
    return Frame(partner_app)


def test_a_question_is_answered_without_a_cookie_and_without_the_word_of_a_form(frame: Frame):
    asked = frame.send("POST", "/ask", text=ASKS)
    page = Page(frame.send("GET", "/"))

    assert (asked.status_code, asked.headers[NEXT], asked.data) == (204, "/#message-1", b"")
    assert "Location" not in asked.headers
    assert "You can write to the council" in page.text


def test_a_reply_that_leads_on_still_carries_every_header(frame: Frame):
    headers = frame.send("POST", "/ask", text=ASKS).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_conversation_is_counted_for_the_partner(partner_app: Flask):
    for _ in range(5):
        Frame(partner_app).send("POST", "/ask", text=ASKS)

    assert count_for_partner(parts_of(partner_app), "oakfield").conversations == 5


@pytest.mark.parametrize("visit", ["", "x", "eyJwYXJ0bmVyIjoib2FrZmllbGQifQ.awWs-Q.forged", "é"])
def test_a_visit_that_is_not_ours_opens_nothing(partner_app: Flask, visit: str):
    frame = Frame(partner_app)
    frame.send("POST", "/ask", text=ASKS)
    frame.visit = visit

    page = Page(frame.send("GET", "/"))

    assert "You can write to the council" not in page.text
    assert page.one("html").get("class") is None


def test_a_visit_of_the_header_is_no_good_as_a_cookie_nor_the_other_way(partner_app: Flask, frame: Frame):
    frame.send("POST", "/ask", text=ASKS)
    with_cookie = partner_app.test_client()
    with_cookie.set_cookie("visit", frame.visit)
    assert "You can write to the council" not in with_cookie.get("/").text

    visitor = partner_app.test_client()
    visitor.get("/?partner=oakfield")
    cookie = visitor.get_cookie("visit")
    assert cookie is not None
    frame.visit = cookie.value
    assert Page(frame.send("GET", "/")).one("html").get("class") is None


def test_two_frames_know_nothing_of_one_another(partner_app: Flask, frame: Frame):
    frame.send("POST", "/ask", text=ASKS)

    assert "You can write to the council" not in Page(Frame(partner_app).send("GET", "/")).text


def test_a_form_from_elsewhere_with_a_cookie_still_needs_its_word(partner_app: Flask):
    client = partner_app.test_client()
    client.get("/")

    assert client.post("/ask", data={"text": ASKS}).status_code == 400


@pytest.fixture
def switched_off(partner_app: Flask, frame: Frame) -> Frame:
    """A frame with a conversation, whose partner has been switched off since."""
    frame.send("POST", "/ask", text=ASKS)
    switch_partner(parts_of(partner_app), "oakfield", None, on=False, why="Half term")
    web_parts_of(partner_app).partners.look_again()
    return frame


def test_where_the_partner_is_off_no_new_question_is_taken_and_nothing_typed_is_lost(switched_off: Frame):
    refused = switched_off.send("POST", "/ask", text="how long does an assessment take")

    assert refused.status_code == 400
    assert "switched off on this website" in refused.text
    assert "how long does an assessment take</textarea>" in refused.text


@pytest.mark.parametrize("path", ["/", "/transcript.html", "/delete", "/person"])
def test_where_the_partner_is_off_everything_else_goes_on(switched_off: Frame, path: str):
    assert switched_off.send("GET", path).status_code == 200


def test_a_message_about_danger_gets_its_card_even_where_the_chat_is_off(switched_off: Frame):
    refused = switched_off.send("POST", "/ask", text="i want to kill myself")

    assert refused.status_code == 400
    assert "Samaritans" in words(Page(refused).one("section", class_="safety"))


def test_the_switch_of_a_partner_does_not_touch_the_chat_page(partner_app: Flask, switched_off: Frame):
    client = partner_app.test_client()
    page = Page(client.get("/?partner=oakfield"))
    word = page.all("input", name="form_token")[0].get("value")

    assert client.post("/ask", data={"text": ASKS, "form_token": word}).status_code == 303
