"""Fits the weights of matching to knowledge that has moved, behind the chat and at its leisure."""

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread, get_native_id

from chatbot.actions.brain import Mind
from chatbot.actions.labelled_messages import labelled_messages
from chatbot.actions.parts import Parts
from chatbot.matching.kept_calibration import best_calibration, keep_calibration
from chatbot.matching.matcher import Matcher

SECONDS_BETWEEN_LOOKS = 5.0
_LAST_IN_LINE = 19
_log = logging.getLogger(__name__)


class CalibrationBehind:
    """One thread that looks whether the mind's weights were fitted on its knowledge, and fits them where they were not.

    Turns and publishes never wait for it. Knowledge whose fit went wrong is not tried again before it moves.
    """

    def __init__(
        self, parts: Parts, questions: Path, kept: Path | None, seconds: float = SECONDS_BETWEEN_LOOKS
    ) -> None:
        self._parts = parts
        self._questions = questions
        self._kept = kept
        self._seconds = seconds
        self._tried = ""
        self._thread = Thread(target=self._keep_looking, name="calibrating", daemon=True)

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def look(self) -> bool:
        """Calibrates if the knowledge has moved since the weights were fitted; whether a new mind was put in place."""
        mind = self._parts.brain.at_hand()
        matcher = None if mind is None else mind.matcher
        if mind is None or not isinstance(matcher, Matcher) or matcher.is_fitted or matcher.knowledge == self._tried:
            return False
        self._tried = matcher.knowledge
        fitted = self._fitted_by_another(matcher) or self._fit(matcher, mind)
        _log.info("matching calibrated", extra={"publication": mind.publication})
        return self._parts.brain.exchange(mind, replace(mind, matcher=fitted))

    def _fitted_by_another(self, matcher: Matcher) -> Matcher | None:
        """What another process has fitted and kept meanwhile."""
        kept = best_calibration(self._kept, matcher.mode, matcher.knowledge)
        return matcher.with_calibration(kept) if kept.fingerprint == matcher.knowledge else None

    def _fit(self, matcher: Matcher, mind: Mind) -> Matcher:
        labelled = labelled_messages(self._parts.sessions, self._questions, mind.knowledge.articles)
        fitted = matcher.fitted_on(labelled)
        if self._kept is not None:
            keep_calibration(self._kept, fitted.calibration)
        return fitted

    def _keep_looking(self) -> None:
        _step_back()
        while not self._parts.brain.closes_within(self._seconds):
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - Whatever went wrong, the old calibration serves on.
                _log.warning("matching could not be calibrated, and keeps the weights it has: %s", type(error).__name__)


def _step_back() -> None:
    """Lets everything else go first. Only Linux ranks threads one by one; elsewhere it would be the whole process."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), _LAST_IN_LINE)
