"""The labelled questions end as they should, by the same turn as the chat and with the sentence model that ships.

The calibrations that ship have learnt from these questions, so the floors here catch a change for the worse; they are no
measure of quality. That is in docs/matching.md, cross-validated by kind of writer.
"""

import time
from collections.abc import Callable

import pytest
from flask import Flask

from chatbot.actions.evaluate_questions import (
    Judgement,
    evaluate,
    read_labelled_questions,
)
from tests.builders import KNOWLEDGE_FOLDER, NOW
from web.parts import parts_of

Judge = Callable[[str], list[Judgement]]


@pytest.fixture(scope="module")
def judge(real_app: Flask) -> Judge:
    mind = parts_of(real_app).brain.current()

    def run(name: str) -> list[Judgement]:
        questions = read_labelled_questions(KNOWLEDGE_FOLDER / "questions" / f"{name}.yaml")
        return list(evaluate(questions, mind.knowledge, mind.matcher, NOW, time.perf_counter))

    return run


def share(judgements: list[Judgement], holds: Callable[[Judgement], bool]) -> float:
    assert judgements
    return sum(holds(judgement) for judgement in judgements) / len(judgements)


def texts(judgements: list[Judgement], holds: Callable[[Judgement], bool]) -> list[str]:
    return [judgement.question.text for judgement in judgements if holds(judgement)]


def of_kind(judgements: list[Judgement], *kinds: str) -> list[Judgement]:
    return [judgement for judgement in judgements if judgement.question.kind in kinds]


def test_what_families_wrote_is_answered_or_offered_and_hardly_ever_answered_wrongly(judge: Judge):
    judgements = judge("families-written")

    assert share(judgements, lambda judgement: judgement.is_offered) >= 0.92
    assert share(judgements, lambda judgement: judgement.is_answered_wrongly) <= 0.02


def test_what_families_asked_in_public_is_answered_or_offered_and_hardly_ever_answered_wrongly(judge: Judge):
    judgements = judge("families-real")

    assert share(judgements, lambda judgement: judgement.is_offered) >= 0.88
    assert share(judgements, lambda judgement: judgement.is_answered_wrongly) <= 0.03


def test_no_labelled_concern_is_missed(judge: Judge):
    concerns = of_kind(judge("special-cases"), "T0", "T1", "T2")

    assert texts(concerns, lambda judgement: not judgement.is_right) == []


def test_people_who_ask_for_a_person_are_heard(judge: Judge):
    asking = of_kind(judge("special-cases"), "wants-a-person")

    assert share(asking, lambda judgement: judgement.turn.reply.offers_person) >= 0.97


def test_what_lies_outside_is_not_answered(judge: Judge):
    outside = of_kind(judge("special-cases"), "out-of-scope", "abuse-or-attack")

    assert share(outside, lambda judgement: judgement.is_answered_wrongly) <= 0.05


def test_what_only_looks_like_a_concern_gets_no_card(judge: Judge):
    ordinary = of_kind(judge("special-cases"), "hard-negative")

    assert texts(ordinary, lambda judgement: judgement.turn.outcome == "safeguarding") == []
