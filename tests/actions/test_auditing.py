"""The audit log only grows, holds together, and shows where somebody laid hands on it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from chatbot.actions.auditing import FIRST_HASH, audit
from chatbot.actions.parts import Parts
from chatbot.actions.read_audit import ROWS_ON_A_PAGE, read_audit
from chatbot.actions.verify_audit import verify_audit
from chatbot.storage.sessions import writing
from tests.account_builders import Clock, make_account, make_parts


@pytest.fixture
def parts(database: str) -> Iterator[Parts]:
    parts = make_parts(database, Clock())
    yield parts
    parts.close()


def note(parts: Parts, record: str = "handoff:ABC-123", why: str | None = None, adviser: str | None = None) -> None:
    with writing(parts.sessions) as session:
        audit(session, adviser, "read_conversation", record, why, parts.clock())


def tamper(parts: Parts, statement: str) -> None:
    """Changes the table as somebody would who owns the whole database: the trigger taken off first."""
    engine = parts.sessions.kw["bind"]
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_only_grows"))
        else:
            connection.execute(text("DROP TRIGGER audit_refuses_update"))
            connection.execute(text("DROP TRIGGER audit_refuses_delete"))
        connection.execute(text(statement))


def test_an_empty_log_is_sound(parts: Parts):
    verdict = verify_audit(parts.sessions)

    assert (verdict.rows, verdict.head, verdict.is_sound) == (0, FIRST_HASH, True)


def test_each_deed_is_chained_to_the_one_before(parts: Parts):
    adviser_id = make_account(parts)
    for number in range(5):
        note(parts, f"handoff:{number}", "asked by the family", adviser_id)

    verdict = verify_audit(parts.sessions)

    assert verdict.is_sound
    assert verdict.rows == 6  # The account was opened first.


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET why = 'changed' WHERE sequence = 1", "DELETE FROM audit WHERE sequence = 1"]
)
def test_the_database_refuses_to_change_or_remove_a_row(parts: Parts, statement: str):
    note(parts)

    with pytest.raises(DBAPIError, match="the audit log only grows"), parts.sessions.kw["bind"].begin() as connection:
        connection.execute(text(statement))

    assert verify_audit(parts.sessions).is_sound


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET why = 'another reason' WHERE sequence = 3", 3),
        ("UPDATE audit SET deed = 'closed_handoff' WHERE sequence = 1", 1),
        ("UPDATE audit SET at = '2026-01-01 00:00:00' WHERE sequence = 2", 2),
        ("DELETE FROM audit WHERE sequence = 2", 2),
        ("DELETE FROM audit WHERE sequence = 1", 1),
        ("UPDATE audit SET sequence = 9 WHERE sequence = 4", 4),
        ("UPDATE audit SET previous_hash = '0' WHERE sequence = 3", 3),
    ],
)
def test_the_first_row_that_was_laid_hands_on_is_named(parts: Parts, statement: str, broken_at: int):
    for number in range(5):
        note(parts, f"handoff:{number}", "a reason")

    tamper(parts, statement)

    verdict = verify_audit(parts.sessions)
    assert verdict.broken_at == broken_at
    assert verdict.rows == broken_at - 1
    assert not verdict.is_sound


def test_a_head_that_was_noted_shows_that_rows_were_cut_off_the_end(parts: Parts):
    for number in range(5):
        note(parts, f"handoff:{number}")
    noted = verify_audit(parts.sessions).head
    note(parts)
    assert verify_audit(parts.sessions, noted).is_sound

    tamper(parts, "DELETE FROM audit WHERE sequence >= 5")

    assert verify_audit(parts.sessions).is_sound  # The chain alone cannot know.
    assert not verify_audit(parts.sessions, noted).is_sound


def test_a_deed_that_was_undone_leaves_no_row(parts: Parts):
    def note_and_fail() -> None:
        with writing(parts.sessions) as session:
            audit(session, None, "read_conversation", "handoff:ABC-123", None, parts.clock())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        note_and_fail()

    assert verify_audit(parts.sessions).rows == 0


def test_deeds_done_at_once_make_one_chain(parts: Parts):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: note(parts, f"handoff:{number}"), range(80)))

    verdict = verify_audit(parts.sessions)

    assert verdict.rows == 80
    assert verdict.is_sound


@pytest.mark.parametrize("why", ["Ünïcödé, “quotes” and \\ signs", '"]', "line\nline", ""])
def test_a_reason_in_any_words_keeps_the_chain_whole(parts: Parts, why: str):
    note(parts, why=why)

    assert verify_audit(parts.sessions).is_sound
    assert read_audit(parts).entries[0].why == why


def test_a_record_is_named_and_not_told(parts: Parts):
    with pytest.raises(ValueError, match="kind and id"):
        note(parts, "a" * 65)


def test_the_log_is_read_newest_first_a_page_at_a_time(parts: Parts):
    for number in range(ROWS_ON_A_PAGE + 3):
        note(parts, f"handoff:{number % 2}")

    first = read_audit(parts)
    second = read_audit(parts, before=first.older)

    assert [entry.sequence for entry in first.entries] == list(range(ROWS_ON_A_PAGE + 3, 3, -1))
    assert [entry.sequence for entry in second.entries] == [3, 2, 1]
    assert second.older is None
    assert {entry.record for entry in read_audit(parts, record="handoff:1").entries} == {"handoff:1"}
