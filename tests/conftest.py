"""What tests share: a database of each kind, the service on it, and a client."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from chatbot.actions.parts import Parts
from chatbot.actions.sync_knowledge import sync_knowledge
from chatbot.knowledge.reading import read_articles
from chatbot.matching.encoder import EncoderMode
from chatbot.storage.engine import open_engine
from chatbot.storage.migrating import migrate
from tests.builders import KNOWLEDGE_FOLDER, make_small_articles
from tests.service_builders import make_settings
from tests.services import postgresql
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def skip_or_fail(what: str, how: str) -> NoReturn:
    """Skips a test that cannot run here and says how it could; where everything is required, that is a failure."""
    message = f"{what} is not here. It would run after: {how}"
    if REQUIRE_ALL:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    if not postgresql.is_installed():
        skip_or_fail("PostgreSQL", postgresql.HOW_TO_GET_IT)
    with postgresql.running_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "chat.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: postgresql.Server) -> postgresql.Server:
    """A server whose database `migrated` has all tables, to be copied."""
    _on_server(postgresql_server, "CREATE DATABASE migrated")
    engine = open_engine(postgresql_server.url("migrated"))
    migrate(engine)
    engine.dispose()
    return postgresql_server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with all tables and nothing in them, once of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "chat.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    server: postgresql.Server = request.getfixturevalue("migrated_postgresql")
    name = f"test_{uuid4().hex}"
    _on_server(server, f"CREATE DATABASE {name} TEMPLATE migrated")
    yield server.url(name)
    _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def settings(database: str) -> Settings:
    return make_settings(database)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The service with a few small articles published."""
    app = create_app(settings)
    app.testing = False  # Errors become replies, as they do for families.
    parts = parts_of(app)
    sync_knowledge(parts.sessions, make_small_articles(), parts.fixed.values, parts.clock())
    yield app
    parts.close()


@pytest.fixture
def parts(app: Flask) -> Parts:
    return parts_of(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def real_app(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The service on SQLite with the real knowledge, as a family meets it. Shared by all tests that ask for it."""
    path = tmp_path_factory.mktemp("real") / "chat.sqlite3"
    shutil.copy(migrated_sqlite, path)
    app = create_app(make_settings(f"sqlite:///{path}", matching_model=EncoderMode.TUNED))
    parts = parts_of(app)
    sync_knowledge(parts.sessions, read_articles(KNOWLEDGE_FOLDER / "articles"), parts.fixed.values, parts.clock())
    yield app
    parts.close()


def _on_server(server: postgresql.Server, statement: str) -> None:
    engine = open_engine(server.url("postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()
