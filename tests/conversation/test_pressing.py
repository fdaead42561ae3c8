"""How close a promise is to running out, in open hours."""

from datetime import UTC, datetime, timedelta

import pytest

from chatbot.conversation.pressing import Pressure, open_time_between, pressure
from tests.builders import make_calendar

CALENDAR = make_calendar()
"""Open 9 to 12.30 and 1.30 to 4 on weekdays; a reply within 6 open hours."""

TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)


def at(hour: float, days: int = 0) -> datetime:
    return TUESDAY + timedelta(days=days, hours=hour)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at(9), at(16), 6),
        (at(12), at(14), 1),
        (at(16), at(9, 1), 0),
        (at(15), at(10, 1), 2),
        (at(15, 3), at(10, 6), 2),
        (at(10), at(9), 0),
    ],
)
def test_only_open_time_counts(start, end, hours):
    assert open_time_between(CALENDAR, start, end) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("now", "colour"),
    [
        (at(9), Pressure.CALM),
        (at(13.5), Pressure.CALM),
        (at(14), Pressure.AMBER),
        (at(15.25), Pressure.RED),
        (at(17), Pressure.RED),
        (at(9, 1), Pressure.RED),
    ],
)
def test_a_promise_that_runs_out_turns_amber_and_then_red(now, colour):
    assert pressure(CALENDAR, at(16), now) is colour


def test_nobody_is_late_at_night():
    assert pressure(CALENDAR, at(16, 1), at(22)) is Pressure.CALM


def test_a_family_without_a_promise_is_not_forgotten():
    assert pressure(CALENDAR, None, at(10)) is Pressure.AMBER
