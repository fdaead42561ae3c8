"""Tests of fusing, gating, banding and fitting in chatbot/matching."""

import numpy as np
import pytest

from chatbot.matching.banding import Judged, band, choose_thresholds
from chatbot.matching.calibration import Thresholds
from chatbot.matching.fitting import Case, with_near_misses
from chatbot.matching.fusing import fit_fusion, fuse
from chatbot.matching.gating import chance_right, fit_gate, signs
from chatbot.matching.ranking import Band
from chatbot.matching.weighing import Floats

THRESHOLDS = Thresholds(usual=0.7, strict=0.9, lowest=0.2)


def _floats(*rows: float | list[float]) -> Floats:
    return np.array(rows, dtype=np.float32)


def test_probabilities_add_up_to_one_and_follow_the_scores():
    shares = fuse(_floats([0.1, 0.9, 0.5]), _floats(2.0))

    assert shares.sum() == pytest.approx(1.0)
    assert shares.argsort().tolist() == [0, 2, 1]


def test_a_score_that_finds_the_right_article_gets_the_weight():
    chance = np.random.default_rng(1)
    accepted = [np.eye(4, dtype=bool)[row % 4] for row in range(40)]
    tables = [np.stack([right + 0.1, chance.random(4)]).astype(np.float32) for right in accepted]

    helpful, noise = fit_fusion(tables, accepted, np.ones(40, dtype=np.float32))

    assert helpful > 1.0
    assert helpful > 5 * noise


def test_a_score_that_misleads_is_given_no_weight_rather_than_turned_round():
    accepted = [np.eye(4, dtype=bool)[row % 4] for row in range(40)]
    tables = [np.stack([1.0 - right]).astype(np.float32) for right in accepted]

    assert fit_fusion(tables, accepted, np.ones(40, dtype=np.float32)).tolist() == [0.0]


def test_the_signs_of_a_clear_winner_are_stronger():
    table, support = _floats([0.9, 0.2], [0.8, 0.1]), _floats([1.0, 1.0])

    clear = signs(table, support, _floats(0.9, 0.1))
    close = signs(table, support, _floats(0.55, 0.45))

    assert clear[0] > close[0]
    assert clear[1] > close[1]
    assert clear[2] == 1.0


def test_the_only_article_there_is_can_be_judged():
    assert np.isfinite(signs(_floats([0.9]), _floats([1.0]), _floats(1.0))).all()


def test_the_gate_learns_a_chance_that_matches_what_happens():
    strength = np.linspace(0, 1, 200)
    right = np.random.default_rng(2).random(200) < strength

    gate = fit_gate(strength[:, None].astype(np.float32), right, np.ones(200, dtype=np.float32))
    chances = np.array([chance_right(_floats(one), gate) for one in strength])

    assert gate[0] > 0
    assert abs(chances.mean() - right.mean()) < 0.05
    assert chances[-20:].mean() > 0.7 > 0.3 > chances[:20].mean()


@pytest.mark.parametrize(
    ("confidence", "harmful", "expected"),
    [
        (0.7, False, Band.SURE),
        (0.7, True, Band.CLOSE),
        (0.9, True, Band.SURE),
        (0.2, False, Band.CLOSE),
        (0.1, False, Band.UNKNOWN),
    ],
)
def test_a_band_is_stricter_where_a_wrong_answer_does_harm(confidence, harmful, expected):
    assert band(confidence, harmful=harmful, thresholds=THRESHOLDS) is expected


def test_thresholds_keep_wrong_answers_below_what_is_promised():
    confidence = np.linspace(0, 1, 1000)
    right = np.random.default_rng(3).random(1000) < confidence
    everything = np.ones(1000, dtype=bool)
    judged = Judged(confidence, right, right, everything, ~everything, np.ones(1000))

    thresholds = choose_thresholds(judged)

    sure = confidence >= thresholds.usual
    assert (sure & ~right).mean() <= 0.022
    assert right[sure].mean() >= 0.9
    assert thresholds.lowest < thresholds.usual <= thresholds.strict


def test_a_message_is_a_near_miss_once_its_articles_are_gone():
    case = Case(
        _floats([0.9, 0.1, 0.2]), _floats([1.0, 2.0, 3.0]), np.array([True, False, True]), np.array([True, False, True])
    )

    answerable, near_miss = with_near_misses([case])

    assert answerable.answerable
    assert not near_miss.answerable
    assert near_miss.taken
    assert near_miss.table.tolist() == [pytest.approx([0.1])]
