"""No alert is lost, whatever is killed and however the mail server behaves."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from chatbot.actions.alerting.kinds import LANES
from chatbot.actions.alerting.send_letters import send_what_is_due
from chatbot.actions.parts import Parts
from chatbot.actions.start_conversation import start_conversation
from chatbot.storage.sessions import reading
from chatbot.storage.tables.concerns import ConcernRow
from chatbot.storage.tables.conversations import MessageRow
from chatbot.storage.tables.outbox import OutboxRow
from tests.actions.advising.builders import make_adviser
from tests.actions.visiting import say
from tests.services.alerting_process import SAYS_T1, make_parts
from tests.services.mail_server import Mailroom, running_mail_server
from tests.services.talking import ROOT

pytestmark = pytest.mark.services
KILLS = 50


@pytest.fixture
def mailroom():
    with running_mail_server() as room:
        yield room


@pytest.fixture
def service(database: str, mailroom: Mailroom):
    parts = make_parts(database, mailroom.port)
    make_adviser(parts, "Ada Lead")
    yield parts
    parts.close()


def send_all(parts: Parts, later: timedelta) -> None:
    """Sends what is due then: by that time every lease of a dead process has run out."""
    then = replace(parts, clock=lambda: datetime.now(UTC) + later)
    for lane in LANES:
        send_what_is_due(then, lane)


def stored(parts: Parts) -> tuple[set[str], int, list[OutboxRow]]:
    """The ids of the messages of visitors, the number of records, and the letters by email."""
    with reading(parts.sessions) as session:
        messages = set(session.scalars(select(MessageRow.id).where(MessageRow.sender == "visitor")))
        records = len(session.scalars(select(ConcernRow.id)).all())
        letters = list(session.scalars(select(OutboxRow).where(OutboxRow.channel == "email")))
    return messages, records, letters


def test_fifty_kills_lose_no_alert(service: Parts, mailroom: Mailroom, database: str, tmp_path: Path):
    """Every fifth letter is taken without a word, so that some are sent again: at least once, and never not at all."""
    mailroom.hangs_up_after = 4
    acknowledged = tmp_path / "acknowledged"
    arguments = [database, str(mailroom.port), str(KILLS), str(acknowledged)]
    subprocess.run(
        [sys.executable, "-m", "tests.services.alerting_process", *arguments], cwd=ROOT, check=True, timeout=120
    )
    mailroom.hangs_up_after = None
    send_all(service, later=timedelta(minutes=5))

    messages, records, letters = stored(service)
    said = set(acknowledged.read_text().split())
    assert len(said) > KILLS / 2
    assert said <= messages
    assert records == len(messages) == len(letters)
    assert {letter.id for letter in letters} == set(mailroom.ids)
    assert all(letter.sent_at for letter in letters)


def test_a_letter_waits_for_a_server_that_is_down_and_then_goes_out_once(service: Parts, mailroom: Mailroom):
    mailroom.is_down = True
    say(service, start_conversation(service).key, SAYS_T1)
    send_all(service, later=timedelta(0))
    (letter,) = stored(service)[2]
    assert (letter.sent_at, letter.tries, letter.last_error) == (None, 1, "SMTPConnectError")

    mailroom.is_down = False
    send_all(service, later=timedelta(seconds=1))
    assert mailroom.letters == []
    send_all(service, later=timedelta(seconds=10))
    send_all(service, later=timedelta(minutes=10))

    assert mailroom.envelopes == ["ada-lead@sendias.example"]
    (letter,) = stored(service)[2]
    assert letter.sent_at is not None
    assert (letter.recipient, letter.subject, letter.body) == ("", "", "")


def test_a_letter_that_comes_twice_has_the_same_id(service: Parts, mailroom: Mailroom):
    mailroom.hangs_up_after = 0
    say(service, start_conversation(service).key, SAYS_T1)
    send_all(service, later=timedelta(0))
    mailroom.hangs_up_after = None

    send_all(service, later=timedelta(minutes=1))

    assert len(mailroom.ids) == 2
    assert len(set(mailroom.ids)) == 1
