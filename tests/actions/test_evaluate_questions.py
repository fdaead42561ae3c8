"""How a labelled question ended is judged as an adviser would judge it."""

import pytest

from chatbot.actions.evaluate_questions import (
    LabelledQuestion,
    as_row,
    evaluate,
    read_labelled_questions,
    summarise,
)
from chatbot.knowledge.fault import UnreadableError
from chatbot.matching.ranking import Band
from tests.builders import NOW, FakeMatcher, make_article, make_knowledge, make_ranking

KNOWLEDGE = make_knowledge((make_article(), make_article(id="contact-sendias"), make_article(id="crisis-now")))


def judge(text, expect, also=(), ranking=None):
    matcher = FakeMatcher({text: ranking} if ranking else {})
    question = LabelledQuestion(text, expect, tuple(also), "kind")
    return next(evaluate([question], KNOWLEDGE, matcher, NOW, iter([0.0, 0.004]).__next__))


def test_the_expected_article_is_right_and_another_is_answered_wrongly():
    assert judge("q", "ask-for-help", ranking=make_ranking("ask-for-help")).is_right
    assert judge("q", "other", also=["ask-for-help"], ranking=make_ranking("ask-for-help")).is_right
    assert judge("q", "other", ranking=make_ranking("ask-for-help")).is_answered_wrongly
    assert judge("q", "none", ranking=make_ranking("ask-for-help")).is_answered_wrongly


def test_a_suggestion_is_offered_and_not_yet_right():
    ranking = make_ranking("ask-for-help", band=Band.CLOSE, suggestions=("ask-for-help",))
    judgement = judge("q", "ask-for-help", ranking=ranking)

    assert (judgement.is_right, judgement.is_offered, judgement.is_answered_wrongly) == (False, True, False)


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("who pays the petrol", "none"),
        ("can i talk to a person please", "human"),
        ("can i talk to a person please", "contact-sendias"),
        ("i want to die", "safeguarding"),
        ("i want to die", "crisis-now"),
    ],
)
def test_an_ending_that_is_as_good_as_the_label_is_right(text, expect):
    assert judge(text, expect).is_right


def test_a_row_has_the_fields_that_outside_tools_rely_on():
    row = as_row(judge("q", "ask-for-help", ranking=make_ranking("ask-for-help", "crisis-now")))

    assert row == {
        "text": "q",
        "expect": "ask-for-help",
        "outcome": "answer",
        "article": "ask-for-help",
        "confidence": 0.97,
        "ranking": ["ask-for-help", "crisis-now"],
        "suggestions": [],
        "milliseconds": 4.0,
    }


def test_the_summary_counts_shares_by_kind():
    right = judge("q", "ask-for-help", ranking=make_ranking("ask-for-help"))
    wrong = judge("q", "other", ranking=make_ranking("ask-for-help"))
    summary = summarise([right, wrong])

    assert summary["all"]["right"] == 0.5
    assert summary["all"]["answered_wrongly"] == 0.5
    assert summary["kinds"]["kind"]["questions"] == 2
    assert summarise([])["all"]["right"] is None


@pytest.mark.parametrize("text", ["not: a list", "- text: only", "[", "- 5", "- {text: a, expect: 5}"])
def test_questions_that_cannot_be_read_are_refused(tmp_path, text):
    path = tmp_path / "questions.yaml"
    path.write_text(text)

    with pytest.raises(UnreadableError):
        read_labelled_questions(path)
