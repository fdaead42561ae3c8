"""Builders with keyword defaults: each test says only what it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from chatbot.knowledge.article import (
    Age,
    Area,
    Article,
    Audience,
    Evidence,
    Fact,
    FollowUp,
    LawStatus,
    Plan,
    Source,
    Stage,
)
from chatbot.knowledge.calendar import Calendar, Period
from chatbot.knowledge.collection import FixedKnowledge, Knowledge, Published, read_fixed_knowledge
from chatbot.knowledge.rendering import render
from chatbot.matching.ranking import NO_CONTEXT, Band, Context, Match, Ranking

KNOWLEDGE_FOLDER = Path(__file__).parent.parent / "knowledge"
TEST_DATA = Path(__file__).parent / "data"
CHECKED = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""A Tuesday morning."""


def make_source(**changes: Any) -> Source:
    """A source called `act`."""
    source = Source(
        "act", "Children and Families Act 2014", "s.36(8)", "https://www.legislation.gov.uk/ukpga/2014/6", CHECKED
    )
    return replace(source, **changes)


def make_fact(**changes: Any) -> Fact:
    """A fact that the article of `make_article` states."""
    stated = "The council must reply within {{assessment-decision}}."
    return replace(Fact("The council replies within 6 weeks.", "s.36", None, Evidence.FOUND, stated), **changes)


def make_article(**changes: Any) -> Article:
    """A small article without a fault, about asking for an assessment."""
    article = Article(
        id="ask-for-help",
        title="How do I ask for help?",
        group="support",
        area=Area.ENGLAND,
        audience=(Audience.PARENT,),
        stage=(Stage.ASSESSMENT,),
        plan=Plan.WITHOUT,
        ages=(Age.PRIMARY,),
        harm=(),
        law=LawStatus.IN_FORCE,
        law_becomes=None,
        checked=CHECKED,
        due=date(2027, 5, 24),
        expires=None,
        phrasings=tuple(f"how do i ask for help, way {number}" for number in range(12)),
        sources=(make_source(),),
        contacts=("sendias",),
        follow_ups=(FollowUp("What comes next?", "wait-for-help"), FollowUp("Who decides?", "who-decides")),
        related=("wait-for-help",),
        facts=(make_fact(),),
        short_answer="You can write to the council. It tells you in {{assessment-decision}}.",
        body="## The rule\n\nThe council must reply within {{assessment-decision}}.[^act]",
        next_step="1. Write a short letter.",
        plain_version="You can ask for help. Write to the council. You wait {{assessment-decision}}.",
        young_version="",
    )
    return replace(article, **changes)


def make_published(article: Article, revision: int = 1) -> Published:
    """The article as it stands published."""
    return Published(article, revision, render(article, {"assessment-decision": "6 weeks"}))


def make_fixed_knowledge(**changes: Any) -> FixedKnowledge:
    """What the release ships beside the articles: the real files, so that no test passes on words nobody reads."""
    return replace(read_fixed_knowledge(KNOWLEDGE_FOLDER), **changes)


def make_knowledge(articles: Iterable[Article] = (), **changes: Any) -> Knowledge:
    """Knowledge of a few articles, with the real wording, contacts, concerns and calendar."""
    published = {article.id: make_published(article) for article in articles or (make_article(),)}
    return Knowledge(published, make_fixed_knowledge(**changes))


def make_calendar(**changes: Any) -> Calendar:
    """Open from 9 to 12.30 and from 1.30 to 4 on weekdays."""
    day = (Period(time(9), time(12, 30)), Period(time(13, 30), time(16)))
    return replace(Calendar((day,) * 5 + ((),) * 2, (), frozenset(), 6.0, (), confirmed=True), **changes)


def make_ranking(
    *ids: str, band: Band = Band.SURE, confidence: float = 0.97, suggestions: tuple[str, ...] = ()
) -> Ranking:
    """A ranking of these articles, best first."""
    matches = tuple(Match(key, 1 / (place + 2)) for place, key in enumerate(ids))
    return Ranking(matches, band, confidence, suggestions)


class FakeMatcher:
    """Ranks by a table of messages; what is not in the table is unknown. Remembers what it was asked."""

    def __init__(self, rankings: Mapping[str, Ranking] | None = None) -> None:
        self.rankings = dict(rankings or {})
        self.asked: list[tuple[str, Context]] = []

    def rank(self, message: str, context: Context = NO_CONTEXT) -> Ranking:
        """The ranking for a message out of the table."""
        self.asked.append((message, context))
        return self.rankings.get(message, make_ranking(band=Band.UNKNOWN, confidence=0.01))


def make_small_articles() -> tuple[Article, ...]:
    """Three articles that a real matcher tells apart, for tests that drive the whole service."""
    return (
        make_article(
            phrasings=("how do i ask the council for an assessment", "i want my son assessed for an ehc plan"),
        ),
        make_article(
            id="wait-for-help",
            title="How long do I wait?",
            phrasings=("how long does an assessment take", "when will we hear from the council"),
            short_answer="The council tells you in 6 weeks.",
            follow_ups=(),
        ),
        make_article(
            id="who-decides",
            title="Who decides about school transport?",
            phrasings=("who pays for the school bus", "is the taxi to school free"),
            short_answer="The council decides who gets a place on the school bus.",
            follow_ups=(),
        ),
    )
