"""All the knowledge that one turn may draw on, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chatbot.knowledge.article import Article
from chatbot.knowledge.calendar import Calendar, read_calendar
from chatbot.knowledge.concern import Concerns, read_concerns
from chatbot.knowledge.contact import Contact, read_contacts
from chatbot.knowledge.deadline import Deadline, read_deadlines
from chatbot.knowledge.glossary import Glossary, read_glossary
from chatbot.knowledge.plan_question import PlanQuestion, read_plan_questions
from chatbot.knowledge.recognisable import Recognisable, read_recognisable
from chatbot.knowledge.rendering import RenderedArticle
from chatbot.knowledge.signpost import Signpost, read_signposts
from chatbot.knowledge.wording import Wording, read_wording


@dataclass(frozen=True)
class Published:
    """An article as it stands published: its revision number and its texts as safe HTML, rendered when it was saved."""

    article: Article
    revision: int
    html: RenderedArticle


@dataclass(frozen=True)
class FixedKnowledge:
    """What a release ships beside the articles, read once at the start."""

    contacts: Mapping[str, Contact]
    wording: Wording
    glossary: Glossary
    concerns: Concerns
    recognisable: Recognisable
    signposts: Mapping[str, Signpost]
    plan_questions: Mapping[str, PlanQuestion]
    deadlines: Mapping[str, Deadline]
    calendar: Calendar
    retention_days: int

    @property
    def values(self) -> Mapping[str, str]:
        """The words for each `{{key}}` that an article may ask for."""
        limits = {key: deadline.limit for key, deadline in self.deadlines.items()}
        return {**limits, "retention": f"{self.retention_days} days"}


@dataclass(frozen=True)
class Knowledge:
    """All that a turn may draw on: the published articles by id, and what a release ships beside them."""

    articles: Mapping[str, Published]
    fixed: FixedKnowledge

    def usable_on(self, day: date) -> Mapping[str, Published]:
        """The articles that may be given out on a day: one past its hard end is withdrawn."""
        return {key: published for key, published in self.articles.items() if not published.article.is_expired_on(day)}

    def contacts(self, keys: tuple[str, ...]) -> tuple[Contact, ...]:
        """The contacts for these keys that may be shown, in order."""
        known = (self.fixed.contacts.get(key) for key in keys)
        return tuple(contact for contact in known if contact is not None and contact.may_be_shown)


def read_fixed_knowledge(folder: Path, language: str = "en", retention_days: int = 90) -> FixedKnowledge:
    """Everything below the knowledge folder but the articles. Raises UnreadableError at the first unreadable file."""
    return FixedKnowledge(
        contacts=read_contacts(folder / "contacts.yaml"),
        wording=read_wording(folder / "wording" / f"{language}.yaml"),
        glossary=read_glossary(folder / "glossary.yaml"),
        concerns=read_concerns(folder / "concerns.yaml"),
        recognisable=read_recognisable(folder / "recognising.yaml"),
        signposts=read_signposts(folder / "signposts.yaml"),
        plan_questions=read_plan_questions(folder / "plan_questions.yaml"),
        deadlines=read_deadlines(folder / "deadlines.yaml"),
        calendar=read_calendar(folder / "calendar.yaml"),
        retention_days=retention_days,
    )
