"""Describes the knowledge for people who answer for it: what there is, how it reads, and what is still to be confirmed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import mean

from chatbot.knowledge.article import Article, Evidence
from chatbot.knowledge.checking.words import reading_grade
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.knowledge.contact import ContactStatus
from chatbot.knowledge.rendering import Values, plain_text

_KNOWLEDGE_HEAD = """# The knowledge in figures

Made by `flask --app wsgi knowledge describe docs`; a test fails when it no longer fits the articles. Reading age is the mean
Flesch-Kincaid grade (add five for an age); words are those of the short answer, the detail and the next step.

| group | articles | words each | grade of detail | grade of short answer | oldest check | sources | facts | of them to confirm |
|---|---|---|---|---|---|---|---|---|
"""

_CONFIRM_HEAD = """# To be confirmed

What a person at the service has to look at before it is relied on. Made by `flask --app wsgi knowledge describe docs`.

Nothing here was seen on a live page by the people who wrote it: facts and addresses were last seen, by others or in stored
copies, on the day that each source carries. A fact marked *known* rests on general knowledge and is worded modestly; one
marked *unclear* could not be settled. Contacts marked `confirm` are held back and never shown until their status is
changed to `current` in `knowledge/contacts.yaml`.

"""


def knowledge_table(articles: Sequence[Article], values: Values) -> str:
    """The table of articles by group, as Markdown."""
    in_groups = sorted(articles, key=lambda article: article.group)
    rows = [
        _row(group, tuple(members), values) for group, members in groupby(in_groups, key=lambda article: article.group)
    ]
    rows.append(_row("**all**", tuple(articles), values))
    return _KNOWLEDGE_HEAD + "\n".join(rows) + "\n"


def confirm_list(articles: Iterable[Article], fixed: FixedKnowledge) -> str:
    """Everything that waits for a person, as Markdown."""
    return _CONFIRM_HEAD + "\n".join(_confirm_lines(articles, fixed)) + "\n"


def _row(group: str, articles: Sequence[Article], values: Values) -> str:
    facts = [fact for article in articles for fact in article.facts]
    cells = (
        group,
        len(articles),
        round(mean(_words(article, values) for article in articles)),
        f"{mean(reading_grade(_detail(article), values) for article in articles):.1f}",
        f"{mean(reading_grade(article.short_answer, values) for article in articles):.1f}",
        min(article.checked for article in articles),
        sum(len(article.sources) for article in articles),
        len(facts),
        sum(fact.evidence is not Evidence.FOUND for fact in facts),
    )
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _detail(article: Article) -> str:
    return f"{article.body}\n\n{article.next_step}"


def _words(article: Article, values: Values) -> int:
    return len(plain_text(f"{article.short_answer} {_detail(article)}", values).split())


def _confirm_lines(articles: Iterable[Article], fixed: FixedKnowledge) -> Iterator[str]:
    yield "## The service"
    yield ""
    if not fixed.calendar.confirmed:
        yield "- `knowledge/calendar.yaml`: the opening hours. Every promised reply rests on them."
    if any(card.approved is None for card in fixed.concerns.cards.values()):
        yield "- `knowledge/concerns.yaml`: the words of the safeguarding cards, by the safeguarding lead."
    yield ""
    yield "## Contacts"
    yield ""
    for contact in fixed.contacts.values():
        if contact.status is ContactStatus.CONFIRM:
            yield f"- {contact.name}: held back"
        elif contact.safeguarding:
            yield f"- {contact.name}: compared with a stored copy on {contact.checked}; call it or open its page before launch"
    yield ""
    yield "## Facts"
    for article in sorted(articles, key=lambda article: article.id):
        doubtful = [fact for fact in article.facts if fact.evidence is not Evidence.FOUND]
        if doubtful:
            yield ""
            yield f"**{article.id}**"
            yield ""
            yield from (f"- ({fact.evidence}) {fact.fact}" for fact in doubtful)
