"""A visitor of the API, for tests that talk to it as a program does."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

START = "/api/v1/conversations"
ASKS = "how do i ask the council for an assessment"


@dataclass(frozen=True)
class Visitor:
    """A conversation, and the token that opens it."""

    client: FlaskClient
    id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def at(self, path: str = "") -> str:
        return f"{START}/{self.id}{path}"

    def post(self, path: str, **body: Any) -> TestResponse:
        return self.client.post(self.at(path), json=body, headers=self.headers)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(self.at(path), headers=self.headers | headers)

    def delete(self) -> TestResponse:
        return self.client.delete(self.at(), headers=self.headers)

    def say(self, text: str = ASKS, **more: Any) -> TestResponse:
        return self.post("/messages", text=text, **more)


def new_visitor(client: FlaskClient) -> Visitor:
    """Opens a conversation."""
    started = client.post(START, json={})
    assert started.status_code == 201
    return Visitor(client, started.json["id"], started.json["token"])
