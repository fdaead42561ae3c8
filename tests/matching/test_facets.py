"""Tests of chatbot/matching/facets.py."""

import pytest

from chatbot.knowledge.article import Age, Plan
from chatbot.matching.facets import Facets, age_clashes, facets_of, plan_clashes
from tests.builders import make_article


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("she has an ehc plan and they ignore it", Plan.WITH),
        ("section f says speech therapy", Plan.WITH),
        ("he doesnt have an ehc plan", Plan.WITHOUT),
        ("there is no ehc plan yet", Plan.WITHOUT),
        ("how do i get an ehc plan", Plan.EITHER),
        ("we have asked for an ehc plan", Plan.EITHER),
        ("what is an ehc plan", Plan.EITHER),
    ],
)
def test_a_message_tells_whether_there_is_a_plan(text, plan):
    assert facets_of(text).plan is plan


def test_what_was_said_before_holds_until_the_message_says_otherwise():
    assert facets_of("how long does it take", known_plan=Plan.WITH).plan is Plan.WITH
    assert facets_of("he doesnt have an ehc plan", known_plan=Plan.WITH).plan is Plan.WITHOUT


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("my son is 3", Age.UNDER_5),
        ("shes 8 years old", Age.PRIMARY),
        ("hes in year 9", Age.SECONDARY),
        ("aged 17", Age.SIXTEEN_TO_25),
        ("the nursery said no", Age.UNDER_5),
        ("she starts college", Age.SIXTEEN_TO_25),
    ],
)
def test_a_message_tells_an_age(text, age):
    assert facets_of(text).ages == {age}


@pytest.mark.parametrize("text", ["it took 6 weeks", "is 20 weeks the limit", "aged 42", "the plan is 12 pages"])
def test_other_numbers_are_no_ages(text):
    assert facets_of(text).ages == frozenset()


def test_an_article_for_another_age_clashes():
    nursery = make_article(ages=(Age.UNDER_5,))

    assert age_clashes(Facets(ages=frozenset({Age.SECONDARY})), nursery)
    assert not age_clashes(Facets(ages=frozenset({Age.UNDER_5, Age.SECONDARY})), nursery)
    assert not age_clashes(Facets(), nursery)


def test_an_article_for_families_with_a_plan_clashes_with_having_none():
    assert plan_clashes(Facets(plan=Plan.WITHOUT), make_article(plan=Plan.WITH))
    assert not plan_clashes(Facets(plan=Plan.WITHOUT), make_article(plan=Plan.EITHER))
    assert not plan_clashes(Facets(), make_article(plan=Plan.WITH))
