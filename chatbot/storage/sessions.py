"""Transactions: one for reading, one for writing, and one word for every way in which the database may be out of reach."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlalchemy import Engine
from sqlalchemy import exc as trouble
from sqlalchemy.orm import Session as _Session
from sqlalchemy.orm import sessionmaker

from chatbot.storage.engine import SECONDS_TO_WAIT, TURN, WRITES

Session: TypeAlias = _Session
Sessions: TypeAlias = sessionmaker[_Session]


class StorageUnavailableError(Exception):
    """The database cannot be reached, is too busy, or is full. Nothing was stored; trying again later may work."""


def open_sessions(engine: Engine) -> Sessions:
    """What makes sessions on an engine. Rows stay readable after their transaction, so that replies can be shaped from them."""
    return sessionmaker(engine, expire_on_commit=False)


@contextmanager
def reading(sessions: Sessions) -> Iterator[Session]:
    """A transaction that only reads. Raises StorageUnavailableError."""
    with _naming_trouble(), sessions() as session:
        yield session


@contextmanager
def writing(sessions: Sessions) -> Iterator[Session]:
    """A transaction that writes, stored when the block ends and undone when it raises. Raises StorageUnavailableError."""
    with _naming_trouble(), _turn_on(sessions.kw["bind"]), sessions.begin() as session:
        session.connection(execution_options={WRITES: True})
        yield session


@contextmanager
def _turn_on(engine: Engine) -> Iterator[None]:
    """Lets the writers of one process follow one another. SQLite alone would let them ask again and again, some in vain."""
    turn = engine.get_execution_options().get(TURN)
    if turn is None:
        yield
        return
    if not turn.acquire(timeout=SECONDS_TO_WAIT):
        raise StorageUnavailableError("the turn of others took too long")
    try:
        yield
    finally:
        turn.release()


@contextmanager
def _naming_trouble() -> Iterator[None]:
    try:
        yield
    except (trouble.OperationalError, trouble.InterfaceError, trouble.TimeoutError) as error:
        raise StorageUnavailableError(type(error).__name__) from error
    except trouble.DBAPIError as error:
        if not error.connection_invalidated:
            raise
        raise StorageUnavailableError(type(error).__name__) from error
