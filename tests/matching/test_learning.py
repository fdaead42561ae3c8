"""Tests of chatbot/matching/learning.py."""

from chatbot.knowledge.glossary import NO_GLOSSARY
from chatbot.matching.calibrating import Labelled
from chatbot.matching.learning import with_learnt
from chatbot.matching.matcher import build_matcher
from tests.matching.builders import make_articles


def test_a_labelled_message_becomes_one_more_way_of_asking():
    labelled = [Labelled("lollipop lady says no", ("transport", "refused")), Labelled("nothing answers this", ())]

    learnt = with_learnt(make_articles(), labelled)

    assert build_matcher(make_articles(), NO_GLOSSARY).rank("the lollipop lady says no").best == "refused"
    assert build_matcher(learnt, NO_GLOSSARY).rank("the lollipop lady says no").best == "transport"
    assert [len(article.phrasings) for article in learnt] == [3, 4, 3, 3]
