"""Brings a database to the tables of this release, whichever worker comes first."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import InterfaceError, OperationalError

from chatbot.storage.engine import WRITES
from chatbot.storage.sessions import StorageUnavailableError

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_363_646
"""The number of the PostgreSQL advisory lock that lets one worker migrate while the others wait."""


def migrate(engine: Engine, revision: str = "head") -> None:
    """Runs the steps up to a revision. Raises StorageUnavailableError."""
    _with_alembic(engine, lambda config: command.upgrade(config, revision))


def migrate_back(engine: Engine, revision: str) -> None:
    """Takes back the steps above a revision; “base” takes back all."""
    _with_alembic(engine, lambda config: command.downgrade(config, revision))


def check_migrations(engine: Engine) -> None:
    """Raises an Alembic CommandError when the tables of the code and of the database differ."""
    _with_alembic(engine, command.check)


def _with_alembic(engine: Engine, work: Callable[[Config], None]) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    try:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            _wait_for_other_workers(connection)
            config.attributes["connection"] = connection
            work(config)
    except (OperationalError, InterfaceError) as error:
        raise StorageUnavailableError(type(error).__name__) from error


def _wait_for_other_workers(connection: Connection) -> None:
    """SQLite needs no lock of its own here: a transaction that writes has already waited for its turn."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
