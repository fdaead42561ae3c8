"""Whoever looks after the service can see how it is, and nobody else can."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from chatbot.actions.parts import Parts
from chatbot.actions.sync_knowledge import sync_knowledge
from tests.web.api.visitor import new_visitor
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings

STRANGER = {"REMOTE_ADDR": "192.0.2.1"}
TOKEN = "a token for the counters"


def test_a_living_process_says_so(client: FlaskClient):
    assert client.get("/health/live").json == {"status": "live"}


def test_a_process_with_database_and_articles_is_ready(client: FlaskClient):
    response = client.get("/health/ready")

    assert (response.status_code, response.json) == (200, {"status": "ready", "publication": 1, "answers_from": 1})


def test_without_articles_it_is_not_ready(parts: Parts, client: FlaskClient):
    sync_knowledge(parts.sessions, [], parts.fixed.values, parts.clock())

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json["error"]["code"] == "not_ready"


def test_the_counters_say_how_often_what_was_asked_but_not_by_whom(client: FlaskClient):
    visitor = new_visitor(client)
    visitor.say()
    client.open("/nothing/of/interest", method="FROBNICATE")

    counters = client.get("/metrics").text

    assert 'chat_turns_total{outcome="answer"} 1.0' in counters
    assert 'route="/api/v1/conversations/<conversation_id>/messages",status="201"} 1.0' in counters
    assert visitor.id not in counters
    assert "interest" not in counters
    assert "FROBNICATE" not in counters


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guessed"}, {"Authorization": "Bearer "}])
def test_a_stranger_finds_no_counters(client: FlaskClient, headers: dict[str, str]):
    assert client.get("/metrics", environ_overrides=STRANGER, headers=headers).status_code == 404


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_a_stranger_whom_a_proxy_on_this_machine_passes_on_finds_none_either(client: FlaskClient, header: str):
    assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404


def test_the_holder_of_the_token_may_read_them_from_anywhere(settings: Settings, app: Flask):
    watched = create_app(replace(settings, metrics_token=TOKEN))

    response = watched.test_client().get(
        "/metrics", environ_overrides=STRANGER, headers={"Authorization": f"Bearer {TOKEN}"}
    )

    assert response.status_code == 200
    parts_of(watched).close()
