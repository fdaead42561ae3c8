"""One turn of a conversation, on one screen: from what a visitor said to what the chatbot replies."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias, assert_never

from chatbot.conversation.asking_of_plan import decide_on_plan, plan_question_for, remember_plan
from chatbot.conversation.deciding import (
    AdmitNotKnowing,
    AskWhichOne,
    Decision,
    GiveAnswer,
    OfferPerson,
    StaySilent,
    decide,
    decide_on_choice,
    decide_on_none_of_these,
)
from chatbot.conversation.nearing import is_near_a_deadline
from chatbot.conversation.recognising import Recognised, recognise, signpost_for
from chatbot.conversation.replying import Reply, compose, without_withdrawn
from chatbot.conversation.safeguarding import Concern, screen
from chatbot.conversation.story import Story
from chatbot.knowledge.collection import Knowledge
from chatbot.knowledge.concern import Tier
from chatbot.matching.ranking import Context, Ranking

INTERPRETER_ARTICLE = "interpreter-and-translation"
"""What a message in another language is answered with."""

OVERWHELMED_ARTICLE = "feeling-overwhelmed"
"""What a message of distress is answered with where no other article answers it."""


class Outcome(StrEnum):
    """How a turn ended; every turn ends in exactly one."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    NO_ANSWER = "no_answer"
    HUMAN = "human"
    SAFEGUARDING = "safeguarding"
    WITH_ADVISER = "with_adviser"


@dataclass(frozen=True)
class Typed:
    """The visitor typed a message."""

    text: str


@dataclass(frozen=True)
class Chose:
    """The visitor picked a suggestion."""

    article: str


@dataclass(frozen=True)
class ChoseNone:
    """The visitor said that none of the suggestions was meant."""


Said: TypeAlias = Typed | Chose | ChoseNone


class Matcher(Protocol):
    """Whatever ranks articles for a message."""

    def rank(self, message: str, context: Context = ...) -> Ranking:
        """The articles that the message may be asking for, best first, with a verdict on how sure that is."""
        ...


@dataclass(frozen=True)
class Turn:
    """What came of what the visitor said. `story` is what the conversation remembers from here on."""

    outcome: Outcome
    concern: Concern | None
    decision: Decision
    ranking: Ranking | None
    reply: Reply
    story: Story


def take_turn(said: Said, story: Story, knowledge: Knowledge, matcher: Matcher, now: datetime) -> Turn:
    """Takes one turn. Pure: everything it needs comes in, and nothing but the turn comes out.

    The screen for concerns comes first and always wins; an adviser who holds the conversation silences the chatbot, but
    never the approved words for a concern.
    """
    concern = screen(said.text, story.last_message, knowledge.fixed.concerns) if isinstance(said, Typed) else None
    ranking = None
    if story.held_by_adviser:
        decision: Decision = StaySilent()
    else:
        match said:
            case Typed(text):
                ranking = matcher.rank(text, story.context)
                decision = _decide_on_typed(text, ranking, concern, story, knowledge, now)
            case Chose(article):
                decision = decide_on_choice(article)
                story = remember_plan(story, article, knowledge.fixed.plan_questions)
            case ChoseNone():
                decision = decide_on_none_of_these(story)
            case _:
                assert_never(said)
    decision = without_withdrawn(decision, knowledge, now.date())
    time_is_short = isinstance(said, Typed) and is_near_a_deadline(said.text, knowledge.fixed.deadlines, now.date())
    reply = compose(decision, concern, knowledge, now, time_is_short)
    story = replace(_story_after(story, said, decision), near_deadline=story.near_deadline or time_is_short)
    return Turn(_outcome(decision, concern), concern, decision, ranking, reply, story)


def _decide_on_typed(
    text: str, ranking: Ranking, concern: Concern | None, story: Story, knowledge: Knowledge, now: datetime
) -> Decision:
    match recognise(text, knowledge.fixed.recognisable):
        case Recognised.ASKS_FOR_A_PERSON:
            return OfferPerson()
        case Recognised.OTHER_LANGUAGE:
            return GiveAnswer(INTERPRETER_ARTICLE)
        case Recognised.NOT_A_QUESTION:
            return AdmitNotKnowing(near=(), signpost=None, missed_before=story.misses > 0)
        case None:
            decision = decide(ranking, signpost_for(text, knowledge.fixed.signposts), story)
            question = plan_question_for(text, knowledge.fixed.plan_questions)
            decision = decide_on_plan(decision, ranking, question, story)
    if concern is not None and concern.tier is Tier.DISTRESS and not isinstance(decision, GiveAnswer):
        return GiveAnswer(OVERWHELMED_ARTICLE)
    return decision


def _outcome(decision: Decision, concern: Concern | None) -> Outcome:
    if concern is not None and concern.tier is not Tier.DISTRESS:
        return Outcome.SAFEGUARDING
    match decision:
        case GiveAnswer():
            return Outcome.ANSWER
        case AskWhichOne():
            return Outcome.CLARIFY
        case AdmitNotKnowing():
            return Outcome.NO_ANSWER
        case OfferPerson():
            return Outcome.HUMAN
        case StaySilent():
            return Outcome.WITH_ADVISER
        case _:
            assert_never(decision)


def _story_after(story: Story, said: Said, decision: Decision) -> Story:
    story = replace(story, last_message=said.text if isinstance(said, Typed) else "")
    match decision:
        case GiveAnswer(article):
            return replace(story, last_article=article, offered=(), misses=0)
        case AskWhichOne(suggestions, question):
            asked = story.plan_question if question is None else question.key
            return replace(story, offered=suggestions, plan_question=asked)
        case AdmitNotKnowing(near=near):
            return replace(story, offered=near, misses=story.misses + 1)
        case OfferPerson() | StaySilent():
            return replace(story, offered=())
        case _:
            assert_never(decision)
