"""The outside servers that these tests start and kill."""

from collections.abc import Iterator

import pytest

from tests.conftest import skip_or_fail
from tests.services import redis_server
from tests.services.redis_server import RedisServer


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    if not redis_server.is_installed():
        skip_or_fail("Redis", redis_server.HOW_TO_GET_IT)
    with redis_server.running_redis() as server:
        yield server
