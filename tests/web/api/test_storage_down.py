"""With the database out of reach nothing is pretended, everything can be tried again, and help is still given."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import text

from chatbot.storage.engine import open_engine
from chatbot.storage.sessions import open_sessions, writing
from tests.web.api.visitor import Visitor, new_visitor
from web.parts import keep, parts_of, web_parts_of

IN_DANGER = "i want to kill myself"


@pytest.fixture
def visitor_cut_off(app: Flask) -> Visitor:
    """A visitor in the middle of a conversation when the database goes away."""
    visitor = new_visitor(app.test_client())
    visitor.say()
    away = open_sessions(open_engine("postgresql://nobody@127.0.0.1:1/none"))
    keep(app, replace(web_parts_of(app), parts=replace(parts_of(app), sessions=away)))
    return visitor


def test_a_message_is_answered_with_503_and_a_time_to_try_again(visitor_cut_off: Visitor):
    response = visitor_cut_off.say("hello")

    assert response.status_code == 503
    assert response.json["error"]["code"] == "unavailable"
    assert int(response.headers["Retry-After"]) > 0
    assert set(response.json or {}) == {"error"}


def test_a_message_in_danger_gets_the_approved_words_all_the_same(visitor_cut_off: Visitor):
    response = visitor_cut_off.say(IN_DANGER)

    assert response.status_code == 503
    assert "116 123" in response.json["reply"]["text"]
    assert response.json["contacts"]


def test_every_other_request_is_answered_with_503_too(visitor_cut_off: Visitor):
    answers = [
        visitor_cut_off.client.post("/api/v1/conversations", json={}),
        visitor_cut_off.get("/messages"),
        visitor_cut_off.get("/events"),
        visitor_cut_off.get("/transcript.txt"),
        visitor_cut_off.post("/handoff", route="here", consent=True),
        visitor_cut_off.post("/feedback", message_id="x", helpful=True),
        visitor_cut_off.delete(),
        visitor_cut_off.client.get("/health/ready"),
    ]

    assert {answer.status_code for answer in answers} == {503}
    assert visitor_cut_off.client.get("/health/live").status_code == 200


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_full_disk_loses_nothing_and_the_first_message_after_it_is_taken(app: Flask):
    visitor = new_visitor(app.test_client())
    pool = parts_of(app).sessions.kw["bind"].pool
    assert pool.checkedout() == 0
    _limit_pages(app, to_what_there_is=True)

    statuses = [visitor.say(f"{number} {'x' * 1900}").status_code for number in range(10)]
    _limit_pages(app, to_what_there_is=False)

    assert set(statuses) == {201, 503}
    assert visitor.say("hello again").status_code == 201
    kept = [message["text"] for message in visitor.get("/messages").json["messages"] if message["from"] == "visitor"]
    assert len(kept) == statuses.count(201) + 1


def _limit_pages(app: Flask, to_what_there_is: bool) -> None:
    """Lets the file grow by a few pages only, as a full disk would. One connection serves the whole of this test."""
    with writing(parts_of(app).sessions) as session:
        pages = session.scalar(text("PRAGMA page_count")) or 0
        session.execute(text(f"PRAGMA max_page_count = {pages + 8 if to_what_there_is else 2**30}"))
