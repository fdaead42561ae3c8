"""Each way out of the service, with a real server on the other side."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from chatbot.posting.letter import Letter, NotSentError
from chatbot.posting.notify import NotifyAccount, NotifyCarrier, NotifyKeyError, notify_account
from chatbot.posting.smtp import MailUrlError, SmtpCarrier, mail_server
from chatbot.posting.webhook import WebhookCarrier
from tests.services.mail_server import running_mail_server

LETTER = Letter(
    "abc123", "jo@family.example", "You have a reply", "Somebody has replied.", "https://chat.example/return"
)
SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"


@dataclass
class WebServer:
    """What it was sent, and the status it answers with."""

    url: str = ""
    status: int = 201
    bodies: list[dict] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def running_web_server() -> Iterator[WebServer]:
    """A server for as long as the block lasts."""
    seen = WebServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            seen.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            seen.headers.append(dict(self.headers))
            seen.paths.append(self.path)
            self.send_response(seen.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keeps quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        seen.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield seen
        server.shutdown()
        thread.join()


def smtp(port: int, options: str = "&tls=off") -> SmtpCarrier:
    return SmtpCarrier(mail_server(f"smtp://127.0.0.1:{port}?from=chat@sendias.example{options}"), seconds=2)


def test_a_letter_arrives_as_it_was_written():
    with running_mail_server() as room:
        smtp(room.port).carry(LETTER)

    (letter,) = room.letters
    assert room.envelopes == ["jo@family.example"]
    assert letter["Subject"] == "You have a reply"
    assert letter["Message-ID"] == "<abc123@sendias.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().splitlines() == ["Somebody has replied.", "", "https://chat.example/return"]


@pytest.mark.parametrize(
    "change", [{"subject": "Hello\r\nBcc: all@evil.example"}, {"recipient": "jo@family.example\nBcc: all@evil.example"}]
)
def test_no_header_can_be_added(change: dict[str, str]):
    with running_mail_server() as room, pytest.raises(NotSentError, match="ValueError"):
        smtp(room.port).carry(replace(LETTER, **change))

    assert room.letters == []


def test_a_server_that_offers_no_encryption_is_given_nothing():
    with running_mail_server() as room, pytest.raises(NotSentError, match="SMTPNotSupportedError"):
        smtp(room.port, "").carry(LETTER)

    assert room.letters == []


def test_nobody_there_is_told_as_such():
    with pytest.raises(NotSentError, match="ConnectionRefusedError"):
        smtp(1).carry(LETTER)


@pytest.mark.parametrize(
    "url",
    [
        "http://mail.example.org?from=a@example.org",
        "smtp://?from=a@example.org",
        "smtp://mail.example.org",
        "smtp://mail.example.org:many?from=a@example.org",
        "smtp://mail.example.org?from=a@example.org&tls=off",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_at_the_start(url: str):
    with pytest.raises(MailUrlError, match=r"^(must|may)"):
        mail_server(url)


def test_a_password_is_read_from_the_address_and_not_shown():
    server = mail_server("smtps://chat:p%40ss@mail.example.org?from=a@example.org")

    assert (server.user, server.password, server.port, server.over_tls) == ("chat", "p@ss", 465, True)
    assert "p@ss" not in repr(server)


def test_notify_is_given_the_letter_and_a_token_that_its_secret_signed():
    account = notify_account(f"team-{SERVICE}-{SECRET}", TEMPLATE)
    with running_web_server() as server:
        NotifyCarrier(account, server.url, clock=lambda: 1_800_000_000.0).carry(LETTER)

    assert server.paths == ["/v2/notifications/email"]
    assert server.bodies[0]["personalisation"] == {"subject": LETTER.subject, "body": LETTER.text}
    assert server.bodies[0]["reference"] == "abc123"
    head, claims, signature = server.headers[0]["Authorization"].removeprefix("Bearer ").split(".")
    signed = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
    assert base64.urlsafe_b64decode(signature + "=") == signed
    assert json.loads(base64.urlsafe_b64decode(claims + "==")) == {"iss": SERVICE, "iat": 1_800_000_000}


@pytest.mark.parametrize(("key", "template"), [("short", TEMPLATE), (f"team-{SERVICE}-{SECRET}", None)])
def test_a_key_of_something_else_is_refused_at_the_start(key: str, template: str | None):
    with pytest.raises(NotifyKeyError):
        notify_account(key, template)


def test_a_chat_room_is_told_in_its_one_field():
    with running_web_server() as server:
        WebhookCarrier().carry(replace(LETTER, recipient=f"{server.url}/hook?key=1"))

    assert server.paths == ["/hook?key=1"]
    assert server.bodies == [{"text": f"{LETTER.subject}\n\n{LETTER.text}"}]


@pytest.mark.parametrize("status", [302, 400, 403, 429, 500])
def test_whatever_is_not_a_yes_is_a_no_and_nothing_is_followed(status: int):
    account = NotifyAccount(SERVICE, TEMPLATE, SECRET)
    with running_web_server() as server:
        server.status = status
        with pytest.raises(NotSentError, match=f"status {status}"):
            NotifyCarrier(account, server.url).carry(LETTER)

    assert len(server.paths) == 1
