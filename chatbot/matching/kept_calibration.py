"""Keeps what was fitted on a state of the knowledge, so that a start reads it and fits nothing."""

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from chatbot.matching.calibration import Calibration, read_calibration, shipped_calibration, write_calibration
from chatbot.matching.encoder import EncoderMode


def best_calibration(folder: Path | None, mode: EncoderMode, fingerprint: str) -> Calibration:
    """The calibration fitted on exactly this knowledge where one is kept or shipped; else the last kept, else the shipped."""
    shipped = shipped_calibration(mode)
    if folder is None or shipped.fingerprint == fingerprint:
        return shipped
    exact = _path(folder, shipped, fingerprint)
    others = sorted(folder.glob(_path(folder, shipped, "*").name))
    for path in (exact, *others):
        kept = _readable(path)
        if kept is not None and (kept.mode, kept.scores) == (shipped.mode, shipped.scores):
            return kept
    return shipped


def keep_calibration(folder: Path, calibration: Calibration) -> None:
    """Keeps a fit under its fingerprint, in the place of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(folder, shipped_calibration(calibration.mode), calibration.fingerprint)
    fresh = path.with_suffix(f".{os.getpid()}")
    write_calibration(calibration, fresh)
    # Put in place in one step: another process may be starting, and must never meet half a file.
    fresh.replace(path)
    for old in folder.glob(f"calibration-{calibration.mode.value}-*.json"):
        if old != path:
            old.unlink(missing_ok=True)


def _path(folder: Path, shipped: Calibration, fingerprint: str) -> Path:
    """A release that scores otherwise ships another calibration, and must not read what an older one has kept."""
    release = hashlib.sha256(json.dumps(asdict(shipped)).encode()).hexdigest()[:8]
    return folder / f"calibration-{shipped.mode.value}-{release}-{fingerprint}.json"


def _readable(path: Path) -> Calibration | None:
    try:
        return read_calibration(path)
    except (OSError, ValueError, KeyError, TypeError):
        return None
