"""Our matcher on labelled questions, each judged by a calibration that never saw its kind of writer."""

import time
from collections.abc import Sequence

from benchmarks.measuring import Verdict
from benchmarks.questions import Question
from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.calibrating import Labelled, cases_from
from chatbot.matching.calibration import Calibration
from chatbot.matching.encoder import Encoder, EncoderMode
from chatbot.matching.fitting import Case, fit
from chatbot.matching.indexing import Index
from chatbot.matching.matcher import Matcher
from chatbot.matching.ranking import Band, Ranking


class Ours:
    """One way of matching, with a matcher for each kind of writer."""

    def __init__(
        self, articles: Sequence[Article], glossary: Glossary, encoder: Encoder | None, questions: Sequence[Question]
    ) -> None:
        self.mode = EncoderMode.NONE if encoder is None else encoder.mode
        self.name = {"tuned": "ours, tuned", "frozen": "ours, frozen", "none": "ours, words alone"}[self.mode.value]
        self.index = Index(articles, glossary, encoder)
        labelled = [Labelled(question.text, question.accepted, question.writer) for question in questions]
        self.cases = cases_from(self.index, labelled)
        self._matchers = {
            writer: Matcher(self.index, self._without(writer)) for writer in {one.writer for one in labelled}
        }

    def _without(self, writer: str) -> Calibration:
        others: list[Case] = [case for case in self.cases if case.writer != writer]
        return fit(others, self.mode, "cross-validated")

    def rank(self, question: Question) -> tuple[Ranking, float]:
        """The ranking by the matcher that never saw this kind of writer, and the milliseconds that it took."""
        started = time.perf_counter()
        ranking = self._matchers[question.writer].rank(question.text)
        return ranking, 1000 * (time.perf_counter() - started)


def judge(ours: Ours, questions: Sequence[Question]) -> tuple[list[Verdict], list[Ranking]]:
    """Verdicts for the figures that peers have too, and the rankings with their bands for those that only ours has."""
    pairs = [ours.rank(question) for question in questions]
    verdicts = [
        Verdict(question, tuple(match.article for match in ranking.matches), ranking.confidence, milliseconds)
        for question, (ranking, milliseconds) in zip(questions, pairs, strict=True)
    ]
    return verdicts, [ranking for ranking, _ in pairs]


def answered_outright(ranking: Ranking) -> bool:
    """Whether the family would get the first article at once."""
    return ranking.band is Band.SURE


def answered_or_offered(ranking: Ranking, question: Question) -> bool:
    """Whether the right article is the answer, or stands among what is offered."""
    shown = set(ranking.suggestions)
    if answered_outright(ranking):
        shown.add(ranking.matches[0].article)
    return not shown.isdisjoint(question.accepted)
