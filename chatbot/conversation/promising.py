"""By when a person replies, from the service's calendar, in words a family can hold us to."""

from datetime import datetime, time, timedelta

from chatbot.knowledge.calendar import LONDON, Calendar

_LONGEST_CLOSURE_DAYS = 60
"""A calendar with nothing open for two months is a mistake, not a holiday."""


class NeverOpenError(ValueError):
    """The calendar has no open hours in the next two months, so nothing can be promised."""


def promised_by(calendar: Calendar, now: datetime) -> datetime:
    """When the service's reply time runs out, counted in open hours from an aware `now`. Raises NeverOpenError.

    A promise ends with an open period, never at five past nine: what falls inside a period is promised by its close.
    """
    left = timedelta(hours=calendar.reply_within_hours)
    start = now.astimezone(LONDON)
    for days in range(_LONGEST_CLOSURE_DAYS):
        day = start.date() + timedelta(days=days)
        for period in calendar.periods_on(day):
            opens = max(datetime.combine(day, period.opens, LONDON), start)
            closes = datetime.combine(day, period.closes, LONDON)
            if closes <= opens:
                continue
            left -= closes - opens
            if left <= timedelta(0):
                return closes
    raise NeverOpenError("the calendar has no open hours in the next two months")


def is_open(calendar: Calendar, now: datetime) -> bool:
    """Whether the service is open at an aware `now`."""
    local = now.astimezone(LONDON)
    return any(period.opens <= local.time() < period.closes for period in calendar.periods_on(local.date()))


def in_words(moment: datetime) -> str:
    """A moment as people say it in London: “4 pm on Tuesday 1 December”."""
    local = moment.astimezone(LONDON)
    return f"{clock_words(local.time())} on {local:%A} {local.day} {local:%B}"


def clock_words(moment: time) -> str:
    """A time of day as people say it: “4 pm”, “12.30 pm”, “midday”."""
    if moment.hour == 12 and moment.minute == 0:
        return "midday"
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes} {'am' if moment.hour < 12 else 'pm'}"
