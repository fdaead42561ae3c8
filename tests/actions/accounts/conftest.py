"""The parts of the service on each database, with a clock that stands still."""

from collections.abc import Iterator

import pytest

from chatbot.actions.parts import Parts
from tests.account_builders import Clock, make_parts


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def parts(database: str, clock: Clock) -> Iterator[Parts]:
    parts = make_parts(database, clock)
    yield parts
    parts.close()
