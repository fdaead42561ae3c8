"""Claims about the copy, the delete, the way out, and how answers are written."""

import pytest
from flask import Flask

from tests.web.visiting import Visitor, words

QUESTION = "how do i ask the council for an assessment"


def test_a_copy_holds_everything_that_was_said(visitor: Visitor) -> None:
    visitor.ask(QUESTION)

    page = visitor.open("/transcript.html")

    assert QUESTION in page.text
    assert "It tells you in 6 weeks." in page.text


def test_a_copy_as_text_holds_everything_that_was_said(visitor: Visitor) -> None:
    visitor.ask(QUESTION)

    copy = visitor.client.get("/transcript.txt")

    assert copy.mimetype == "text/plain"
    assert QUESTION in copy.text
    assert "It tells you in 6 weeks." in copy.text


def test_a_copy_names_the_reference_of_a_request_for_a_person(visitor: Visitor) -> None:
    visitor.submit(visitor.open("/person"), "/person", route="here", consent="yes")

    assert "The reference of your request" in visitor.open("/transcript.html").text
    assert "The reference of your request" in visitor.client.get("/transcript.txt").text


@pytest.mark.parametrize("path", ["/transcript.html", "/delete"])
def test_there_is_nothing_to_copy_or_delete_before_the_first_message(visitor: Visitor, path: str) -> None:
    assert "There is no chat yet" in visitor.open(path, status=404).text


def test_a_delete_is_confirmed_first_and_then_complete(visitor: Visitor) -> None:
    visitor.ask(QUESTION)

    page = visitor.submit(visitor.open("/delete"), "/delete")

    assert "The chat is deleted." in words(page.one("div", class_="notice"))
    assert not page.holds("article")
    visitor.open("/transcript.html", status=404)


def test_a_form_from_elsewhere_deletes_nothing(visitor: Visitor) -> None:
    visitor.ask(QUESTION)

    visitor.submit(visitor.open("/delete"), "/delete", 400, form_token="guessed")

    assert visitor.open("/").holds("article")


def test_leaving_ends_the_visit_and_gives_nothing_away(visitor: Visitor) -> None:
    visitor.ask(QUESTION)

    response = visitor.client.get("/leave")

    assert response.headers["Location"] == "https://www.bbc.co.uk/weather"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not visitor.open("/").holds("article")


def test_another_site_cannot_end_a_visit(visitor: Visitor) -> None:
    visitor.ask(QUESTION)

    visitor.client.get("/leave", headers={"Sec-Fetch-Site": "cross-site"})

    assert visitor.open("/").holds("article")


def test_the_chosen_way_of_writing_is_remembered_for_the_visit(visitor: Visitor, page_app: Flask) -> None:
    visitor.submit(visitor.open("/"), "/version", version="plain")

    lead = words(visitor.ask(QUESTION).one("div", class_="answer-lead"))

    assert "You can ask for help. Write to the council." in lead
    assert "You can ask for help." not in words(
        Visitor(page_app.test_client()).ask(QUESTION).one("div", class_="answer-lead")
    )


def test_an_answer_without_a_version_for_young_people_says_so(visitor: Visitor) -> None:
    visitor.submit(visitor.open("/"), "/version", version="young")

    assert "There is no version for young people" in visitor.ask(QUESTION).text
