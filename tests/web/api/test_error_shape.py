"""Whatever is wrong with a request, the answer has one shape, a clear sentence, and where there is one, the field."""

import json

import pytest
from flask.testing import FlaskClient

from tests.web.api.visitor import START, Visitor


def assert_is_error(response, status: int, code: str, field: str | None = None) -> None:
    assert response.status_code == status
    error = response.json["error"]
    assert set(response.json) == {"error"}
    assert set(error) == ({"code", "message", "field"} if field else {"code", "message"})
    assert (error["code"], error.get("field")) == (code, field)
    assert error["message"].endswith(".")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": None}, "text"),
        ({"text": ""}, "text"),
        ({"text": 5}, "text"),
        ({"text": ["a"]}, "text"),
        ({"text": "a\0b"}, "text"),
        ({"text": "\ud800"}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"text": "a", "client_id": 7}, "client_id"),
        ({"text": "a", "client_id": "x" * 129}, "client_id"),
        ({"text": "a", "choose": "none"}, "choose"),
        ({"choose": "no-such-article"}, "choose"),
        ({"choose": {}}, "choose"),
        ({"text": "a", "token": "x"}, "token"),
    ],
)
def test_a_message_that_cannot_be_taken_is_refused_by_its_field(visitor: Visitor, body: dict, field: str):
    assert_is_error(visitor.post("/messages", **body), 400, "invalid", field)


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "\u0661", "99999999999999999999", "2147483648", "1e3", " 1"])
def test_a_place_that_is_none_is_refused(visitor: Visitor, after: str):
    assert_is_error(visitor.get(f"/messages?after={after}"), 400, "invalid", "after")
    if after.isascii():
        assert_is_error(
            visitor.get("/events", **{"Last-Event-ID": after.strip() + "x"}), 400, "invalid", "Last-Event-ID"
        )


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'"text"', b"null", b"{", b"\xff", b"[" * 50_000, b'{"a":' * 10_000, b"1" * 5000]
)
def test_a_body_that_is_no_json_object_is_refused(visitor: Visitor, data: bytes):
    response = visitor.client.post(
        visitor.at("/messages"), data=data, headers=visitor.headers, content_type="application/json"
    )

    assert_is_error(response, 400, "not_readable")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_that_does_not_say_it_is_json_is_refused(visitor: Visitor, content_type: str):
    response = visitor.client.post(
        visitor.at("/messages"), data=b'{"text": "a"}', headers=visitor.headers, content_type=content_type
    )

    assert_is_error(response, 415, "wrong_type")


def test_a_body_over_64_kilobytes_is_refused(visitor: Visitor):
    body = json.dumps({"text": "x" * 70_000})

    response = visitor.client.post(
        visitor.at("/messages"), data=body, headers=visitor.headers, content_type="application/json"
    )

    assert_is_error(response, 413, "too_large")


def test_a_reused_client_id_is_a_conflict(visitor: Visitor):
    visitor.say("one thing", client_id="one")

    assert_is_error(visitor.say("another", client_id="one"), 409, "client_id_reused", "client_id")


def test_a_wrong_method_names_the_right_ones(visitor: Visitor):
    response = visitor.client.put(visitor.at("/messages"), headers=visitor.headers)

    assert_is_error(response, 405, "wrong_method")
    assert {"GET", "POST"} <= set(response.headers["Allow"].split(", "))


def test_a_path_that_leads_nowhere_is_not_found(client: FlaskClient):
    assert_is_error(client.get("/api/v1/nothing"), 404, "not_found")


def test_a_broken_request_never_shows_what_broke(app, client: FlaskClient):
    @app.get("/api/v1/broken")
    def broken():
        raise ZeroDivisionError("my son Jack")

    response = client.get("/api/v1/broken")

    assert_is_error(response, 500, "broken")
    assert "Jack" not in response.text


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"partner": "Not A Partner"}, "partner"),
        ({"partner": 1}, "partner"),
        ({"language": "?"}, "language"),
        ({"page": "x" * 2001}, "page"),
        ({"id": "mine"}, "id"),
    ],
)
def test_a_conversation_that_cannot_start_says_why(client: FlaskClient, body: dict, field: str):
    assert_is_error(client.post(START, json=body), 400, "invalid", field)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"consent": True}, "route"),
        ({"route": "pigeon", "consent": True}, "route"),
        ({"route": "here"}, "consent"),
        ({"route": "here", "consent": "yes"}, "consent"),
        ({"route": "phone", "value": "12", "consent": True}, "value"),
        ({"route": "here", "notes": "\0", "consent": True}, "notes"),
    ],
)
def test_a_handoff_that_cannot_work_says_why(visitor: Visitor, body: dict, field: str):
    assert_is_error(visitor.post("/handoff", **body), 400, "invalid", field)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"helpful": True}, "message_id"),
        ({"message_id": "x"}, "helpful"),
        ({"message_id": "x", "helpful": 1}, "helpful"),
    ],
)
def test_feedback_that_cannot_be_taken_says_why(visitor: Visitor, body: dict, field: str):
    assert_is_error(visitor.post("/feedback", **body), 400, "invalid", field)
