"""One approved answer as a frozen value, with the sources, dates and links it carries."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Area(StrEnum):
    """Where an answer holds: the law of England, what Lancashire does, both, or this service itself."""

    ENGLAND = "england"
    LANCASHIRE = "lancashire"
    BOTH = "both"
    SERVICE = "service"


class Audience(StrEnum):
    """Who an answer is written for."""

    PARENT = "parent"
    YOUNG_PERSON = "young person"
    PROFESSIONAL = "professional"


class Stage(StrEnum):
    """Where a family stands when it asks."""

    FIRST_WORRIES = "first worries"
    SEN_SUPPORT = "sen support"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    REVIEW = "review"
    DISAGREEMENT = "disagreement"
    ATTENDANCE = "attendance"
    CHOOSING_A_SCHOOL = "choosing a school"
    AFTER_16 = "after 16"
    EVERYDAY_LIFE = "everyday life"
    THIS_SERVICE = "this service"


class Plan(StrEnum):
    """Whether an answer is for families with an EHC plan, without one, or either."""

    WITH = "with"
    WITHOUT = "without"
    EITHER = "either"


class Age(StrEnum):
    """The age bands an answer speaks to."""

    UNDER_5 = "under 5"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    SIXTEEN_TO_25 = "16 to 25"


class Harm(StrEnum):
    """What a wrong answer could cost; articles that carry one are held to a stricter threshold."""

    DEADLINE = "deadline"
    APPEAL = "appeal"
    SAFETY = "safety"
    MONEY = "money"


class LawStatus(StrEnum):
    """Whether the law that an answer describes binds anyone today."""

    IN_FORCE = "in force"
    PROPOSED = "proposed"
    ENDED = "ended"


class Evidence(StrEnum):
    """How well a fact is supported: seen on a page, general knowledge, or not settled by a second reader."""

    FOUND = "found"
    KNOWN = "known"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Source:
    """The authority for what an article says.

    `key` is how the text refers to it (`[^key]`); `section` is as exact as the authority allows;
    `url` is None where the authority has no address; `checked` is when the authority was last seen.
    """

    key: str
    name: str
    section: str
    url: str | None
    checked: date


@dataclass(frozen=True)
class LawChange:
    """A change of law status on a known date, so that an answer switches without a release."""

    on: date
    status: LawStatus


@dataclass(frozen=True)
class FollowUp:
    """A question that leads on to another article."""

    ask: str
    article: str


@dataclass(frozen=True)
class Fact:
    """One fact that the article has to state, where it was seen, and the words that state it.

    `stated` is the text of this article, to the letter, that states the fact, so that a reviewer can go from one to the other.
    """

    fact: str
    authority: str
    seen: str | None
    evidence: Evidence
    stated: str


@dataclass(frozen=True)
class Article:
    """One approved answer. The texts are Markdown; `short_answer` is one paragraph that stands alone in a chat bubble."""

    id: str
    title: str
    group: str
    area: Area
    audience: tuple[Audience, ...]
    stage: tuple[Stage, ...]
    plan: Plan
    ages: tuple[Age, ...]
    harm: tuple[Harm, ...]
    law: LawStatus
    law_becomes: LawChange | None
    checked: date
    due: date
    expires: date | None
    phrasings: tuple[str, ...]
    sources: tuple[Source, ...]
    contacts: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    related: tuple[str, ...]
    facts: tuple[Fact, ...]
    short_answer: str
    body: str
    next_step: str
    plain_version: str
    young_version: str

    def law_status_on(self, day: date) -> LawStatus:
        """The status of the law on a day, after any change that has a date."""
        if self.law_becomes is not None and day >= self.law_becomes.on:
            return self.law_becomes.status
        return self.law

    def is_overdue_on(self, day: date) -> bool:
        """Whether the day by which somebody should have looked at it again has passed."""
        return day > self.due

    def is_expired_on(self, day: date) -> bool:
        """Whether its hard end has passed, so that it must be withdrawn."""
        return self.expires is not None and day > self.expires

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that a family may read, in order, empty ones left out."""
        texts = (self.short_answer, self.body, self.next_step, self.plain_version, self.young_version)
        return tuple(text for text in texts if text)
