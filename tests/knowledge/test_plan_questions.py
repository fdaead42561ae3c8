"""The questions about a plan lead to articles that exist, and that are for families with and without one."""

from chatbot.knowledge.article import Plan
from chatbot.knowledge.plan_question import read_plan_questions
from chatbot.knowledge.reading import read_articles
from tests.builders import KNOWLEDGE_FOLDER

ARTICLES = {article.id: article for article in read_articles(KNOWLEDGE_FOLDER / "articles")}
QUESTIONS = read_plan_questions(KNOWLEDGE_FOLDER / "plan_questions.yaml")


def test_every_choice_leads_to_an_article_for_that_family():
    for question in QUESTIONS.values():
        assert ARTICLES[question.with_plan.article].plan is not Plan.WITHOUT
        assert ARTICLES[question.without_plan.article].plan is not Plan.WITH
        assert set(question.near) <= ARTICLES.keys()


def test_a_choice_says_what_it_means_for_the_plan():
    question = QUESTIONS["occupational-therapy-not-coming"]

    assert question.plan_of("ehc-provision-not-delivered") is Plan.WITH
    assert question.plan_of("occupational-therapy") is Plan.WITHOUT
