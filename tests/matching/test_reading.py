"""Tests of chatbot/matching/reading.py, with spelling and expanding."""

import pytest

from tests.matching.builders import OCCUPATIONAL_THERAPY, make_reader, make_term


def test_a_typo_is_repaired_before_matching():
    reading = make_reader().read("the concil refused")

    assert reading.words == ("the", "council", "refused")
    assert reading.repaired == (("concil", "council"),)


@pytest.mark.parametrize("word", ["cat", "petrol", "preston", "scl", "8yr"])
def test_a_short_or_english_or_mixed_word_is_left_alone(word):
    assert make_reader().read(word).words == (word,)


def test_two_faults_are_only_forgiven_in_a_long_word():
    reader = make_reader(knowledge=["assessment asked"])

    assert reader.read("asesment").words == ("assessment",)
    assert reader.read("axkxd").words == ("axkxd",)


@pytest.mark.parametrize("written", ["EHCP", "ehcp", "echp", "EHC plan", "Education, Health and Care plan"])
def test_every_way_of_writing_a_term_reads_the_same(written):
    reading = make_reader(make_term()).read(f"my {written} please")

    assert reading.words == ("my", "ehc", "plan", "please")
    assert reading.terms == ("Education, Health and Care plan",)


def test_a_misspelt_term_of_several_words_is_found():
    assert make_reader(make_term()).read("helth care plan").words == ("ehc", "plan")


def test_a_doubtful_short_form_counts_in_capitals():
    assert make_reader(OCCUPATIONAL_THERAPY).read("he needs OT").words == ("he", "needs", "occupational", "therapy")


def test_a_doubtful_short_form_counts_beside_a_telling_word():
    reading = make_reader(OCCUPATIONAL_THERAPY).read("is the therapist for ot")

    assert reading.terms == ("occupational therapy",)


@pytest.mark.parametrize("message", ["it is ot fair", "IT IS OT FAIR ON HIM"])
def test_a_doubtful_short_form_is_else_an_everyday_word(message):
    assert make_reader(OCCUPATIONAL_THERAPY).read(message).terms == ()


def test_stops_are_kept_for_the_encoder_and_not_for_the_words():
    reading = make_reader().read("Refused!! What now?\nPlease help, thanks")

    assert reading.text == "refused. what now? please help, thanks"
    assert reading.words == ("refused", "what", "now", "please", "help", "thanks")


def test_apostrophes_make_no_difference():
    assert make_reader().read("can’t isn't").words == make_reader().read("cant isnt").words


def test_a_message_of_signs_alone_has_no_words():
    assert make_reader().read("?!… 👍").words == ()
