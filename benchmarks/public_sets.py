"""Public intent data, read from the shared folder where it is there: CLINC150 and BANKING77."""

import csv
import json
import random
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from chatbot.knowledge.article import Age, Area, Article, Audience, LawStatus, Plan, Stage

_DAY = date(2026, 1, 1)
FEW = 10
MOST_TESTED = 1000


@dataclass(frozen=True)
class IntentSet:
    """Phrasings by intent, test messages with theirs, and messages that belong to none."""

    name: str
    phrasings: dict[str, tuple[str, ...]]
    tests: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]


def read_sets(folder: Path, seed: int = 1) -> list[IntentSet]:
    """CLINC150 and BANKING77 with ten phrasings an intent, and with all of them."""
    chance = random.Random(seed)
    whole = [_clinc(folder / "benchmarks"), _banking(folder / "benchmarks")]
    tested = [replace(one, tests=_some(one.tests, chance), outside=_some(one.outside, chance)) for one in whole]
    few = [
        replace(
            one,
            name=f"{one.name}, {FEW} an intent",
            phrasings={
                name: tuple(chance.sample(texts, min(FEW, len(texts)))) for name, texts in one.phrasings.items()
            },
        )
        for one in tested
    ]
    return [*few, *(replace(one, name=f"{one.name}, all") for one in tested)]


def as_articles(intents: IntentSet) -> list[Article]:
    """Each intent as an article with phrasings and nothing else: the sets have no answers to look into."""
    return [
        Article(
            id=name,
            title=name.replace("_", " "),
            group="intents",
            area=Area.SERVICE,
            audience=(Audience.PARENT,),
            stage=(Stage.THIS_SERVICE,),
            plan=Plan.EITHER,
            ages=tuple(Age),
            harm=(),
            law=LawStatus.IN_FORCE,
            law_becomes=None,
            checked=_DAY,
            due=_DAY,
            expires=None,
            phrasings=texts,
            sources=(),
            contacts=(),
            follow_ups=(),
            related=(),
            facts=(),
            short_answer="",
            body="",
            next_step="",
            plain_version="",
            young_version="",
        )
        for name, texts in sorted(intents.phrasings.items())
    ]


def _clinc(folder: Path) -> IntentSet:
    stored = json.loads((folder / "clinc150.json").read_text(encoding="utf-8"))
    phrasings: dict[str, list[str]] = {}
    for text, intent in stored["train"]:
        phrasings.setdefault(intent, []).append(text)
    outside = tuple(text for text, _ in stored["oos_test"])
    return IntentSet("CLINC150", _frozen(phrasings), tuple(map(tuple, stored["test"])), outside)


def _banking(folder: Path) -> IntentSet:
    phrasings: dict[str, list[str]] = {}
    for text, intent in _rows(folder / "banking77-train.csv"):
        phrasings.setdefault(intent, []).append(text)
    return IntentSet("BANKING77", _frozen(phrasings), tuple(_rows(folder / "banking77-test.csv")), ())


def _rows(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["category"]) for row in csv.DictReader(file)]


def _frozen(phrasings: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(dict.fromkeys(texts)) for name, texts in phrasings.items()}


def _some(items: tuple, chance: random.Random) -> tuple:
    return tuple(chance.sample(items, min(MOST_TESTED, len(items))))
