"""Finds the dates that people write in a message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?"
_FORMS = (
    re.compile(rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}(?!\w)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}{_YEAR}(?!\w)", re.IGNORECASE),
    re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d\d|\d\d)\b"),
)
_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class FoundDate:
    """A date, and the words it was written in."""

    day: date
    words: str


def dates_in(message: str, today: date) -> tuple[FoundDate, ...]:
    """Every date that a message names, in order. Days come before months, as people in the United Kingdom write them.

    A date without a year is the nearest to today.
    """
    found = [
        (match.start(), FoundDate(day, match[0]))
        for form in _FORMS
        for match in form.finditer(message)
        for day in _day(match, today)
    ]
    return tuple(date_found for _, date_found in sorted(found, key=lambda place: place[0]))


def _day(match: re.Match[str], today: date) -> Iterator[date]:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        if match["year"]:
            yield date(int(match["year"]) % 100 + 2000, number, int(match["day"]))
        else:
            yield _nearest(date(today.year, number, int(match["day"])), today)
    except ValueError:
        return


def _nearest(day: date, today: date) -> date:
    if day - today > _HALF_A_YEAR:
        return day.replace(year=today.year - 1)
    if today - day > _HALF_A_YEAR:
        return day.replace(year=today.year + 1)
    return day
