"""The service on SQLite, with nothing published, for the pages of the console."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from web.application import create_app
from web.parts import parts_of
from web.settings import Settings


@pytest.fixture
def console(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Flask]:
    path = tmp_path / "console.sqlite3"
    shutil.copy(migrated_sqlite, path)
    app = create_app(Settings(database_url=f"sqlite:///{path}", secret_key="for tests only, opens nothing"))
    yield app
    parts_of(app).close()
