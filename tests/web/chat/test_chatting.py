"""Claims about asking and choosing with HTML alone."""

from pathlib import Path

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from tests.web.visiting import Page, Visitor, words
from web.parts import parts_of, settings_of

QUESTION = "how do i ask the council for an assessment"


def test_the_empty_chat_says_what_it_is_before_the_first_message(visitor: Visitor) -> None:
    page = visitor.open("/")

    for said in ("I am a computer, not a person", "I never make one up", "not an emergency service", "risk of harm"):
        assert said in page.text
    dialled = {link.get("href") for link in page.all("a")}
    assert {"tel:999", "tel:116123"} <= dialled


@pytest.mark.parametrize("path", ["/", "/person", "/answers/", "/answers/ask-for-help", "/privacy", "/nowhere"])
def test_a_phone_number_a_person_and_a_way_out_are_on_every_page(visitor: Visitor, path: str) -> None:
    page = visitor.open(path, status=404 if path == "/nowhere" else 200)

    ways = page.one("nav", class_="ways")
    assert [link.get("href") for link in ways.iter("a")] == ["tel:03001236706", "/person", "/leave"]


def test_a_question_gets_its_answer_with_source_and_dates(visitor: Visitor) -> None:
    page = visitor.ask(QUESTION)

    answer = page.one("div", class_="answer")
    assert "You can write to the council. It tells you in 6 weeks." in words(answer)
    assert "Children and Families Act 2014" in words(answer)
    assert "Checked 24 November 2026. Next check by 24 May 2027." in words(answer)
    assert page.path == "/"


def test_a_reply_is_found_again_when_the_page_is_opened_later(visitor: Visitor) -> None:
    visitor.ask(QUESTION)

    assert visitor.open("/").holds("div", class_="answer")


def test_a_follow_up_is_chosen_by_a_button(visitor: Visitor) -> None:
    page = visitor.submit(visitor.ask(QUESTION), "/choose", choose="wait-for-help")

    assert len(page.all("article", class_="message-chatbot")) == 2


def test_none_of_these_ends_in_the_offer_of_a_person(visitor: Visitor) -> None:
    page = visitor.ask("zzzz qqqq")

    again = Page(visitor.client.post("/choose", data=_fields(page, choose="none"), follow_redirects=True))

    assert again.holds("p", class_="offer")


def test_what_a_visitor_types_is_shown_as_text(visitor: Visitor) -> None:
    typed = "<script>alert(1)</script> <b>bold</b> & 'quoted' \u202eturned"

    bubble = visitor.ask(typed).one("article", class_="message-visitor").find("div")

    assert bubble is not None
    assert words(bubble) == typed
    assert not bubble.findall("*")


def test_an_empty_message_is_refused_with_the_reason_beside_the_box(visitor: Visitor) -> None:
    page = visitor.ask("   ", status=400)

    assert "Type your question first." in words(page.one("p", id="text-problem"))
    assert page.one("textarea").get("aria-invalid") == "true"
    assert words(page.one("title")).startswith("Error: ")


def test_a_message_that_is_too_long_stays_in_the_box(visitor: Visitor) -> None:
    page = visitor.ask("x" * 2001, status=400)

    assert words(page.one("textarea")) == "x" * 2001
    assert "2000" in words(page.one("p", id="text-problem"))


def test_a_new_line_counts_as_one_character(visitor: Visitor) -> None:
    visitor.ask("a\r\n" * 1000)


def test_a_form_from_elsewhere_is_refused_and_its_words_are_kept(visitor: Visitor) -> None:
    page = visitor.submit(visitor.open("/"), "/ask", 400, text=QUESTION, form_token="guessed")

    assert words(page.one("textarea")) == QUESTION
    assert not page.holds("article")
    assert visitor.submit(page, "/ask", text=QUESTION).holds("div", class_="answer")


def test_a_form_sent_twice_is_one_message(visitor: Visitor) -> None:
    page = visitor.open("/")
    visitor.submit(page, "/ask", text=QUESTION)

    again = visitor.submit(page, "/ask", text=QUESTION)

    assert len(again.all("article", class_="message-visitor")) == 1


def test_a_changed_message_from_an_old_form_stays_in_the_box(visitor: Visitor) -> None:
    page = visitor.open("/")
    visitor.submit(page, "/ask", text=QUESTION)

    again = visitor.submit(page, "/ask", 400, text="another question")

    assert words(again.one("textarea")) == "another question"


def test_a_question_survives_a_conversation_that_was_deleted_elsewhere(visitor: Visitor, page_app: Flask) -> None:
    page = visitor.ask(QUESTION)
    other = Visitor(page_app.test_client())
    _share_cookies(visitor, other)
    other.submit(other.open("/delete"), "/delete")

    again = visitor.submit(page, "/ask", text=QUESTION)

    assert len(again.all("article", class_="message-visitor")) == 1


def test_nobody_sees_the_conversation_of_another_visitor(visitor: Visitor, page_app: Flask) -> None:
    visitor.ask("a secret of mine")

    assert "a secret of mine" not in Visitor(page_app.test_client()).open("/").source


def test_the_page_stands_and_keeps_the_words_when_the_database_is_gone(visitor: Visitor, page_app: Flask) -> None:
    page = visitor.ask(QUESTION)
    _lose_the_database(page_app)

    again = visitor.submit(page, "/ask", 503, text="are you there")

    assert words(again.one("textarea")) == "are you there"


def test_the_approved_words_come_even_when_the_database_is_gone(visitor: Visitor, page_app: Flask) -> None:
    page = visitor.ask(QUESTION)
    _lose_the_database(page_app)

    again = visitor.submit(page, "/ask", 503, text="i want to kill myself")

    assert again.holds("section", class_="safety")


def test_the_cookie_cannot_be_read_by_a_script_or_sent_from_elsewhere(visitor: Visitor) -> None:
    cookie = visitor.open("/").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_cookie_holds_nothing_of_what_was_said(visitor: Visitor) -> None:
    visitor.ask("a secret of mine")

    cookie = visitor.client.get_cookie("visit")
    assert cookie is not None
    serializer = SecureCookieSessionInterface().get_signing_serializer(visitor.client.application)
    assert serializer is not None
    assert "secret" not in str(serializer.loads(cookie.value))


def _fields(page: Page, **fields: str) -> dict[str, str]:
    form = page.one("form", action="/ask")
    return {field.get("name", ""): field.get("value", "") for field in form.iter("input")} | fields


def _share_cookies(giver: Visitor, taker: Visitor) -> None:
    cookie = giver.client.get_cookie("visit")
    assert cookie is not None
    taker.client.set_cookie("visit", cookie.value)


def _lose_the_database(app: Flask) -> None:
    """Puts a folder where the database file was, so that nothing can open it."""
    parts_of(app).sessions.kw["bind"].dispose()
    file = Path(settings_of(app).database_url.removeprefix("sqlite:///"))
    file.rename(file.with_name("gone"))
    file.mkdir()
