"""Migrations lead from nothing to the tables of the code and back, on both databases."""

from threading import Thread

import pytest
from sqlalchemy import Engine, inspect

from chatbot.storage.engine import open_engine
from chatbot.storage.migrating import check_migrations, migrate, migrate_back
from chatbot.storage.sessions import StorageUnavailableError


@pytest.fixture
def engine(database: str):
    engine = open_engine(database)
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_the_tables_of_the_code_and_of_the_migrations_are_the_same(engine: Engine):
    check_migrations(engine)


def test_every_step_can_be_taken_back_and_taken_again(engine: Engine):
    before = tables(engine)

    migrate_back(engine, "base")
    without = tables(engine)
    migrate(engine)

    assert {"article", "conversation", "message", "turn", "handoff"} <= before
    assert without == set()
    assert tables(engine) == before
    check_migrations(engine)


def test_workers_that_start_at_once_do_not_disturb_one_another(engine: Engine, database: str):
    migrate_back(engine, "base")
    faults: list[Exception] = []

    def start() -> None:
        own = open_engine(database)
        try:
            migrate(own)
        except StorageUnavailableError as error:
            faults.append(error)
        finally:
            own.dispose()

    workers = [Thread(target=start) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert faults == []
    assert "message" in tables(engine)


def test_a_database_that_cannot_be_reached_is_told_as_such():
    engine = open_engine("postgresql://nobody@127.0.0.1:1/none")

    with pytest.raises(StorageUnavailableError):
        migrate(engine)
