"""Too much from one conversation is held back, a school behind one address is not, and help never is."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.api.visitor import Visitor, new_visitor
from tests.web.visiting import Visitor as FamilyVisitor
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings

IN_DANGER = "i want to kill myself"


@pytest.fixture
def limited_app(settings: Settings, app: Flask):
    limited = create_app(replace(settings, ratelimit_enabled=True))
    yield limited
    parts_of(limited).close()


@pytest.fixture
def limited_client(limited_app: Flask) -> FlaskClient:
    return limited_app.test_client()


@pytest.fixture
def talkative(limited_client: FlaskClient) -> Visitor:
    """A visitor who has said as much as one may say in a minute."""
    visitor = new_visitor(limited_client)
    for _ in range(20):
        assert visitor.say("hello").status_code == 201
    return visitor


def test_the_21st_message_in_a_minute_is_held_back_with_a_word_when_to_come_again(talkative: Visitor):
    response = talkative.say("hello")

    assert response.status_code == 429
    assert response.json["error"]["code"] == "too_many"
    assert 1 <= int(response.headers["Retry-After"]) <= 61  # The window ends on a whole second.


def test_over_the_limit_a_message_in_danger_still_gets_the_approved_words(talkative: Visitor):
    response = talkative.say(IN_DANGER)

    assert response.status_code == 201
    assert response.json["outcome"] == "safeguarding"
    assert "116 123" in response.json["reply"]["text"]
    assert talkative.get("/messages?after=40").json["messages"][0]["text"] == IN_DANGER


def test_one_conversation_that_is_held_back_holds_back_no_other(talkative: Visitor):
    assert new_visitor(talkative.client).say("hello").status_code == 201


def test_a_school_of_30_behind_one_address_can_all_talk_at_once(limited_client: FlaskClient):
    visitors = [new_visitor(limited_client) for _ in range(30)]

    statuses = {visitor.say(f"hello {number}").status_code for visitor in visitors for number in range(4)}

    assert statuses == {201}


def test_one_address_cannot_open_conversations_without_end(limited_client: FlaskClient):
    statuses = [limited_client.post("/api/v1/conversations", json={}).status_code for _ in range(61)]

    assert statuses == [201] * 60 + [429]


def test_an_address_that_somebody_made_up_counts_for_nothing(limited_client: FlaskClient):
    for number in range(61):
        response = limited_client.post(
            "/api/v1/conversations", json={}, headers={"X-Forwarded-For": f"192.0.2.{number}"}
        )

    assert response.status_code == 429


def test_behind_a_proxy_of_our_own_each_address_counts_for_itself(settings: Settings, app: Flask):
    proxied = create_app(replace(settings, ratelimit_enabled=True, trusted_proxies=1))
    client = proxied.test_client()

    for number in range(61):
        response = client.post("/api/v1/conversations", json={}, headers={"X-Forwarded-For": f"192.0.2.{number}"})

    assert response.status_code == 201
    parts_of(proxied).close()


def test_limits_can_be_turned_off(client: FlaskClient):
    visitor = new_visitor(client)

    assert {visitor.say("hello").status_code for _ in range(25)} == {201}


def test_a_class_whose_pages_all_send_their_first_message_at_once_is_let_in(limited_app: Flask):
    for number in range(30):
        FamilyVisitor(limited_app.test_client()).ask(f"hello {number}", status=200)
