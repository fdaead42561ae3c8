"""When the service is open: weekly hours, closures, and the bank holidays of England."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
from govuk_bank_holidays.bank_holidays import BankHolidays

from chatbot.knowledge.yaml_files import day_of, fields_of, list_of, read_mapping, text_of

LONDON = ZoneInfo("Europe/London")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Period:
    """A stretch of one day during which people answer."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Closure:
    """A day on which the service is shut although it would be open, and why."""

    day: date
    why: str


@dataclass(frozen=True)
class Calendar:
    """The opening hours of the service, in London time.

    `weekly` holds any number of periods for each day of the week, Monday first; `reply_within` is how many open hours after
    asking a family is answered; `notes` are shown with the hours.
    """

    weekly: tuple[tuple[Period, ...], ...]
    closures: tuple[Closure, ...]
    bank_holidays: frozenset[date]
    reply_within_hours: float
    notes: tuple[str, ...]
    confirmed: bool

    def periods_on(self, day: date) -> tuple[Period, ...]:
        """The periods of a day, in order; none on a bank holiday or a closure."""
        if day in self.bank_holidays or any(closure.day == day for closure in self.closures):
            return ()
        return self.weekly[day.weekday()]


def read_calendar(path: Path) -> Calendar:
    """The calendar of the file, with the bank holidays filled in. Raises UnreadableError where it has not the right form."""
    fields = read_mapping(path)
    weekly = fields_of(fields["weekly"])
    return Calendar(
        weekly=tuple(tuple(_period(value) for value in list_of(weekly.get(day))) for day in _DAYS),
        closures=tuple(_closure(value) for value in list_of(fields.get("closures"))),
        bank_holidays=_bank_holidays(),
        reply_within_hours=float(str(fields["reply_within_hours"])),
        notes=tuple(text_of(value) for value in list_of(fields.get("notes"))),
        confirmed=fields.get("confirmed") is True,
    )


def _period(value: object) -> Period:
    opens, _, closes = text_of(value).partition(" to ")
    return Period(time.fromisoformat(opens), time.fromisoformat(closes))


def _closure(value: object) -> Closure:
    fields: Mapping[str, object] = fields_of(value)
    return Closure(day_of(fields["day"]), text_of(fields["why"]))


def _bank_holidays() -> frozenset[date]:
    """GOV.UK's own list as far as it goes, and the computed dates for the years after it."""
    listed = {
        holiday["date"]
        for holiday in BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    }
    last_listed_year = max(listed).year
    later = range(last_listed_year + 1, last_listed_year + 6)
    return frozenset(listed | set(holidays.country_holidays("GB", subdiv="ENG", years=later)))
