"""Visitors who keep on talking to a server that comes and goes, and remember what was acknowledged."""

import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread

ROOT = Path(__file__).parent.parent.parent
SECONDS_TO_START = 120


@dataclass
class Running:
    """A server that can be killed and started again on the same port."""

    database_url: str
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        command = [sys.executable, "-m", "tests.services.small_server", self.database_url, str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + SECONDS_TO_START
        while call(self.port, "GET", "/health/ready")[0] != 200:
            assert self.process.poll() is None, "the server ended"
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it as a power cut would: no warning, no clean-up."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@dataclass
class Talk:
    """What a few visitors said, with what became of it."""

    port: int
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    _end: Event = field(default_factory=Event)
    _threads: list[Thread] = field(default_factory=list)
    _visitors: list[tuple[str, str]] = field(default_factory=list)

    def begin(self, visitors: int) -> None:
        """Each visitor opens a conversation and then talks without a pause."""
        for _ in range(visitors):
            status, body = call(self.port, "POST", "/api/v1/conversations", {})
            assert status == 201
            self._visitors.append((body["id"], body["token"]))
            self.acknowledged[body["id"]] = []
        self._threads = [Thread(target=self._talk, args=visitor) for visitor in self._visitors]
        for thread in self._threads:
            thread.start()

    def wait_for(self, more: int) -> None:
        """Returns when so many more messages were acknowledged."""
        enough = self._acknowledged_so_far() + more
        deadline = time.monotonic() + SECONDS_TO_START
        while self._acknowledged_so_far() < enough:
            assert time.monotonic() < deadline, f"nothing is acknowledged any more: {self.statuses}"
            time.sleep(0.01)

    def end(self) -> None:
        """Lets everybody finish what they are saying."""
        self._end.set()
        for thread in self._threads:
            thread.join()

    def stored(self) -> dict[str, list[str]]:
        """What each conversation holds of its visitor's words."""
        return {conversation: self._stored(conversation, token) for conversation, token in self._visitors}

    def _acknowledged_so_far(self) -> int:
        return sum(map(len, self.acknowledged.values()))

    def _talk(self, conversation: str, token: str) -> None:
        """Says one thing after another, each again under the same client id until it is acknowledged."""
        number = 0
        while not self._end.is_set():
            number += 1
            message = {"text": f"message {number}", "client_id": str(number)}
            while True:
                status, _ = call(self.port, "POST", f"/api/v1/conversations/{conversation}/messages", message, token)
                self.statuses[status] += 1
                if status == 201:
                    self.acknowledged[conversation].append(message["text"])
                    break
                if self._end.is_set() and status not in {0, 503}:
                    return  # Refused for good; the statuses tell.
                time.sleep(0.05)

    def _stored(self, conversation: str, token: str) -> list[str]:
        texts: list[str] = []
        after = 0
        while True:
            path = f"/api/v1/conversations/{conversation}/messages?after={after}"
            _, body = call(self.port, "GET", path, None, token)
            if not body["messages"]:
                return texts
            texts += [message["text"] for message in body["messages"] if message["from"] == "visitor"]
            after = body["messages"][-1]["sequence"]


def call(port: int, method: str, path: str, body: object = None, token: str = "") -> tuple[int, dict]:
    """One request; status 0 when nobody answered."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    try:
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read() or b"{}")
    except (OSError, HTTPException):
        return 0, {}
    finally:
        connection.close()
