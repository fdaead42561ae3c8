"""Notices that a family's time is running out, so that a person can look at it first."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from chatbot.conversation.dating import dates_in
from chatbot.knowledge.deadline import Deadline

NEAR = timedelta(days=14)
"""How long before a limit, and after it, a person should look first: an appeal that is a little late may still be let in."""

_APPEAL_LIMITS = ("appeal-from-letter", "appeal-from-certificate")
_SHORT_OF_TIME = re.compile(
    r"\b(?:tomorrow|tmrw|2moro|last day|final day|out of time|runs? out|running out of time|ends today|due today|by today"
    r"|(?:few|couple of|only|just|\d+) days? (?:left|to go|to appeal)|deadline is (?:today|this|on|mon|tue|wed|thu|fri))\b",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"(\d+) months?")


def is_near_a_deadline(message: str, deadlines: Mapping[str, Deadline], today: date) -> bool:
    """Whether a message says that time is short, or names a date from which a time to appeal ends about now.

    Any date may be that of a letter or of a certificate; a person finds out which, a computer would only guess.
    """
    if _SHORT_OF_TIME.search(message):
        return True
    return any(
        abs(end - today) <= NEAR for found in dates_in(message, today) for end in _ends(found.day, deadlines, today)
    )


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of that month where it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _ends(day: date, deadlines: Mapping[str, Deadline], today: date) -> Iterator[date]:
    """The days on which a time to appeal ends that began on a day; a day still to come may itself be such an end."""
    if day >= today:
        yield day
        return
    for key in _APPEAL_LIMITS:
        limit = _MONTHS.search(deadlines[key].limit) if key in deadlines else None
        if limit is not None:
            yield months_later(day, int(limit[1]))
