"""How close a promise is to running out, in open hours: nobody is late for a reply at night."""

from datetime import datetime, timedelta
from enum import StrEnum

from chatbot.knowledge.calendar import LONDON, Calendar

_SHARE_LEFT_FOR_AMBER = 0.4
_LEFT_FOR_RED = timedelta(hours=1)


class Pressure(StrEnum):
    """What a waiting family's place is marked with."""

    CALM = "calm"
    AMBER = "amber"
    RED = "red"


def pressure(calendar: Calendar, promised_by: datetime | None, now: datetime) -> Pressure:
    """Red when less than an open hour of the promise is left, amber when less than two fifths of the reply time is.

    Without a promise there is nothing to break, but somebody waits: amber.
    """
    if promised_by is None:
        return Pressure.AMBER
    left = open_time_between(calendar, now, promised_by)
    if left < _LEFT_FOR_RED:
        return Pressure.RED
    if left < timedelta(hours=calendar.reply_within_hours) * _SHARE_LEFT_FOR_AMBER:
        return Pressure.AMBER
    return Pressure.CALM


def open_time_between(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """How long the service is open between two aware moments; nothing when the end is not after the start."""
    start, end = start.astimezone(LONDON), end.astimezone(LONDON)
    total = timedelta(0)
    day = start.date()
    while day <= end.date():
        for period in calendar.periods_on(day):
            opens = max(datetime.combine(day, period.opens, LONDON), start)
            closes = min(datetime.combine(day, period.closes, LONDON), end)
            total += max(closes - opens, timedelta(0))
        day += timedelta(days=1)
    return total
