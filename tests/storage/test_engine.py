"""Each database is opened so that what was acknowledged stays, and refuses what would put it at risk."""

from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Engine, text

from chatbot.storage.engine import SQLITE, DatabaseUrlError, journal_mode, open_engine
from tests.services import postgresql


@pytest.fixture
def sqlite_engine(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path}/folder/not/there/yet/chat.sqlite3")
    yield engine
    engine.dispose()


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
        ("mmap_size", 0),
    ],
)
def test_sqlite_is_set_so_that_a_commit_is_on_the_disk(sqlite_engine: Engine, name: str, value: object):
    assert pragma(sqlite_engine, name) == value


def test_the_sqlite_in_use_has_no_wal_reset_fault():
    assert SQLITE.sqlite_version_info >= (3, 51, 3)


def test_a_sqlite_with_the_wal_reset_fault_keeps_the_older_journal():
    faulty = ModuleType("faulty")
    vars(faulty)["sqlite_version_info"] = (3, 40, 1)

    assert journal_mode(faulty) == "DELETE"
    assert journal_mode(SQLITE) == "WAL"


@pytest.mark.parametrize(
    "url",
    ["", "not an address", "mysql://root:hunter2@host/chat", "sqlite://", "sqlite:///:memory:"],
)
def test_an_address_that_is_no_database_of_ours_is_refused_without_its_password(url: str):
    with pytest.raises(DatabaseUrlError) as refusal:
        open_engine(url)

    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_common_form_of_a_postgresql_address_leads_to_the_driver_that_works_beside_gevent(scheme: str):
    engine = open_engine(f"{scheme}://user@host/chat")

    assert engine.dialect.driver == "psycopg"


@pytest.mark.services
def test_postgresql_acknowledges_only_what_is_on_the_disk(postgresql_server: postgresql.Server):
    engine = open_engine(postgresql_server.url("postgres"))
    with engine.connect() as connection:
        set_to = {
            name: connection.execute(text(f"SHOW {name}")).scalar_one()
            for name in ("fsync", "synchronous_commit", "full_page_writes", "statement_timeout", "TimeZone")
        }
    engine.dispose()

    assert set_to == {
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "statement_timeout": "5s",
        "TimeZone": "UTC",
    }
