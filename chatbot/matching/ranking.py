"""What matching gives back: the articles a message may be asking for, best first, and how sure we may be."""

from dataclasses import dataclass
from enum import StrEnum

from chatbot.knowledge.article import Plan


class Band(StrEnum):
    """How sure the matcher is of its best article, against the thresholds it has learnt."""

    SURE = "sure"
    CLOSE = "close"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Context:
    """What a short message is read in the light of: the article last shown, and what the family has said of itself."""

    last_article: str | None = None
    plan: Plan = Plan.EITHER


NO_CONTEXT = Context()


@dataclass(frozen=True)
class Match:
    """An article with its score: `probability` is its share among all articles, 0 to 1."""

    article: str
    probability: float


@dataclass(frozen=True)
class Explanation:
    """Why the best article came first, in terms an adviser understands.

    `phrasing` is the way of asking that it matched, `repaired` the words that were respelt (as typed, as read),
    `terms` the glossary terms that were recognised, `parts` the weight of each scorer, and `because` one plain sentence.
    """

    phrasing: str
    repaired: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]
    parts: tuple[tuple[str, float], ...]
    because: str


@dataclass(frozen=True)
class Ranking:
    """The verdict on one message.

    `matches` are at most ten, best first; `confidence` is the calibrated chance, 0 to 1, that the first of them answers the
    message; `suggestions` are the at most three articles worth offering when the band is CLOSE, and the article for a second
    question in the same message when it is SURE.
    """

    matches: tuple[Match, ...]
    band: Band
    confidence: float
    suggestions: tuple[str, ...]
    explanation: Explanation | None = None

    @property
    def best(self) -> str | None:
        """The id of the first article, or None where nothing matched at all."""
        return self.matches[0].article if self.matches else None
