"""The labelled questions to measure with, and their variants: mistyped, in shorthand, inside a story."""

import os
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from benchmarks.tuning.around import EVERYDAY
from benchmarks.tuning.sampling import mistyped

ROOT = Path(__file__).parents[1]
MISTYPED_SHARE = 0.3


@dataclass(frozen=True)
class Question:
    """A message that somebody labelled. `kind` is answerable, near or far; `accepted` the articles that may come first."""

    text: str
    accepted: tuple[str, ...]
    kind: str
    source: str
    writer: str


def shared_folder() -> Path | None:
    """Where labelled and public questions stand: MATCHING_QUESTIONS, or a folder `shared` beside the project."""
    named = os.environ.get("MATCHING_QUESTIONS")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if (folder / "questions").is_dir() else None


def read_questions(folder: Path, known: Iterable[str]) -> list[Question]:
    """Every question that matching alone can be judged on; what safeguarding or a person answers is left out."""
    ids = set(known)
    entries = [
        (source, place, entry)
        for source in ("written", "real", "special")
        for place, entry in enumerate(
            yaml.safe_load((folder / "questions" / f"{source}.yaml").read_text(encoding="utf-8"))
        )
    ]
    return [question for entry in entries if (question := _question(*entry, ids)) is not None]


def _question(source: str, place: int, entry: dict[str, object], ids: set[str]) -> Question | None:
    kind, expected = str(entry["kind"]), str(entry["expect"])
    if source == "special" and kind not in ("out-of-scope", "hard-negative", "abuse-or-attack"):
        return None
    others = entry["also"] if isinstance(entry["also"], list) else []
    accepted = tuple(name for name in (expected, *others) if name in ids)
    if expected in ids:
        found = "answerable"
    elif expected == "none":
        found, accepted = (
            ("far" if kind == "abuse-or-attack" or str(entry.get("note")).startswith("far") else "near"),
            (),
        )
    else:
        return None
    # Where the writer is not named, thirds stand for kinds of writer, so that every question can be held out.
    return Question(str(entry["text"]), accepted, found, source, str(entry.get("writer", f"{source} {place % 3}")))


def with_typos(questions: Sequence[Question], seed: int = 7) -> list[Question]:
    """The same questions with three in ten of their words mistyped."""
    chance = random.Random(seed)
    return [replace(question, text=mistyped(question.text, MISTYPED_SHARE, chance)) for question in questions]


def in_shorthand(questions: Sequence[Question]) -> list[Question]:
    """The same questions as they stand in a text message: everyday and short words, no stops, no capitals."""
    return [replace(question, text=_short(question.text)) for question in questions]


def _short(text: str) -> str:
    plain = "".join(letter for letter in text.lower() if letter.isalnum() or letter == " ")
    swaps = {old: new for old, new in EVERYDAY if old.strip() == old and " " not in old}
    return " ".join(swaps.get(word, word) for word in plain.split())
