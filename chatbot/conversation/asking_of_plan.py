"""Whether there is an EHC plan: noticed where it decides, asked once, and remembered."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from chatbot.conversation.deciding import AskWhichOne, Decision, GiveAnswer
from chatbot.conversation.story import Story
from chatbot.knowledge.article import Plan
from chatbot.knowledge.plan_question import PlanQuestion
from chatbot.matching.normalising import words as plain_words
from chatbot.matching.ranking import Band, Ranking
from chatbot.matching.spotting import Spotter
from chatbot.matching.undisguising import fold


def plan_question_for(message: str, questions: Mapping[str, PlanQuestion]) -> PlanQuestion | None:
    """The trouble that the message plainly brings without saying whether there is a plan, or None."""
    tells, unless = _troubles(tuple(questions.values()))
    words = tuple(plain_words(fold(message)))
    settled = {key for key, _ in unless.spotted(words)}
    return next((questions[key] for key, _ in tells.spotted(words) if key not in settled), None)


def decide_on_plan(decision: Decision, ranking: Ranking, question: PlanQuestion | None, story: Story) -> Decision:
    """The decision, unless the plan decides: then the answer for what is known of it, or the question where it is not known.

    It is asked once in a conversation. A family that would not say is answered as if there were no such question.
    """
    if not isinstance(decision, GiveAnswer | AskWhichOne) or question is None:
        return decision
    if ranking.band is Band.UNKNOWN or not question.concerns(ranking.best):
        return decision
    match story.plan:
        case Plan.WITH:
            return GiveAnswer(question.with_plan.article)
        case Plan.WITHOUT:
            return GiveAnswer(question.without_plan.article)
        case Plan.EITHER:
            return decision if story.plan_question else AskWhichOne(question.choices, question)


def remember_plan(story: Story, chosen: str, questions: Mapping[str, PlanQuestion]) -> Story:
    """The story with what a choice says of the plan, where it answers the question that stands on the page."""
    question = _standing(story, chosen, questions)
    return story if question is None else replace(story, plan=question.plan_of(chosen))


def words_on_button(story: Story, chosen: str, questions: Mapping[str, PlanQuestion]) -> str | None:
    """What the button said that was pressed, where it answers the question that stands on the page."""
    question = _standing(story, chosen, questions)
    return None if question is None else question.words[chosen]


def _standing(story: Story, chosen: str, questions: Mapping[str, PlanQuestion]) -> PlanQuestion | None:
    question = questions.get(story.plan_question or "")
    return question if question and story.offered == question.choices and chosen in question.choices else None


@lru_cache(maxsize=4)
def _troubles(questions: tuple[PlanQuestion, ...]) -> tuple[Spotter, Spotter]:
    return (
        Spotter({question.key: question.tells for question in questions}),
        Spotter({question.key: question.unless for question in questions}),
    )
