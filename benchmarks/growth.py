"""How cost grows with the number of phrasings: milliseconds a match, memory, and the time to build."""

import gc
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.tuning.sampling import careless
from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.matcher import build_matcher

SIZES = (3_000, 30_000, 300_000)
TESTED = 200


@dataclass(frozen=True)
class Cost:
    """What one size costs."""

    phrasings: int
    build_seconds: float
    median: float
    slowest: float
    megabytes: float


def costs(
    articles: Sequence[Article], glossary: Glossary, messages: Sequence[str], sizes: Sequence[int] = SIZES
) -> list[Cost]:
    """The cost of matching by words alone at each size, the phrasings multiplied by careless copies of themselves."""
    return [_cost(_grown(articles, size), glossary, messages[:TESTED]) for size in sizes]


def _cost(articles: Sequence[Article], glossary: Glossary, messages: Sequence[str]) -> Cost:
    gc.collect()
    before, started = _resident(), time.perf_counter()
    matcher = build_matcher(articles, glossary)
    built = time.perf_counter() - started
    times = []
    for message in messages:
        started = time.perf_counter()
        matcher.rank(message)
        times.append(1000 * (time.perf_counter() - started))
    median, slowest = np.percentile(times, [50, 99])
    number = sum(len(article.phrasings) for article in articles)
    return Cost(number, built, float(median), float(slowest), _resident() - before)


def _grown(articles: Sequence[Article], size: int) -> list[Article]:
    chance = random.Random(size)
    each = size // len(articles)
    grown = []
    for article in articles:
        texts = list(article.phrasings)
        while len(texts) < each:
            texts.append(careless(chance.choice(article.phrasings), chance))
        grown.append(replace(article, phrasings=tuple(texts[: max(each, 1)])))
    return grown


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6
