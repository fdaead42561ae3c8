"""Tests of chatbot/matching/weighing.py, tallying.py, covering.py and grouping.py."""

import numpy as np
import pytest

from chatbot.matching.covering import Covering
from chatbot.matching.evidence import Tally
from chatbot.matching.grouping import Owners
from chatbot.matching.weighing import TermIndex, letter_features, word_features


def test_a_document_is_wholly_like_itself():
    scores = TermIndex([["bus", "pass"], ["appeal"]]).scores(["bus", "pass"])

    assert scores == pytest.approx([1.0, 0.0], abs=1e-6)


def test_a_rare_word_counts_more_than_a_common_one():
    index = TermIndex([["school", "bus"], ["school", "meal"], ["school", "trip"], ["bus"]])

    scores = index.scores(["school", "meal"])

    assert scores.argmax() == 1
    assert scores[1] > scores[0]


def test_words_that_no_document_has_lower_the_likeness():
    index = TermIndex([["bus"], ["meal"]])

    assert index.scores(["bus", "zebra"])[0] < index.scores(["bus"])[0]


def test_a_query_that_shares_nothing_scores_nothing():
    assert TermIndex([["bus"]]).scores(["zebra"]).tolist() == [0.0]


def test_an_index_of_nothing_gives_no_scores():
    assert TermIndex([]).scores(["bus"]).tolist() == []


def test_words_are_features_alone_and_in_pairs():
    assert word_features(["free", "school", "bus"]) == ["free", "school", "bus", "free school", "school bus"]


def test_letters_are_cut_within_words_with_their_edges():
    assert letter_features(["bus"]) == [" bu", "bus", "us ", " bus", "bus ", " bus "]


def test_a_tally_speaks_for_the_article_that_uses_the_word():
    tally = Tally(asked=[["bus", "school"], ["meal", "school"]], said=[["taxi"], ["dinner"]])

    assert tally.scores(["taxi"]).argmax() == 0
    assert tally.scores(["dinner", "meal"]).argmax() == 1


def test_a_phrasing_counts_more_in_a_tally_than_the_text():
    tally = Tally(asked=[["bus"], ["meal"]], said=[["meal"], ["bus"]])

    assert tally.scores(["bus"]).argmax() == 0


def test_an_article_covers_the_share_of_the_telling_words_that_it_has():
    covering = Covering([["refused", "assess"], ["bus"]])

    assert covering.scores(["refuse", "bus"]).tolist() == pytest.approx([0.5, 0.5])
    assert covering.scores(["refusing"]).tolist() == pytest.approx([1.0, 0.0])


def test_a_word_that_nobody_asks_in_is_not_covered():
    assert Covering([["bus"], ["meal"]]).scores(["bus", "zebra"])[0] < 0.5
    assert Covering([["bus"], ["meal"]]).rarity_of("zebra") == 0.0


def test_scores_of_texts_become_scores_of_their_articles():
    owners = Owners([1, 3])
    scores = np.array([0.2, 0.1, 0.9, 0.5], dtype=np.float32)

    assert owners.best(scores) == pytest.approx([0.2, 0.9])
    assert owners.mean(scores) == pytest.approx([0.2, 0.5])


def test_the_mean_of_the_best_looks_at_three_or_as_many_as_there_are():
    owners = Owners([2, 4])
    scores = np.array([0.4, 0.2, 0.0, 0.3, 0.6, 0.9], dtype=np.float32)

    assert owners.mean_of_best(scores) == pytest.approx([0.3, 0.6])
