"""Picks out of a message what a family tells about itself: ages, dates, what was tried, what they want."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chatbot.conversation.dating import dates_in

_OLDEST = 25
_CHILD = r"(?:he|she|they|son|daughter|child|boy|girl|lad|grandson|granddaughter)"
_YEARS_OLD = re.compile(r"\b(?P<age>\d{1,2})[\s-]*(?:years?|yrs?|yr|y)[\s-]*olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\baged?\s+(?P<age>\d{1,2})\b(?!\s*(?:months?|weeks?|%))", re.IGNORECASE)
_CHILD_IS = re.compile(
    rf"\b{_CHILD}(?:['’]?s|\s+is|\s+are)?\s+(?:only\s+|just\s+|nearly\s+)?(?P<age>\d{{1,2}})"
    r"\b(?!\s*(?:months?|weeks?|days?|hours?|times|%|percent|pounds|miles|minutes))",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(r"\b(?:year|yr|y)\s?(?P<age>1[0-3]|[1-9])\b(?!\s*(?:years?|old))", re.IGNORECASE)
_SETTING = re.compile(
    r"\b(?P<age>nursery|pre-?school|reception|infants|juniors|primary|secondary|sixth form|college)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_TRIED = re.compile(
    r"\b(?:i|we|i['’]?ve|we['’]?ve|dad|mum|school|senco)\s+(?:have\s+|had\s+|has\s+|already\s+|also\s+){0,2}"
    r"(?:asked|emailed|e-mailed|phoned|rang|rung|called|spoke|spoken|talked|met|wrote|written|sent|complained|appealed"
    r"|applied|tried|chased|requested|contacted|been to|went to|got advice)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:i|we)(?:\s+just)?\s+(?:want|need|would like|would love|wish|hope)\b|\b(?:i|we)['’]d like\b"
    r"|\bplease (?:can|could|help)\b|\bcan (?:you|someone|somebody) (?:help|call|ring|check|read|explain)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AgeFound:
    """An age, a school year or a kind of school, as `kind` says, and the words it was found in."""

    kind: str
    value: str
    words: str


@dataclass(frozen=True)
class DateTold:
    """A date, the words for it, and the sentence around them."""

    day: date
    words: str
    sentence: str


def ages_in(message: str) -> Iterator[AgeFound]:
    """What a message says about how old a child is."""
    for form in (_YEARS_OLD, _AGED, _CHILD_IS):
        for match in form.finditer(message):
            if int(match["age"]) <= _OLDEST:
                yield AgeFound("age", match["age"], match[0])
    for match in _SCHOOL_YEAR.finditer(message):
        yield AgeFound("school_year", match["age"], match[0])
    for match in _SETTING.finditer(message):
        yield AgeFound("setting", match["age"].lower(), match[0])


def dates_told_in(message: str, today: date) -> Iterator[DateTold]:
    """The dates in a message, each with what is said about it."""
    for sentence in sentences_of(message):
        for found in dates_in(sentence, today):
            yield DateTold(found.day, found.words, sentence)


def tries_in(message: str) -> Iterator[str]:
    """The sentences that say what the family has done about it."""
    return (sentence for sentence in sentences_of(message) if _TRIED.search(sentence))


def wishes_in(message: str) -> Iterator[str]:
    """The sentences that say what the family wants."""
    return (sentence for sentence in sentences_of(message) if _WISH.search(sentence))


def sentences_of(message: str) -> Iterator[str]:
    """The message in sentences. A full stop inside a date ends none."""
    guarded = re.sub(r"(?<=\d)\.(?=\d)", "\0", message)
    for match in _SENTENCE.finditer(guarded):
        sentence = match[0].replace("\0", ".").strip()
        if sentence:
            yield sentence
