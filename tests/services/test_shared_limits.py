"""Processes count limits together in Redis, and each for itself when it is gone; a limit never falls open."""

from dataclasses import replace

import pytest

from tests.services.redis_server import RedisServer
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings

pytestmark = pytest.mark.services


@pytest.mark.usefixtures("app")
def test_what_one_process_counts_the_next_one_knows_until_redis_is_gone(redis: RedisServer, settings: Settings):
    settings = replace(settings, ratelimit_enabled=True, redis_url=redis.url)

    assert _opened(settings, 60) == [201] * 60
    assert _opened(settings, 1) == [429]
    redis.kill()
    assert _opened(settings, 61) == [201] * 60 + [429]


def _opened(settings: Settings, times: int) -> list[int]:
    """The statuses of opening that many conversations in a process that has just started."""
    app = create_app(settings)
    try:
        return [app.test_client().post("/api/v1/conversations", json={}).status_code for _ in range(times)]
    finally:
        parts_of(app).close()
