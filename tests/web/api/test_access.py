"""A conversation opens to its own token and to nothing else, and whether it exists is never told."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.api.visitor import Visitor, new_visitor

ROUTES = (
    ("POST", "/messages", {"text": "hello"}),
    ("GET", "/messages", None),
    ("GET", "/events", None),
    ("POST", "/handoff", {"route": "here", "consent": True}),
    ("POST", "/feedback", {"message_id": "x", "helpful": True}),
    ("GET", "/transcript.txt", None),
    ("GET", "/transcript.html", None),
    ("DELETE", "", None),
)

every_route = pytest.mark.parametrize(("method", "path", "body"), ROUTES)


def test_the_table_above_names_every_route_of_a_conversation(app: Flask):
    rules = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/conversations/<")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert rules == {(method, f"/api/v1/conversations/<conversation_id>{path}") for method, path, _ in ROUTES}


@every_route
@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer "}, {"Authorization": "Bearer guessed"}, {"Authorization": "Basic dTpw"}],
)
def test_without_the_token_the_answer_is_401(visitor: Visitor, method: str, path: str, body, headers: dict[str, str]):
    response = visitor.client.open(visitor.at(path), method=method, json=body, headers=headers)

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json["error"]["code"] == "token_unknown"


@every_route
def test_somebody_elses_conversation_and_one_that_never_was_look_the_same(
    client: FlaskClient, visitor: Visitor, method: str, path: str, body
):
    other = new_visitor(client)
    answers = [
        client.open(f"/api/v1/conversations/{name}{path}", method=method, json=body, headers=visitor.headers)
        for name in (other.id, "nothing-of-that-name", visitor.id.swapcase(), f"{visitor.id}.", "\u00fc%00")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1
    assert other.get("/messages").status_code == 200


def test_a_token_in_an_address_opens_nothing(visitor: Visitor):
    for name in ("token", "access_token", "Authorization"):
        response = visitor.client.get(f"{visitor.at('/messages')}?{name}={visitor.token}")
        assert response.status_code == 401
