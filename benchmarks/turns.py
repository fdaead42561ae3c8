"""What one turn costs on a real server, alone and at fifty turns a second, and the memory it takes (`python -m benchmarks.turns`)."""

import json
import math
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.questions import ROOT
from chatbot.actions.evaluate_questions import read_labelled_questions

ALONE = 200
A_SECOND, SECONDS = 50, 20
MOST_MEDIAN, MOST_P95, MOST_MEMORY = 25.0, 150.0, 512


@dataclass(frozen=True)
class Server:
    """A server of our own, on this machine only."""

    port: int
    process: subprocess.Popen[bytes]

    def post(self, path: str, body: object, token: str = "") -> dict[str, str]:
        """Sends a request to the API and gives the answer."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - The address is our own.
            return dict(json.load(answer))

    @property
    def memory(self) -> int:
        """The most that was resident at any moment, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.split("\n") if line.startswith("VmHWM")).split()[1]) // 1024


def main() -> None:
    """Measures and prints; says how busy the machine was, for the figures mean little on a busy one."""
    questions = [
        question.text for question in read_labelled_questions(ROOT / "knowledge/questions/families-written.yaml")
    ]
    with running_server() as server:
        alone = [_turn(server, text) for text in (questions * 2)[:ALONE]]
        together = _at_a_rate(server, questions)
        memory = server.memory
    p95 = statistics.quantiles(together, n=20)[18]
    load = os.getloadavg()[0]
    print(f"load of the machine: {load:.1f} on {os.cpu_count()} cores")
    print(f"a turn alone, {ALONE} turns: median {_ruled(statistics.median(alone), MOST_MEDIAN)} ms")
    refused = sum(math.isinf(milliseconds) for milliseconds in together)
    print(f"a turn at {A_SECOND} a second for {SECONDS} s: p95 {_ruled(p95, MOST_P95)} ms, {refused} refused")
    print(f"memory, everything loaded: {_ruled(memory, MOST_MEMORY)} MB")


@contextmanager
def running_server() -> Iterator[Server]:
    """The chat as `make run` serves it, on a free port and a database that is thrown away."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            "PORT": str(port),
            "DATABASE_URL": f"sqlite:///{folder}/chat.sqlite3",
            "RATELIMIT_ENABLED": "false",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "web.serving"],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            server = Server(port, process)
            _wait_for(server)
            yield server
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(server: Server) -> None:
    for _ in range(600):
        try:
            server.post("/conversations", {})
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


def _turn(server: Server, text: str) -> float:
    """The milliseconds of one message in a new conversation, as its sender waits for it; endless where it was refused."""
    try:
        opened = server.post("/conversations", {})
        started = time.perf_counter()
        server.post(f"/conversations/{opened['id']}/messages", {"text": text}, opened["token"])
    except urllib.error.HTTPError:
        return math.inf
    return (time.perf_counter() - started) * 1000


def _at_a_rate(server: Server, questions: list[str]) -> list[float]:
    started = time.monotonic()
    with ThreadPoolExecutor(64) as pool:
        waiting = []
        for number in range(A_SECOND * SECONDS):
            time.sleep(max(0.0, started + number / A_SECOND - time.monotonic()))
            waiting.append(pool.submit(_turn, server, questions[number % len(questions)]))
        return [turn.result() for turn in waiting]


def _ruled(figure: float, most: float) -> str:
    return f"{figure:.0f} ({'within' if figure < most else 'over'} {most:.0f})"


if __name__ == "__main__":
    main()
