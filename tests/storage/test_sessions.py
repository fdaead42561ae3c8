"""A transaction is stored whole or not at all, and trouble with the database has one name."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from chatbot.storage.engine import open_engine
from chatbot.storage.sessions import Sessions, StorageUnavailableError, open_sessions, reading, writing
from chatbot.storage.tables.articles import ArticleRow

SUMMER_NOON = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def sessions(database: str):
    engine = open_engine(database)
    yield open_sessions(engine)
    engine.dispose()


def article_times(sessions: Sessions) -> list[datetime]:
    with reading(sessions) as session:
        return list(session.scalars(select(ArticleRow.created_at)))


def test_what_is_written_stays_and_its_moment_comes_back_in_utc(sessions: Sessions):
    with writing(sessions) as session:
        session.add(ArticleRow(id="a", created_at=SUMMER_NOON))

    assert article_times(sessions) == [datetime(2026, 7, 1, 11, 0, tzinfo=UTC)]
    assert article_times(sessions)[0].tzinfo is UTC


def test_a_block_that_fails_leaves_nothing_behind(sessions: Sessions):
    def add_and_fail() -> None:
        with writing(sessions) as session:
            session.add(ArticleRow(id="a", created_at=SUMMER_NOON))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()

    assert article_times(sessions) == []


def test_a_moment_without_a_time_zone_is_refused(sessions: Sessions):
    with pytest.raises(StatementError, match="time zone"), writing(sessions) as session:
        session.add(ArticleRow(id="a", created_at=SUMMER_NOON.replace(tzinfo=None)))


def test_a_database_out_of_reach_is_told_as_unavailable():
    sessions = open_sessions(open_engine("postgresql://nobody@127.0.0.1:1/none"))

    with pytest.raises(StorageUnavailableError), reading(sessions) as session:
        session.execute(text("SELECT 1"))


def test_a_full_disk_is_told_as_unavailable_and_the_database_stays_whole(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/full.sqlite3")
    sessions = open_sessions(engine)
    with writing(sessions) as session:
        session.execute(text("CREATE TABLE heap (letter TEXT)"))

    def fill_up() -> None:
        with writing(sessions) as session:
            session.execute(text("PRAGMA max_page_count = 20"))
            session.execute(text("INSERT INTO heap VALUES (:letter)"), [{"letter": "x" * 4000}] * 100)

    with pytest.raises(StorageUnavailableError):
        fill_up()

    with reading(sessions) as session:
        assert session.scalar(text("SELECT count(*) FROM heap")) == 0
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    engine.dispose()


def test_a_database_error_does_not_repeat_what_was_to_be_stored(sessions: Sessions):
    with pytest.raises(IntegrityError) as failure, writing(sessions) as session:
        session.execute(text("INSERT INTO article (id) VALUES (:id)"), {"id": "my son Jack"})

    assert "parameters hidden" in str(failure.value)
