"""Processes count limits together in Redis, and each for itself when it is gone; a limit never falls open."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.actions.sync_knowledge import sync_knowledge
from tests.builders import make_small_articles
from tests.service_builders import make_settings
from tests.services.redis_server import RedisServer
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings

pytestmark = pytest.mark.services


def test_what_one_process_counts_the_next_one_knows_until_redis_is_gone(
    redis: RedisServer, migrated_sqlite: Path, tmp_path: Path
):
    shutil.copy(migrated_sqlite, tmp_path / "chat.sqlite3")
    settings = replace(
        make_settings(f"sqlite:///{tmp_path / 'chat.sqlite3'}"), ratelimit_enabled=True, redis_url=redis.url
    )
    _publish(settings)

    assert _opened(settings, 60) == [201] * 60
    assert _opened(settings, 1) == [429]
    redis.kill()
    assert _opened(settings, 61) == [201] * 60 + [429]


def _publish(settings: Settings) -> None:
    parts = parts_of(create_app(settings))
    sync_knowledge(parts.sessions, make_small_articles(), parts.fixed.values, parts.clock())
    parts.close()


def _opened(settings: Settings, times: int) -> list[int]:
    """The statuses of opening that many conversations in a process that has just started."""
    app = create_app(settings)
    try:
        return [app.test_client().post("/api/v1/conversations", json={}).status_code for _ in range(times)]
    finally:
        parts_of(app).close()
