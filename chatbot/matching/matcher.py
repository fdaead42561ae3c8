"""The matcher: a person's own words in, the articles they may be asking for out, with how sure it is and why."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.banding import band
from chatbot.matching.calibrating import Labelled, calibrate_on
from chatbot.matching.calibration import Calibration, fingerprint, shipped_calibration
from chatbot.matching.encoder import Encoder, EncoderMode
from chatbot.matching.explaining import explain
from chatbot.matching.following import in_the_light_of, joined, leans
from chatbot.matching.fusing import fuse, shares_of
from chatbot.matching.gating import chance_right, signs
from chatbot.matching.indexing import Index
from chatbot.matching.parting import questions_in
from chatbot.matching.ranking import NO_CONTEXT, Band, Context, Match, Ranking
from chatbot.matching.reading import Reading
from chatbot.matching.scoring import WITH_A_MODEL, WITHOUT_A_MODEL, Scores, score
from chatbot.matching.suggesting import suggest
from chatbot.matching.weighing import Floats, letter_features

MOST_MATCHES = 10
MOST_QUESTIONS = 3

NOTHING = Ranking((), Band.UNKNOWN, 0.0, ())
"""The verdict on a message without a word in it, and on any message where there are no articles."""


class Matcher:
    """Ranks articles for a message. It keeps nothing between messages, and many threads may use it at once."""

    def __init__(self, index: Index, calibration: Calibration) -> None:
        self._index = index
        self._by_id = {article.id: article for article in index.articles}
        self._calibration = calibration
        self._knowledge = fingerprint(index.articles, index.glossary)
        self._fusion = np.array(calibration.fusion, dtype=np.float32)
        self._gate = np.array(calibration.gate, dtype=np.float32)

    @property
    def mode(self) -> EncoderMode:
        """Which sentence model it uses."""
        return self._calibration.mode

    @property
    def fingerprint(self) -> str:
        """The knowledge that its weights were fitted on, which may be a little older than what it matches against."""
        return self._calibration.fingerprint

    @property
    def knowledge(self) -> str:
        """The fingerprint of the knowledge that it matches against."""
        return self._knowledge

    @property
    def is_fitted(self) -> bool:
        """Whether its weights were fitted on exactly this knowledge."""
        return self.fingerprint == self._knowledge

    @property
    def calibration(self) -> Calibration:
        """The weights and thresholds it works with."""
        return self._calibration

    def fitted_on(self, labelled: Sequence[Labelled]) -> "Matcher":
        """The same knowledge with weights fitted on it, which takes a while. Raises ValueError with too little to learn from."""
        return self.with_calibration(calibrate_on(self._index, labelled))

    def with_calibration(self, calibration: Calibration) -> "Matcher":
        """The same knowledge with other weights, which takes no time."""
        return Matcher(self._index, calibration)

    def rank(self, message: str, context: Context = NO_CONTEXT) -> Ranking:
        """The verdict on one message, read in the light of the conversation so far."""
        reading = self._index.reader.read(message)
        if not reading.words or not self._index.articles:
            return NOTHING
        scores = score(self._index, reading, context.plan)
        ranked = self._judge(scores)
        two = self._as_two_questions(reading, context)
        if two is not None or ranked.band is Band.SURE:
            return two or ranked
        return self._as_follow_up(scores, context) or ranked

    def _judge(self, scores: Scores, odds: Floats | None = None) -> Ranking:
        shares = fuse(scores.table, self._fusion) if odds is None else shares_of(odds)
        order = [int(place) for place in np.argsort(-shares, kind="stable")[:MOST_MATCHES]]
        articles = self._index.articles
        confidence = chance_right(signs(scores.table, scores.support, shares), self._gate)
        verdict = band(confidence, harmful=bool(articles[order[0]].harm), thresholds=self._calibration.thresholds)
        return Ranking(
            matches=tuple(Match(articles[place].id, float(shares[place])) for place in order),
            band=verdict,
            confidence=confidence,
            suggestions=suggest(articles, shares, order) if verdict is Band.CLOSE else (),
            explanation=explain(
                self._index, scores, self._fusion, self._calibration.scores, order, verdict, confidence
            ),
        )

    def _as_follow_up(self, scores: Scores, context: Context) -> Ranking | None:
        """The verdict in the light of the last article, where the message leans on it."""
        last = self._by_id.get(context.last_article or "")
        if last is None or not leans(scores.reading):
            return None
        title = self._index.reader.read_known(last.title)
        together = score(self._index, joined(scores.reading, title), context.plan)
        return self._judge(*in_the_light_of(self._index, last, scores, together, self._fusion))

    def _as_two_questions(self, reading: Reading, context: Context) -> Ranking | None:
        """The first of two questions that are each sure by themselves, the second offered beside it."""
        ranked = [
            self._judge(score(self._index, part, context.plan)) for part in questions_in(reading)[:MOST_QUESTIONS]
        ]
        sure = [one for one in ranked if one.band is Band.SURE]
        others = dict.fromkeys(one.matches[0].article for one in sure[1:] if one.best != sure[0].best)
        return replace(sure[0], suggestions=tuple(others)) if others else None

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A vector of length 1 for each text, whose products say how alike they are: for grouping messages."""
        readings = [self._index.reader.read(text) for text in texts]
        encoder = self._index.encoder
        if encoder is not None:
            return np.stack([encoder.embed(reading.text) for reading in readings])
        return _hashed([letter_features(reading.words) for reading in readings])


def build_matcher(
    articles: Sequence[Article],
    glossary: Glossary,
    encoder: Encoder | None = None,
    calibration: Calibration | None = None,
) -> Matcher:
    """The matcher for a set of articles, in about two seconds; with the shipped calibration unless there is a fresher one."""
    mode = EncoderMode.NONE if encoder is None else encoder.mode
    chosen = shipped_calibration(mode) if calibration is None else calibration
    scores = WITHOUT_A_MODEL if mode is EncoderMode.NONE else WITH_A_MODEL
    if chosen.mode is not mode or chosen.scores != scores:
        raise ValueError(
            f"This calibration is for the {chosen.mode.value} model and {len(chosen.scores)} scores, not for {mode.value}."
        )
    # The products of one message are so small that sharing them out among threads costs twice what it saves.
    threadpool_limits(limits=1, user_api="blas")
    return Matcher(Index(articles, glossary, encoder), chosen)


_HASHED_WIDTH = 512


def _hashed(texts: Sequence[Sequence[str]]) -> Floats:
    """Pieces of words folded into a fixed width: a stand-in for meaning where there is no model."""
    table = np.zeros((len(texts), _HASHED_WIDTH), dtype=np.float32)
    for row, pieces in enumerate(texts):
        for piece in pieces:
            table[row, sum(map(ord, piece)) * 31 % _HASHED_WIDTH] += 1.0
    lengths = np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return np.asarray(table / lengths, dtype=np.float32)
