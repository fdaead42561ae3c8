"""Turns what was recognised and matched into one decision out of a closed set."""

from dataclasses import dataclass
from typing import TypeAlias

from chatbot.conversation.story import Story
from chatbot.knowledge.plan_question import PlanQuestion
from chatbot.knowledge.signpost import Signpost
from chatbot.matching.ranking import Band, Ranking


@dataclass(frozen=True)
class GiveAnswer:
    """One article answers the message; `also` is a second one that the message asks for as well."""

    article: str
    also: str | None = None


@dataclass(frozen=True)
class AskWhichOne:
    """Two or three articles are close; `question` is set where it is the plan that decides between two."""

    suggestions: tuple[str, ...]
    question: PlanQuestion | None = None


@dataclass(frozen=True)
class AdmitNotKnowing:
    """No article answers the message. `near` are articles that may help all the same, `signpost` where else to go."""

    near: tuple[str, ...]
    signpost: Signpost | None
    missed_before: bool


@dataclass(frozen=True)
class OfferPerson:
    """The visitor asks for a person."""


@dataclass(frozen=True)
class StaySilent:
    """An adviser holds the conversation, so the chatbot says nothing."""


Decision: TypeAlias = GiveAnswer | AskWhichOne | AdmitNotKnowing | OfferPerson | StaySilent


def decide(ranking: Ranking, signpost: Signpost | None, story: Story) -> Decision:
    """What to do with a ranked message: answer when sure, ask when close, otherwise say so. It never guesses.

    A subject that is known to lie outside the service is not answered with whatever came nearest to it.
    """
    if signpost is not None:
        return AdmitNotKnowing(near=(), signpost=signpost, missed_before=story.misses > 0)
    if ranking.band is Band.SURE and ranking.best is not None:
        return GiveAnswer(ranking.best, also=next(iter(ranking.suggestions), None))
    if ranking.band is Band.CLOSE and ranking.suggestions:
        return AskWhichOne(ranking.suggestions)
    return AdmitNotKnowing(near=ranking.suggestions, signpost=None, missed_before=story.misses > 0)


def decide_on_choice(article: str) -> Decision:
    """What to do when a visitor picks a suggestion: answer it at once."""
    return GiveAnswer(article)


def decide_on_none_of_these(story: Story) -> Decision:
    """What to do when none of the suggestions was meant: nothing is offered a second time."""
    return AdmitNotKnowing(near=(), signpost=None, missed_before=story.misses > 0)
