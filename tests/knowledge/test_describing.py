"""The documents that describe the knowledge say what the files say today."""

import pytest

from chatbot.knowledge.describing import confirm_list, knowledge_table
from chatbot.knowledge.reading import read_articles
from tests.builders import KNOWLEDGE_FOLDER, make_fixed_knowledge

DOCS = KNOWLEDGE_FOLDER.parent / "docs"


@pytest.fixture(scope="module")
def articles():
    return read_articles(KNOWLEDGE_FOLDER / "articles")


def test_the_table_in_the_docs_is_the_table_of_the_articles(articles):
    assert (DOCS / "knowledge.md").read_text() == knowledge_table(articles, make_fixed_knowledge().values)


def test_the_list_to_confirm_in_the_docs_is_the_list_of_the_files(articles):
    assert (DOCS / "to-confirm.md").read_text() == confirm_list(articles, make_fixed_knowledge())


def test_every_article_with_a_doubtful_fact_stands_in_the_list(articles):
    listed = confirm_list(articles, make_fixed_knowledge())
    doubtful = [article.id for article in articles if any(fact.evidence != "found" for fact in article.facts)]

    assert doubtful
    assert [key for key in doubtful if f"**{key}**" not in listed] == []
