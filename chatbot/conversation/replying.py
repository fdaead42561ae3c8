"""Puts a decision into the approved words: what the visitor reads, as text and as safe HTML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from chatbot.conversation.answering import answer_part
from chatbot.conversation.card import CardReply, card_part, card_reply
from chatbot.conversation.deciding import (
    AdmitNotKnowing,
    AskWhichOne,
    Decision,
    GiveAnswer,
    OfferPerson,
    StaySilent,
)
from chatbot.conversation.part import Part, said
from chatbot.conversation.promising import NeverOpenError, in_words, promised_by
from chatbot.conversation.safeguarding import Concern
from chatbot.knowledge.article import Article
from chatbot.knowledge.collection import Knowledge, Published
from chatbot.knowledge.contact import Contact

MOST_FOLLOW_UPS = 3


@dataclass(frozen=True)
class Suggestion:
    """An article offered as a button: its id, and the question it answers as a family would ask it."""

    id: str
    title: str


@dataclass(frozen=True)
class Reply:
    """Everything the visitor is shown for one turn.

    `text` and `html` hold the whole reply, the card first. `article` is the id of the article answered with and
    `revision` the revision shown; `offers_person` says that the offer of a person stands in the reply itself.
    """

    text: str
    html: str
    card: CardReply | None
    article: str | None
    revision: int | None
    suggestions: tuple[Suggestion, ...]
    contacts: tuple[Contact, ...]
    offers_person: bool


def compose(
    decision: Decision, concern: Concern | None, knowledge: Knowledge, now: datetime, time_is_short: bool = False
) -> Reply:
    """The reply for a decision, below the card for a concern where there is one.

    A family whose time is short is offered a person in every reply, as is one that was shown a card.
    """
    card = None if concern is None else card_reply(concern, knowledge)
    parts = [] if card is None else [card_part(card)]
    parts += _parts(decision, knowledge, now, below_a_card=card is not None)
    offers_person = isinstance(decision, OfferPerson | AdmitNotKnowing)
    if time_is_short and not isinstance(decision, OfferPerson | StaySilent):
        parts.append(said(knowledge.fixed.wording.say("reply.time_is_short", when=_promise(knowledge, now))))
        offers_person = True
    published = _published(decision, knowledge)
    contact_keys = published.article.contacts if published else ()
    if isinstance(decision, AdmitNotKnowing) and decision.signpost is not None:
        contact_keys = decision.signpost.contacts
    return Reply(
        text="\n\n".join(part.text for part in parts),
        html="\n".join(part.html for part in parts),
        card=card,
        article=published.article.id if published else None,
        revision=published.revision if published else None,
        suggestions=tuple(_suggestions(decision, published, knowledge.usable_on(now.date()))),
        contacts=_unique((card.contacts if card else ()) + knowledge.contacts(contact_keys)),
        offers_person=offers_person or card is not None,
    )


def _parts(decision: Decision, knowledge: Knowledge, now: datetime, below_a_card: bool) -> list[Part]:
    wording = knowledge.fixed.wording
    match decision:
        case GiveAnswer(article):
            return [answer_part(knowledge.articles[article], knowledge, now.date())]
        case AskWhichOne(question=question):
            return [said(wording["reply.clarify"] if question is None else question.question)]
        case AdmitNotKnowing() if below_a_card and decision.signpost is None:
            return []
        case AdmitNotKnowing():
            return list(_admission(decision, knowledge, now))
        case OfferPerson():
            return [said(wording.say("reply.human", when=_promise(knowledge, now)))]
        case StaySilent():
            return []
        case _:
            assert_never(decision)


def _admission(decision: AdmitNotKnowing, knowledge: Knowledge, now: datetime) -> Iterator[Part]:
    """Says honestly that there is no answer; asks for other words at most once, and always offers a person."""
    wording = knowledge.fixed.wording
    yield said(decision.signpost.line if decision.signpost else wording["reply.no_answer"])
    yield said(wording.say("reply.person_can_find_out", when=_promise(knowledge, now)))
    if decision.near:
        yield said(wording["reply.near_it"])
    elif not decision.missed_before and decision.signpost is None:
        yield said(wording["reply.other_words"])


def _suggestions(
    decision: Decision, published: Published | None, usable: Mapping[str, Published]
) -> Iterator[Suggestion]:
    match decision:
        case GiveAnswer(also=also):
            if published is not None:
                yield from _leads_on(published.article, also, usable)
        case AskWhichOne(suggestions, question):
            words = {} if question is None else question.words
            for key in suggestions:
                yield Suggestion(key, words.get(key) or usable[key].article.title)
        case AdmitNotKnowing(near=near):
            for key in near:
                yield Suggestion(key, usable[key].article.title)
        case OfferPerson() | StaySilent():
            return
        case _:
            assert_never(decision)


def _leads_on(article: Article, also: str | None, usable: Mapping[str, Published]) -> list[Suggestion]:
    """What to offer below an answer: first what the same message asked as well, then the article's own follow-ups."""
    asked = {} if also is None else {also: usable[also].article.title}
    own = {one.article: one.ask for one in article.follow_ups if one.article in usable}
    offered = {**asked, **{key: ask for key, ask in own.items() if key not in asked}}
    return [Suggestion(key, title) for key, title in list(offered.items())[:MOST_FOLLOW_UPS]]


def without_withdrawn(decision: Decision, knowledge: Knowledge, today: date) -> Decision:
    """The decision with every article left out that is past its hard end, or no longer published."""
    usable = knowledge.usable_on(today)
    match decision:
        case GiveAnswer(article) if article not in usable:
            return AdmitNotKnowing(near=(), signpost=None, missed_before=True)
        case GiveAnswer(article, also) if also not in usable:
            return GiveAnswer(article)
        case AskWhichOne(suggestions) if not all(key in usable for key in suggestions):
            left = tuple(key for key in suggestions if key in usable)
            return AskWhichOne(left) if left else AdmitNotKnowing(near=(), signpost=None, missed_before=True)
        case AdmitNotKnowing(near, signpost, missed_before):
            return AdmitNotKnowing(tuple(key for key in near if key in usable), signpost, missed_before)
        case _:
            return decision


def _published(decision: Decision, knowledge: Knowledge) -> Published | None:
    return knowledge.articles[decision.article] if isinstance(decision, GiveAnswer) else None


def _promise(knowledge: Knowledge, now: datetime) -> str:
    """By when a person replies; a calendar without open hours promises nothing, and breaks no reply."""
    wording = knowledge.fixed.wording
    try:
        return wording.say("reply.by", moment=in_words(promised_by(knowledge.fixed.calendar, now)))
    except NeverOpenError:
        return wording["reply.no_promise"]


def _unique(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    return tuple({contact.key: contact for contact in contacts}.values())
