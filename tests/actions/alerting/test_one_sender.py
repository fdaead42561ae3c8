"""However many processes send, each letter is taken by one of them at a time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from chatbot.actions.alerting.kinds import LANES, Kind, wait_after
from chatbot.actions.alerting.send_letters import send_what_is_due
from chatbot.actions.alerting.writing_letters import Outgoing, write_letter
from chatbot.actions.parts import Parts
from chatbot.posting.post import Channel, Post
from chatbot.storage.engine import open_engine
from chatbot.storage.outbox import take_due_letter
from chatbot.storage.sessions import open_sessions, writing
from tests.actions.alerting.builders import FakeCarrier, make_service

LETTERS, SENDERS = 40, 6


def write_letters(parts: Parts, number: int) -> None:
    with writing(parts.sessions) as session:
        for place in range(number):
            letter = Outgoing(Kind.CONCERN, "concern:x", Channel.EMAIL, f"{place}@sendias.example", "s", "b", None)
            write_letter(session, letter, parts.clock())


def test_several_senders_send_each_letter_once(parts: Parts, database: str):
    """Each has an engine of its own, as another process would."""
    carrier = FakeCarrier()
    write_letters(parts, LETTERS)
    others = [
        replace(parts, sessions=open_sessions(open_engine(database)), post=Post({Channel.EMAIL: carrier}))
        for _ in range(SENDERS)
    ]

    with ThreadPoolExecutor(SENDERS) as pool:
        sent = sum(pool.map(lambda other: send_what_is_due(other, LANES[0]), others))

    for other in others:
        other.sessions.kw["bind"].dispose()
    assert sent == LETTERS
    assert sorted(carrier.recipients) == sorted(f"{place}@sendias.example" for place in range(LETTERS))


def test_a_letter_of_a_process_that_died_is_sent_when_its_lease_has_run_out(parts: Parts):
    service = make_service(parts)
    write_letters(service.parts, 1)
    with writing(service.parts.sessions) as session:
        now = service.clock.now
        until = service.clock.now.replace(minute=now.minute + 1)
        assert take_due_letter(session, (Kind.CONCERN,), Channel.EMAIL, "the dead", now=now, until=until) is not None

    service.pass_time(59)
    assert service.email.letters == []
    service.pass_time(1)

    assert service.email.recipients == ["0@sendias.example"]


def test_tries_are_further_and_further_apart_but_an_alert_is_never_late_by_more_than_a_minute():
    assert [wait_after(Kind.CONCERN, tries).total_seconds() for tries in (1, 2, 3, 4, 50)] == [5, 15, 45, 60, 60]
    assert wait_after(Kind.REPLY, 50).total_seconds() == 1800
