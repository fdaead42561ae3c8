"""Opens the database: SQLite for one machine, PostgreSQL for many, each set so that what was acknowledged is stored."""

import sqlite3
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

try:
    from pysqlite3 import dbapi2
except ImportError:  # There are wheels for Linux only; elsewhere Python's own SQLite has to do.
    dbapi2 = sqlite3

SQLITE: ModuleType = dbapi2
"""The SQLite in use."""

WRITES = "writes"
"""The execution option of a connection that is going to write."""

TURN = "turn"
"""The execution option of an engine whose writers wait for one another; it holds the lock."""

SECONDS_TO_WAIT = 5
_SOUND_WAL = (3, 51, 3)
"""Before 3.51.3, SQLite in WAL mode may corrupt a database that two connections write to (sqlite.org/wal.html#walresetbug)."""


class DatabaseUrlError(ValueError):
    """The address of the database cannot be used; the message says why, without any password in it."""


def open_engine(url: str) -> Engine:
    """An engine for a SQLite or PostgreSQL address. Raises DatabaseUrlError for any other."""
    try:
        address = make_url(url)
    except ArgumentError:
        raise DatabaseUrlError("it is not a database address like postgresql://user@host/name") from None
    match address.get_backend_name():
        case "sqlite":
            return _sqlite_engine(address)
        case "postgresql" | "postgres":
            return _postgresql_engine(address.set(drivername="postgresql+psycopg"))
        case other:
            raise DatabaseUrlError(f"“{other}” is neither sqlite nor postgresql")


def _sqlite_engine(address: URL) -> Engine:
    if not address.database or address.database == ":memory:":
        raise DatabaseUrlError("SQLite needs a file: sqlite:///path/to/chat.sqlite3")
    Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address,
        module=SQLITE,
        connect_args={"timeout": SECONDS_TO_WAIT, "check_same_thread": False},
        execution_options={TURN: Lock()},
        hide_parameters=True,
        pool_size=10,
        max_overflow=20,
        pool_timeout=SECONDS_TO_WAIT,
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """One commit is one fsync, deleted text is overwritten, and this driver leaves transactions to us."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {SECONDS_TO_WAIT * 1000}",
        f"journal_mode = {journal_mode(SQLITE)}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def journal_mode(module: ModuleType) -> str:
    """WAL where the library is sound; otherwise the older journal, slower but without the fault."""
    return "WAL" if module.sqlite_version_info >= _SOUND_WAL else "DELETE"


def _begin_on_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once, because a reader that turns into a writer half way may be refused."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql_engine(address: URL) -> Engine:
    return create_engine(
        address,
        connect_args={
            "connect_timeout": 3,
            "options": "-c timezone=UTC -c statement_timeout=5000 -c lock_timeout=4000"
            " -c idle_in_transaction_session_timeout=30000",
        },
        hide_parameters=True,
        pool_size=10,
        max_overflow=10,
        pool_timeout=SECONDS_TO_WAIT,
        pool_recycle=1800,
        pool_pre_ping=True,
    )
