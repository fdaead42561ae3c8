"""What the matcher has learnt about how far to trust its scores: a few numbers, kept as JSON beside their provenance."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.encoder import EncoderMode

SHIPPED = Path(__file__).parent / "model"


@dataclass(frozen=True)
class Thresholds:
    """A confidence of `usual` or more is answered outright, of `strict` where a wrong answer would do harm.

    One of `lowest` or more is worth asking back about; below it the chat says that it does not know.
    """

    usual: float
    strict: float
    lowest: float


@dataclass(frozen=True)
class Calibration:
    """Weights and thresholds for one way of matching.

    `fusion` has a weight for each score in the order of `scores`; `gate` one for each sign and a constant. `fingerprint` is
    of the knowledge that it was fitted on, and `cases` how many messages it was fitted on.
    """

    mode: EncoderMode
    scores: tuple[str, ...]
    fusion: tuple[float, ...]
    gate: tuple[float, ...]
    thresholds: Thresholds
    fingerprint: str
    cases: int


def shipped_calibration(mode: EncoderMode) -> Calibration:
    """The calibration that comes with this release, good for knowledge that has moved a little since."""
    return read_calibration(SHIPPED / f"calibration-{mode.value}.json")


def read_calibration(path: Path) -> Calibration:
    """A calibration that was kept. Raises ValueError, KeyError or TypeError where the file is not one."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Calibration(
        mode=EncoderMode(kept["mode"]),
        scores=tuple(kept["scores"]),
        fusion=tuple(kept["fusion"]),
        gate=tuple(kept["gate"]),
        thresholds=Thresholds(**kept["thresholds"]),
        fingerprint=kept["fingerprint"],
        cases=kept["cases"],
    )


def write_calibration(calibration: Calibration, path: Path) -> None:
    """Keeps a calibration, the same one always as the same text."""
    path.write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")


def fingerprint(articles: Sequence[Article], glossary: Glossary) -> str:
    """A short name for exactly this knowledge, as far as matching looks at it."""
    seen = [
        (article.id, article.title, article.phrasings, article.texts, article.plan, article.ages, article.harm)
        for article in sorted(articles, key=lambda article: article.id)
    ]
    return hashlib.sha256(repr((seen, glossary.terms)).encode()).hexdigest()[:16]
