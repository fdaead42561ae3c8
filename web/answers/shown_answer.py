"""An approved answer as a page shows it: what leads, what unfolds, what warns, and what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from chatbot.conversation.part import day_words
from chatbot.conversation.replying import Suggestion
from chatbot.knowledge.article import Article, LawStatus, Source
from chatbot.knowledge.collection import Knowledge, Published
from chatbot.knowledge.contact import Contact
from chatbot.knowledge.glossary import Term
from web.answers.explained_terms import terms_in
from web.answers.version import Version

FOLLOW_UPS_SHOWN = 3
"""More choices than three are no help to a tired person."""


@dataclass(frozen=True)
class Unfold:
    """A part of the answer that unfolds in place; `name` is the key of its heading in the wording."""

    name: str
    html: Markup


@dataclass(frozen=True)
class ShownAnswer:
    """One answer in one version. `prefix` keeps the ids of its sources apart from those of other answers on the page."""

    id: str
    title: str
    group: str
    prefix: str
    lead: Markup
    next_step: Markup
    unfolds: tuple[Unfold, ...]
    lacks_version: bool
    warnings: tuple[str, ...]
    law_is_in_force: bool
    checked: date
    due: date
    sources: tuple[Source, ...]
    contacts: tuple[Contact, ...]
    follow_ups: tuple[Suggestion, ...]
    terms: tuple[Term, ...]

    @property
    def is_small_talk(self) -> bool:
        """Whether it is a greeting or thanks, which needs neither sources nor a question whether it helped."""
        return self.group == "small-talk"

    @property
    def source_names(self) -> tuple[str, ...]:
        """The laws and papers it rests on, each named once."""
        return tuple(dict.fromkeys(source.name for source in self.sources))


def show_answer(
    published: Published, knowledge: Knowledge, today: date, version: Version, prefix: str = ""
) -> ShownAnswer:
    """The answer in the version that the family chose, or in full where that version was not written."""
    article, html = published.article, published.html
    leads = {Version.FULL: html.short_answer, Version.PLAIN: html.plain_version, Version.YOUNG: html.young_version}
    lead = leads[version] or html.short_answer
    return ShownAnswer(
        id=article.id,
        title=article.title,
        group=article.group,
        prefix=prefix,
        lead=_apart(lead, prefix),
        next_step=_apart(html.next_step, prefix),
        unfolds=tuple(_unfolds(published, version, prefix)),
        lacks_version=not leads[version],
        warnings=tuple(_warnings(article, knowledge, today)),
        law_is_in_force=article.law_status_on(today) is LawStatus.IN_FORCE and bool(article.sources),
        checked=article.checked,
        due=article.due,
        sources=article.sources,
        contacts=knowledge.contacts(article.contacts),
        follow_ups=_follow_ups(article, knowledge),
        terms=terms_in(article, knowledge.fixed.glossary),
    )


def _unfolds(published: Published, version: Version, prefix: str) -> Iterator[Unfold]:
    html = published.html
    leads_short = version is Version.FULL or (version is Version.YOUNG and not html.young_version)
    parts = {
        "more": html.body if leads_short else html.short_answer + html.body,
        "plain": "" if version is Version.PLAIN else html.plain_version,
        "young": "" if version is Version.YOUNG else html.young_version,
    }
    for name, text in parts.items():
        if text:
            yield Unfold(name, _apart(text, prefix))


def _warnings(article: Article, knowledge: Knowledge, today: date) -> Iterator[str]:
    wording = knowledge.fixed.wording
    if article.is_overdue_on(today):
        yield wording.say("reply.overdue", due=day_words(article.due))
    match article.law_status_on(today):
        case LawStatus.PROPOSED:
            yield wording["reply.proposed"]
        case LawStatus.ENDED:
            yield wording["reply.ended"]
        case LawStatus.IN_FORCE:
            pass
    if article.law_becomes is not None and today < article.law_becomes.on:
        yield wording.say("answer.changes", date=day_words(article.law_becomes.on))


def _follow_ups(article: Article, knowledge: Knowledge) -> tuple[Suggestion, ...]:
    known = (follow for follow in article.follow_ups if follow.article in knowledge.articles)
    return tuple(Suggestion(follow.article, follow.ask) for follow in known)[:FOLLOW_UPS_SHOWN]


def _apart(html: str, prefix: str) -> Markup:
    """The text with its marks leading to the sources of this very answer, and in the chat its headings below the answer's own.

    The text was sanitised when it was rendered, so it is safe to show as it is.
    """
    if prefix:
        html = html.replace('href="#source-', f'href="#{prefix}source-')
        for level, lower in (("h3", "h5"), ("h2", "h4")):
            html = html.replace(f"<{level}>", f"<{lower}>").replace(f"</{level}>", f"</{lower}>")
    return Markup(html)  # noqa: S704 - See above.
