"""Two web processes on one PostgreSQL and one Redis: words cross live, and go on crossing while Redis is dead."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from chatbot.actions.permissions import Role
from chatbot.actions.sync_knowledge import sync_knowledge
from tests.builders import make_small_articles
from tests.services.postgresql import free_port
from tests.services.redis_server import RedisServer
from tests.web.adviser.entering import COOKIE, account_of, session_of, word_for
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings

pytestmark = pytest.mark.services
ROOT = Path(__file__).parent.parent.parent


class Caller:
    """Somebody who speaks to one of the two processes, with their own headers."""

    def __init__(self, port: int, **headers: str) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def send(self, path: str, body: bytes | None = None, **headers: str) -> bytes:
        """One request; the answer's body."""
        request = urllib.request.Request(self.address + path, body, self.headers | headers)  # noqa: S310 - Our own server.
        with urllib.request.urlopen(request, timeout=15) as response:  # noqa: S310 - The same.
            read: bytes = response.read()
            return read

    def send_json(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The same in JSON."""
        sent = None if body is None else json.dumps(body).encode()
        answer: dict[str, Any] = json.loads(self.send(path, sent, **{"Content-Type": "application/json"}))
        return answer

    def follow(self, path: str) -> list[str]:
        """Follows a stream in the background; the list grows with what it says."""
        heard: list[str] = []
        Thread(target=self._hear, args=(path, heard), daemon=True).start()
        return heard

    def _hear(self, path: str, heard: list[str]) -> None:
        request = urllib.request.Request(self.address + path, headers=self.headers)  # noqa: S310 - The same.
        with urllib.request.urlopen(request, timeout=60) as stream:  # noqa: S310 - The same.
            for line in stream:
                heard.append(line.decode())


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_words_cross_between_two_processes_with_redis_and_without(
    database: str, redis: RedisServer, record_testsuite_property: Callable[[str, object], None]
):
    app = create_app(Settings(database_url=database, secret_key="for tests only, opens nothing"))
    parts = parts_of(app)
    sync_knowledge(parts.sessions, make_small_articles(), parts.fixed.values, parts.clock())
    token = session_of(app, account_of(app, Role.ADVISER))
    with _process(database, redis.url) as here, _process(database, redis.url) as there:
        family = Caller(here)
        started = family.send_json("/api/v1/conversations", {})
        family.headers["Authorization"] = f"Bearer {started['token']}"
        conversation = f"/api/v1/conversations/{started['id']}"
        family.send_json(f"{conversation}/messages", {"text": "how do i ask the council for an assessment"})
        asked = family.send_json(f"{conversation}/handoff", {"route": "here", "consent": True})
        case = f"/adviser/waiting/{asked['reference']}"
        adviser = Caller(there, Cookie=f"{COOKIE}={token}", X_Form_Token=word_for(token))
        by_family = family.follow(f"{conversation}/events")
        by_adviser = adviser.follow(f"{case}/live?after=0")

        def reply(words: str) -> float:
            return _seconds_until(
                lambda: adviser.send(f"{case}/reply", f"do=send&words={words}".encode()), by_family, words
            )

        def say(words: str) -> float:
            return _seconds_until(
                lambda: family.send_json(f"{conversation}/messages", {"text": words}), by_adviser, words
            )

        adviser.send(f"{case}/claim", b"")
        with_redis = reply("first"), say("second")
        redis.kill()
        without = reply("third"), say("fourth")
        redis.start()
        again = reply("fifth"), say("sixth")
        said = [message["text"] for message in family.send_json(f"{conversation}/messages")["messages"]]
    parts.close()

    record_testsuite_property("seconds with Redis, without, and with it again", (with_redis, without, again))
    assert [words for words in said if words in WORDS] == list(WORDS)


WORDS = ("first", "second", "third", "fourth", "fifth", "sixth")


@contextmanager
def _process(database: str, redis_url: str) -> Iterator[int]:
    port = free_port()
    environment = os.environ | {"DATABASE_URL": database, "REDIS_URL": redis_url}
    command = [sys.executable, "-m", "tests.services.one_of_two", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_until(lambda: _answers(port))
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(port: int) -> bool:
    try:
        Caller(port).send("/health/ready")
    except OSError:
        return False
    return True


def _seconds_until(act: Callable[[], object], heard: list[str], words: str) -> float:
    began = time.monotonic()
    act()
    _wait_until(lambda: any(words in line for line in heard))
    return round(time.monotonic() - began, 3)


def _wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(1200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")
