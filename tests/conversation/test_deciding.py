"""A ranked message is answered when sure, asked about when close, and otherwise admitted not to be known."""

from chatbot.conversation.deciding import (
    AdmitNotKnowing,
    AskWhichOne,
    GiveAnswer,
    decide,
    decide_on_none_of_these,
)
from chatbot.conversation.story import NEW_STORY, Story
from chatbot.knowledge.signpost import Signpost
from chatbot.matching.ranking import Band
from tests.builders import make_ranking


def test_a_sure_match_is_answered():
    assert decide(make_ranking("a", "b"), None, NEW_STORY) == GiveAnswer("a")


def test_close_matches_are_asked_about():
    ranking = make_ranking("a", "b", band=Band.CLOSE, suggestions=("a", "b"))

    assert decide(ranking, None, NEW_STORY) == AskWhichOne(("a", "b"))


def test_an_unknown_message_is_never_guessed_at():
    ranking = make_ranking("a", band=Band.UNKNOWN)

    assert decide(ranking, None, NEW_STORY) == AdmitNotKnowing((), None, missed_before=False)


def test_close_without_anything_worth_offering_is_not_known():
    assert isinstance(decide(make_ranking("a", band=Band.CLOSE), None, NEW_STORY), AdmitNotKnowing)


def test_a_sure_band_without_any_article_is_not_known():
    assert isinstance(decide(make_ranking(band=Band.SURE), None, NEW_STORY), AdmitNotKnowing)


def test_a_subject_outside_the_service_is_not_answered_with_the_nearest_article():
    signpost = Signpost("housing", "Housing", (), (), "We cannot help with housing.", ())

    assert decide(make_ranking("a"), signpost, NEW_STORY) == AdmitNotKnowing((), signpost, missed_before=False)


def test_none_of_these_offers_nothing_a_second_time():
    assert decide_on_none_of_these(Story(misses=1)) == AdmitNotKnowing((), None, missed_before=True)
