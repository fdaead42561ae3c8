"""The log is one JSON object a line, and never holds what anybody wrote, is called, or holds as a key."""

import json
import logging
import sys

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.api.visitor import new_visitor
from web.journal import JsonLines

CANARY = "canary-zugzwang"


class Lines(logging.Handler):
    """Keeps the lines of the log."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log():
    handler, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.lines
    root.removeHandler(handler)
    root.setLevel(level)


def test_every_request_is_one_line_by_its_route(client: FlaskClient, log: list[str]):
    client.get(f"/answers/{CANARY}?q={CANARY}")

    line = json.loads(log[-1])
    assert (line["event"], line["method"], line["status"]) == ("request", "GET", 404)
    assert CANARY not in line["route"]
    assert line["milliseconds"] >= 0


def test_nothing_a_family_sends_gets_into_the_log(app: Flask, client: FlaskClient, log: list[str]):
    @app.post("/api/v1/broken")
    def broken():
        raise ValueError(CANARY)

    visitor = new_visitor(client)
    message = visitor.say(CANARY, client_id=CANARY).json["message_id"]
    visitor.say("\0" + CANARY)
    visitor.post("/handoff", route="email", value=f"{CANARY}@example.org", name=CANARY, notes=CANARY, consent=True)
    visitor.post("/feedback", message_id=message, helpful=False, reason=CANARY)
    visitor.get(f"/messages?after={CANARY}")
    client.post(f"/api/v1/broken?{CANARY}", json={"text": CANARY}, headers={"User-Agent": CANARY, "Cookie": CANARY})
    visitor.delete()

    assert len(log) > 6
    for line in log:
        assert json.loads(line)["level"]
        assert "\n" not in line
        for secret in (CANARY, visitor.token, visitor.id):
            assert secret not in line


def test_an_exception_is_told_by_its_kind_and_place_alone():
    try:
        raise ValueError(CANARY)
    except ValueError:
        record = logging.makeLogRecord({"msg": "it\nbroke\x1b[31m", "exc_info": sys.exc_info(), "levelname": "ERROR"})

    line = json.loads(JsonLines().format(record))

    assert line["exception"] == "ValueError"
    assert "test_journal.py" in line["where"][0]
    assert CANARY not in str(line)
    assert line["event"] == "it\nbroke\x1b[31m"
    assert "\n" not in JsonLines().format(record)
