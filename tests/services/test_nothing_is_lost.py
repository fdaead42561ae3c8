"""What was acknowledged is stored, whatever is killed meanwhile."""

import subprocess
import sys
import time
from random import Random
from shutil import which

import pytest

from chatbot.storage.engine import SQLITE
from tests.conftest import skip_or_fail
from tests.services import postgresql
from tests.services.talking import ROOT, Running, Talk

pytestmark = pytest.mark.services

COMMITS = 100
_MANY_COMMITS = """
import sys
from sqlalchemy import text
from chatbot.storage.engine import open_engine
from chatbot.storage.sessions import open_sessions, writing
sessions = open_sessions(open_engine(sys.argv[1]))
for number in range(int(sys.argv[2])):
    with writing(sessions) as session:
        session.execute(text("UPDATE publication SET number = number + 1"))
"""


@pytest.fixture
def server(database: str):
    server = Running(database, postgresql.free_port())
    server.start()
    yield server
    server.kill()


def test_killing_the_server_loses_no_acknowledged_message_and_doubles_none(server: Running, database: str):
    talk, chance = Talk(server.port), Random(1)
    talk.begin(visitors=6)
    for _ in range(4):
        talk.wait_for(10)
        time.sleep(chance.uniform(0, 0.1))  # Somewhere in the middle of a turn.
        server.kill()
        server.start()
    talk.end()

    stored = talk.stored()
    assert stored == talk.acknowledged
    assert set(talk.statuses) <= {0, 201, 503}
    if database.startswith("sqlite"):
        connection = SQLITE.connect(database.removeprefix("sqlite:///"))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


def test_a_database_that_dies_and_comes_back_costs_time_but_no_message():
    if not postgresql.is_installed():
        skip_or_fail("PostgreSQL", postgresql.HOW_TO_GET_IT)
    with postgresql.running_server() as database_server:
        server = Running(database_server.url("postgres"), postgresql.free_port())
        server.start()
        talk = Talk(server.port)
        talk.begin(visitors=6)
        for _ in range(3):
            talk.wait_for(10)
            database_server.control("stop", "-m", "immediate")
            database_server.start()
        talk.wait_for(10)
        talk.end()

        assert talk.stored() == talk.acknowledged
        assert set(talk.statuses) <= {201, 503}
        server.kill()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_commit_reaches_the_disk(database: str):
    """A killed process cannot show this, since the system keeps what it was given; so the calls are counted."""
    strace = which("strace")
    if strace is None:
        skip_or_fail("strace", "apt-get install -y strace")

    command = [
        strace,
        "-f",
        "-c",
        "-e",
        "trace=fsync,fdatasync",
        sys.executable,
        "-c",
        _MANY_COMMITS,
        database,
        str(COMMITS),
    ]
    counted = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120).stderr

    calls = [int(line.split()[3]) for line in counted.splitlines() if line.endswith(("fsync", "fdatasync"))]
    assert sum(calls) >= COMMITS
