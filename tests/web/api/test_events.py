"""New messages come as server-sent events that can be taken up where they broke off, on a limited number of lines."""

import json
from dataclasses import replace

import pytest
from flask import Flask

from tests.web.api.visitor import Visitor, new_visitor
from web.application import create_app
from web.parts import parts_of, web_parts_of
from web.settings import Settings


def events_of(visitor: Visitor, count: int, **headers: str) -> list[str]:
    """The first pieces of the stream; the line is closed after them."""
    response = visitor.get("/events", **headers)
    pieces = [next(response.iter_encoded()).decode() for _ in range(count)]
    response.close()
    return pieces


def test_each_message_is_an_event_with_its_sequence_as_id(visitor: Visitor):
    visitor.say()

    retry, first, second = events_of(visitor, 3)

    assert retry == "retry: 3000\n\n"
    assert [piece.split("\n")[:2] for piece in (first, second)] == [
        ["id: 1", "event: message"],
        ["id: 2", "event: message"],
    ]
    data = [json.loads(piece.split("\n")[2].removeprefix("data: ")) for piece in (first, second)]
    assert data == visitor.get("/messages").json["messages"]


def test_a_stream_is_taken_up_after_the_last_event_seen(visitor: Visitor):
    visitor.say()

    pieces = events_of(visitor, 2, **{"Last-Event-ID": "1"})

    assert pieces[1].startswith("id: 2\n")


def test_a_stream_is_not_held_back_on_its_way(visitor: Visitor):
    response = visitor.get("/events")
    response.close()

    assert response.mimetype == "text/event-stream"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Accel-Buffering"] == "no"


@pytest.fixture
def narrow_app(settings: Settings, app: Flask):
    """The same service, with room for one stream."""
    narrow = create_app(replace(settings, streams=1))
    yield narrow
    parts_of(narrow).close()


def test_when_every_line_is_taken_the_next_one_is_told_to_come_later(narrow_app: Flask):
    visitor = new_visitor(narrow_app.test_client())
    first = visitor.get("/events")

    refused = visitor.get("/events")

    assert refused.status_code == 503
    assert refused.json["error"]["code"] == "too_many_streams"
    assert int(refused.headers["Retry-After"]) > 0
    assert visitor.get("/messages").status_code == 200
    first.close()
    second = visitor.get("/events")
    assert second.status_code == 200
    second.close()
    assert web_parts_of(narrow_app).streams.taken == 0


def test_a_refused_stream_takes_no_line(narrow_app: Flask):
    visitor = new_visitor(narrow_app.test_client())

    assert replace(visitor, token="guessed").get("/events").status_code == 401
    assert web_parts_of(narrow_app).streams.taken == 0
