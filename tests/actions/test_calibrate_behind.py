"""Weights are fitted behind the chat to knowledge that has moved, kept for the next start, and never at the chat's cost."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.actions.assembling import think
from chatbot.actions.brain import Brain
from chatbot.actions.calibrate_behind import CalibrationBehind
from chatbot.actions.parts import Parts
from chatbot.actions.sync_knowledge import sync_knowledge
from chatbot.matching.calibration import shipped_calibration
from chatbot.matching.encoder import EncoderMode
from chatbot.matching.kept_calibration import best_calibration, keep_calibration
from chatbot.matching.matcher import Matcher
from tests.builders import KNOWLEDGE_FOLDER, make_small_articles

QUESTIONS = KNOWLEDGE_FOLDER / "questions"
SHIPPED = shipped_calibration(EncoderMode.NONE)
Keeping = Callable[[Path], Parts]


def no_model() -> None:
    """Matching by words alone is enough for three articles."""


@pytest.fixture
def keeping(parts: Parts) -> Iterator[Keeping]:
    """The parts with a brain that reads kept weights from a folder, and has thought once."""
    brains: list[Brain] = []

    def make(folder: Path) -> Parts:
        brain = Brain(lambda: think(parts.sessions, parts.fixed, no_model, folder), lambda: 1)
        brain.current()
        brains.append(brain)
        return replace(parts, brain=brain)

    yield make
    for brain in brains:
        brain.close()


def matcher_of(parts: Parts) -> Matcher:
    matcher = parts.brain.current().matcher
    assert isinstance(matcher, Matcher)
    return matcher


def test_knowledge_that_has_moved_is_answered_from_at_once_with_the_weights_at_hand(keeping: Keeping, tmp_path: Path):
    matcher = matcher_of(keeping(tmp_path))

    assert matcher.calibration == SHIPPED
    assert not matcher.is_fitted
    assert matcher.rank("who pays for the school bus").best == "who-decides"


def test_weights_are_fitted_behind_and_put_in_place(keeping: Keeping, tmp_path: Path):
    parts = keeping(tmp_path)
    old = parts.brain.current()

    assert CalibrationBehind(parts, QUESTIONS, tmp_path).look()

    assert matcher_of(parts).is_fitted
    assert parts.brain.current().knowledge is old.knowledge
    assert matcher_of(parts).rank("who pays for the school bus").best == "who-decides"


def test_weights_that_fit_are_left_alone(keeping: Keeping, tmp_path: Path):
    parts = keeping(tmp_path)
    behind = CalibrationBehind(parts, QUESTIONS, tmp_path)
    behind.look()

    assert not behind.look()
    assert not CalibrationBehind(parts, QUESTIONS, tmp_path).look()


def test_a_start_reads_the_weights_that_were_kept(keeping: Keeping, tmp_path: Path):
    parts = keeping(tmp_path)
    CalibrationBehind(parts, QUESTIONS, tmp_path).look()

    again = matcher_of(keeping(tmp_path))

    assert again.is_fitted
    assert again.calibration == matcher_of(parts).calibration


def test_what_another_process_has_fitted_is_taken_without_fitting(keeping: Keeping, tmp_path: Path):
    late = keeping(tmp_path)
    CalibrationBehind(keeping(tmp_path), QUESTIONS, tmp_path).look()

    assert CalibrationBehind(late, tmp_path / "no questions here", tmp_path).look()
    assert matcher_of(late).is_fitted


def test_knowledge_that_moves_again_uses_the_last_weights_until_it_is_fitted(keeping: Keeping, tmp_path: Path):
    parts = keeping(tmp_path)
    CalibrationBehind(parts, QUESTIONS, tmp_path).look()
    sync_knowledge(parts.sessions, make_small_articles()[:2], parts.fixed.values, parts.clock())

    moved = matcher_of(keeping(tmp_path))

    assert not moved.is_fitted
    assert moved.calibration == matcher_of(parts).calibration


def test_a_mind_that_was_exchanged_meanwhile_is_not_undone(keeping: Keeping, tmp_path: Path):
    parts = keeping(tmp_path)
    old = parts.brain.current()
    assert parts.brain.exchange(old, replace(old, publication=2))

    assert not parts.brain.exchange(old, replace(old, publication=1))
    assert parts.brain.current().publication == 2


def test_nobody_waits_for_a_mind_that_the_background_would_build(parts: Parts, tmp_path: Path):
    assert not CalibrationBehind(parts, QUESTIONS, tmp_path).look()
    assert parts.brain.at_hand() is None


def test_what_goes_wrong_leaves_the_old_weights_and_one_line(
    keeping: Keeping, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    parts = keeping(tmp_path)
    behind = CalibrationBehind(parts, tmp_path / "no questions here", tmp_path, seconds=0.01)
    with caplog.at_level(logging.WARNING):
        behind.start()
        for _ in range(500):
            if caplog.records or parts.brain.closes_within(0.02):
                break
        assert not parts.brain.closes_within(0.1)

    assert [record.getMessage() for record in caplog.records] == [
        "matching could not be calibrated, and keeps the weights it has: UnreadableError"
    ]
    assert matcher_of(parts).calibration == SHIPPED


def test_a_kept_file_that_cannot_be_read_is_passed_over(tmp_path: Path):
    kept = replace(SHIPPED, fingerprint="moved")
    keep_calibration(tmp_path, kept)
    assert best_calibration(tmp_path, EncoderMode.NONE, "moved") == kept

    next(tmp_path.iterdir()).write_text("{", encoding="utf-8")

    assert best_calibration(tmp_path, EncoderMode.NONE, "moved") == SHIPPED


def test_only_the_newest_fit_of_a_way_is_kept(tmp_path: Path):
    for name in ("first", "second"):
        keep_calibration(tmp_path, replace(SHIPPED, fingerprint=name))
    keep_calibration(tmp_path, shipped_calibration(EncoderMode.FROZEN))

    assert best_calibration(tmp_path, EncoderMode.NONE, "first").fingerprint == "second"
    assert len(list(tmp_path.iterdir())) == 2
