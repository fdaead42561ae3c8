"""What a family is promised comes from the calendar, whatever the hour, holiday or clock change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from chatbot.conversation.promising import NeverOpenError, clock_words, in_words, is_open, promised_by
from chatbot.knowledge.calendar import LONDON, Closure, read_calendar
from tests.builders import KNOWLEDGE_FOLDER, make_calendar


def london(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        (london(2026, 11, 24, 9, 0), "4 pm on Tuesday 24 November"),
        (london(2026, 11, 24, 10, 0), "12.30 pm on Wednesday 25 November"),
        (london(2026, 11, 24, 12, 45), "12.30 pm on Wednesday 25 November"),
        (london(2026, 11, 27, 23, 0), "4 pm on Monday 30 November"),
        (london(2026, 11, 28, 12, 0), "4 pm on Monday 30 November"),
    ],
)
def test_six_open_hours_are_counted_over_lunch_nights_and_weekends(asked, promised):
    assert in_words(promised_by(make_calendar(), asked)) == promised


def test_a_bank_holiday_and_a_closure_are_not_counted():
    calendar = make_calendar(
        bank_holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28)}),
        closures=(Closure(date(2026, 12, 29), "Training day."),),
    )

    assert in_words(promised_by(calendar, london(2026, 12, 24, 16, 30))) == "4 pm on Wednesday 30 December"


@pytest.mark.parametrize(
    ("day_before", "promised"),
    [
        (datetime(2026, 3, 27, 17, 0, tzinfo=UTC), "2026-03-30T16:00:00+01:00"),
        (datetime(2026, 10, 23, 17, 0, tzinfo=UTC), "2026-10-26T16:00:00+00:00"),
    ],
)
def test_the_change_of_clocks_does_not_move_the_closing_time(day_before, promised):
    assert promised_by(make_calendar(), day_before).isoformat() == promised


def test_a_calendar_that_never_opens_promises_nothing():
    with pytest.raises(NeverOpenError):
        promised_by(make_calendar(weekly=((),) * 7), london(2026, 11, 24, 9, 0))


def test_open_and_shut_are_told_apart_to_the_minute():
    assert is_open(make_calendar(), london(2026, 11, 24, 9, 0))
    assert not is_open(make_calendar(), london(2026, 11, 24, 12, 30))
    assert not is_open(make_calendar(), london(2026, 11, 28, 10, 0))


@pytest.mark.parametrize(
    ("moment", "words"),
    [(time(9), "9 am"), (time(12), "midday"), (time(12, 30), "12.30 pm"), (time(16), "4 pm"), (time(0, 5), "12.05 am")],
)
def test_a_time_is_said_as_people_say_it(moment, words):
    assert clock_words(moment) == words


def test_the_shipped_calendar_knows_bank_holidays_now_and_in_later_years():
    calendar = read_calendar(KNOWLEDGE_FOLDER / "calendar.yaml")

    assert date(2026, 12, 25) in calendar.bank_holidays
    assert date(2030, 12, 25) in calendar.bank_holidays
    assert calendar.periods_on(date(2026, 12, 25)) == ()
    assert replace(calendar, bank_holidays=frozenset()).periods_on(date(2026, 12, 25)) != ()
