"""Tests of chatbot/matching/matcher.py as the rest of the service uses it."""

from dataclasses import replace

import numpy as np
import pytest

from chatbot.knowledge.article import Plan
from chatbot.knowledge.glossary import NO_GLOSSARY
from chatbot.matching.calibrating import Labelled, calibrate
from chatbot.matching.calibration import fingerprint, read_calibration, shipped_calibration, write_calibration
from chatbot.matching.encoder import EncoderMode
from chatbot.matching.matcher import build_matcher
from chatbot.matching.ranking import Band, Context
from tests.builders import make_article
from tests.matching.builders import LetterEncoder, make_articles, real_articles, real_glossary, real_matcher


def test_the_right_article_comes_first_with_its_reasons():
    ranking = real_matcher().rank("la refused to asses my son what now")

    assert ranking.best == "ehc-assessment-refused"
    assert ranking.band is Band.SURE
    assert ranking.explanation is not None
    assert ranking.explanation.terms == ("local authority", "refusal to assess")
    assert ranking.explanation.because.startswith("Sure (")
    assert ranking.explanation.parts


def test_matches_are_at_most_ten_best_first():
    matches = real_matcher().rank("speech therapy").matches

    assert len(matches) == 10
    assert [match.probability for match in matches] == sorted((match.probability for match in matches), reverse=True)


def test_a_message_about_something_else_is_unknown():
    ranking = real_matcher().rank("what is the best pizza in town")

    assert ranking.band is Band.UNKNOWN
    assert ranking.suggestions == ()


def test_a_near_miss_is_asked_back_about():
    ranking = real_matcher().rank("who pays the petrol to camhs appointments")

    assert ranking.band is Band.CLOSE
    assert 1 <= len(ranking.suggestions) <= 3
    assert len(set(ranking.suggestions)) == len(ranking.suggestions)


@pytest.mark.parametrize("message", ["", "   ", "?!", "\u200b\u202e", "👍"])
def test_a_message_without_a_word_matches_nothing(message):
    ranking = real_matcher().rank(message)

    assert ranking.band is Band.UNKNOWN
    assert ranking.best is None


@pytest.mark.parametrize(
    "message", ["привет", "a" * 5000, "1234567890 " * 50, "' OR '1'='1", "<script>alert(1)</script>"]
)
def test_anything_that_can_be_typed_gets_a_verdict(message):
    assert real_matcher().rank(message).band is not Band.SURE


def test_shouting_changes_nothing():
    quiet, loud = (real_matcher().rank(text) for text in ("can i claim dla for my son", "CAN I CLAIM DLA FOR MY SON"))

    assert loud.matches == quiet.matches


def test_a_short_message_is_read_in_the_light_of_the_last_article():
    ranking = real_matcher().rank("and how long does that take", Context(last_article="ehc-assessment-request"))

    assert ranking.best == "ehc-assessment-timeline"


def test_an_unrelated_question_is_not_dragged_back():
    ranking = real_matcher().rank("can i claim dla for my son", Context(last_article="ehc-assessment-request"))

    assert ranking.best == "dla-for-children"


def test_an_article_that_has_gone_is_no_context():
    message = "and how long does that take"

    assert real_matcher().rank(message, Context(last_article="gone")) == real_matcher().rank(message)


def test_the_question_in_a_story_is_found():
    story = (
        "We moved here last year and it has been hard on all of us. His sister is doing well and has many friends. "
        "I work nights so my mum helps in the mornings and she is very good with him. The neighbours are kind about the noise. "
        "The council has refused to assess him for an EHC plan, can I appeal? I have not slept and my husband is away a lot."
    )

    assert real_matcher().rank(story).best == "ehc-assessment-refused"


def test_of_two_questions_the_first_is_answered_and_the_second_offered():
    ranking = real_matcher().rank("How do I claim DLA for my son? Also how do I complain about SENDIAS?")

    assert ranking.band is Band.SURE
    assert ranking.best == "dla-for-children"
    assert ranking.suggestions == ("complain-about-sendias",)


def test_an_answer_for_families_with_a_plan_gives_way_where_there_is_none():
    pair = (
        make_article(
            id="with", plan=Plan.WITH, title="Speech therapy in the plan", phrasings=("speech therapy stopped",)
        ),
        make_article(
            id="without", plan=Plan.WITHOUT, title="Speech therapy on the NHS", phrasings=("speech therapy waiting",)
        ),
    )
    weights = replace(shipped_calibration(EncoderMode.NONE), fusion=(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 5.0))
    matcher = build_matcher(pair, NO_GLOSSARY, calibration=weights)

    assert matcher.rank("speech therapy", Context(plan=Plan.WITH)).best == "with"
    assert matcher.rank("speech therapy", Context(plan=Plan.WITHOUT)).best == "without"


def test_knowledge_without_articles_matches_nothing():
    assert build_matcher((), NO_GLOSSARY).rank("help").best is None


def test_one_article_is_enough_to_match():
    assert build_matcher([make_article()], NO_GLOSSARY).rank("how do i ask for help").best == "ask-for-help"


def test_a_matcher_can_use_an_encoder():
    matcher = build_matcher(make_articles(), NO_GLOSSARY, LetterEncoder())

    assert matcher.mode is EncoderMode.FROZEN
    assert matcher.rank("is there a bus to school").best == "transport"


def test_vectors_of_like_texts_are_alike_with_and_without_a_model():
    for matcher in (real_matcher(), build_matcher(make_articles(), NO_GLOSSARY, LetterEncoder())):
        bus, buses, appeal = matcher.vectors(["school bus to school", "school buses", "appeal refused"])

        assert np.linalg.norm(bus) == pytest.approx(1.0, abs=1e-5)
        assert bus @ buses > bus @ appeal


def test_a_calibration_for_another_model_is_refused():
    with pytest.raises(ValueError, match="is for the none model"):
        build_matcher(make_articles(), NO_GLOSSARY, LetterEncoder(), shipped_calibration(EncoderMode.NONE))


def test_a_calibration_can_be_learnt_from_phrasings_and_kept(tmp_path):
    calibration = calibrate(make_articles(), NO_GLOSSARY, LetterEncoder(), [Labelled("bus to school", ("transport",))])
    write_calibration(calibration, tmp_path / "kept.json")

    kept = read_calibration(tmp_path / "kept.json")

    assert kept == calibration
    matcher = build_matcher(make_articles(), NO_GLOSSARY, LetterEncoder(), kept)
    assert matcher.rank("how do i claim dla").best == "allowance"


def test_a_tuned_encoder_is_not_calibrated_on_what_it_has_learnt():
    encoder = LetterEncoder()
    encoder.mode = EncoderMode.TUNED

    with pytest.raises(ValueError, match="labelled messages"):
        calibrate(make_articles(), NO_GLOSSARY, encoder)


def test_the_fingerprint_follows_what_matching_looks_at():
    articles = make_articles()
    other = (replace(articles[0], phrasings=("another way",)), *articles[1:])

    assert fingerprint(articles, NO_GLOSSARY) == fingerprint(tuple(reversed(articles)), NO_GLOSSARY)
    assert fingerprint(articles, NO_GLOSSARY) != fingerprint(other, NO_GLOSSARY)
    assert fingerprint(articles, NO_GLOSSARY) != fingerprint(articles, real_glossary())


def test_every_article_is_found_by_its_own_title():
    found = [real_matcher().rank(article.title).best == article.id for article in real_articles()]

    assert sum(found) >= 0.97 * len(found)
