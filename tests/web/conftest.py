"""A visitor without a script. Pages are tried on SQLite alone: what differs between the databases is tried below them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from chatbot.actions.sync_knowledge import sync_knowledge
from tests.builders import make_small_articles
from tests.web.visiting import Visitor
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings


@pytest.fixture
def page_app(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Flask]:
    """The service with a few small articles."""
    path = tmp_path / "chat.sqlite3"
    shutil.copy(migrated_sqlite, path)
    app = create_app(Settings(f"sqlite:///{path}", "for tests only, opens nothing", ratelimit_enabled=False))
    parts = parts_of(app)
    sync_knowledge(parts.sessions, make_small_articles(), parts.fixed.values, parts.clock())
    yield app
    parts.close()


@pytest.fixture
def visitor(page_app: Flask) -> Visitor:
    return Visitor(page_app.test_client())
