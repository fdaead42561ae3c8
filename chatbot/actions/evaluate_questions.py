"""Runs labelled questions through the same turn as the chat, and says how each ended and how good that is in all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles

from chatbot.conversation.story import NEW_STORY
from chatbot.conversation.turn import Matcher, Outcome, Turn, Typed, take_turn
from chatbot.knowledge.collection import Knowledge
from chatbot.knowledge.fault import Fault, UnreadableError
from chatbot.knowledge.yaml_files import fields_of, read_list, text_of, texts_of

NONE, HUMAN, SAFEGUARDING = "none", "human", "safeguarding"

_AS_GOOD_AS = {
    Outcome.HUMAN: frozenset({HUMAN, "talk-to-a-person", "contact-sendias"}),
    Outcome.SAFEGUARDING: frozenset({SAFEGUARDING, "crisis-now", "worried-about-a-child", "feeling-overwhelmed"}),
}
"""Endings that are as good as an article: a person instead of the page about reaching one, a card instead of its article."""


@dataclass(frozen=True)
class LabelledQuestion:
    """A message and what should come of it: an article id, `none`, `human` or `safeguarding`; `also` is as good.

    `writer` names the kind of person who wrote it, where that is known.
    """

    text: str
    expect: str
    also: tuple[str, ...] = ()
    kind: str = ""
    writer: str = ""

    @property
    def accepted(self) -> frozenset[str]:
        """Every ending that counts as right."""
        return frozenset({self.expect, *self.also})


@dataclass(frozen=True)
class Judgement:
    """One labelled question and how it ended. `milliseconds` is the time the turn took."""

    question: LabelledQuestion
    turn: Turn
    milliseconds: float

    @property
    def ranking(self) -> tuple[str, ...]:
        """Up to ten article ids, best first, whatever the outcome."""
        return tuple(match.article for match in self.turn.ranking.matches) if self.turn.ranking else ()

    @property
    def is_answered_wrongly(self) -> bool:
        """Whether an article was given outright that the label does not accept."""
        answered = self.turn.outcome in (Outcome.ANSWER, Outcome.SAFEGUARDING) and self.turn.reply.article is not None
        return answered and not self.is_right

    @property
    def is_right(self) -> bool:
        """Whether it ended as the label says, or as well."""
        accepted = self.question.accepted
        if self.turn.outcome in (Outcome.CLARIFY, Outcome.NO_ANSWER):
            return self.question.expect == NONE
        if accepted & _AS_GOOD_AS.get(self.turn.outcome, frozenset()):
            return True
        return self.turn.reply.article in accepted

    @property
    def is_offered(self) -> bool:
        """Whether the right ending came, or stood among the suggestions shown."""
        shown = {suggestion.id for suggestion in self.turn.reply.suggestions}
        return self.is_right or (self.turn.outcome is not Outcome.ANSWER and bool(shown & self.question.accepted))


def read_labelled_questions(path: Path) -> tuple[LabelledQuestion, ...]:
    """The labelled questions of a YAML list. Raises UnreadableError."""
    questions = []
    for place, value in enumerate(read_list(path), start=1):
        try:
            questions.append(_labelled_question(value))
        except (KeyError, TypeError) as error:
            message = f"question {place} is not complete: {error}"
            raise UnreadableError(Fault(path, 1, "unreadable", message)) from error
    return tuple(questions)


def evaluate(
    questions: Iterable[LabelledQuestion],
    knowledge: Knowledge,
    matcher: Matcher,
    now: datetime,
    clock: Callable[[], float],
) -> Iterator[Judgement]:
    """Takes each question as the first turn of a conversation of its own; `clock` counts seconds."""
    for question in questions:
        started = clock()
        turn = take_turn(Typed(question.text), NEW_STORY, knowledge, matcher, now)
        yield Judgement(question, turn, (clock() - started) * 1000)


def as_row(judgement: Judgement) -> Mapping[str, object]:
    """One line of the evaluation, in the form that outside tools rely on."""
    turn = judgement.turn
    return {
        "text": judgement.question.text,
        "expect": judgement.question.expect,
        "outcome": turn.outcome.value,
        "article": turn.reply.article,
        "confidence": round(turn.ranking.confidence, 4) if turn.ranking else None,
        "ranking": list(judgement.ranking),
        "suggestions": [suggestion.id for suggestion in turn.reply.suggestions],
        "milliseconds": round(judgement.milliseconds, 2),
    }


def summarise(judgements: Sequence[Judgement]) -> Mapping[str, object]:
    """The figures of an evaluation: shares from 0 to 1, each with the number of questions it is over, and times."""
    kinds = sorted({judgement.question.kind for judgement in judgements})
    return {
        "all": _shares(judgements),
        "kinds": {kind or "unnamed": _shares([j for j in judgements if j.question.kind == kind]) for kind in kinds},
        "outcomes": dict(Counter(judgement.turn.outcome.value for judgement in judgements)),
        "milliseconds": _times([judgement.milliseconds for judgement in judgements]),
    }


def _shares(judgements: Sequence[Judgement]) -> Mapping[str, object]:
    articles = [judgement for judgement in judgements if judgement.question.expect not in (NONE, HUMAN, SAFEGUARDING)]
    return {
        "questions": len(judgements),
        "right": _share(judgement.is_right for judgement in judgements),
        "offered": _share(judgement.is_offered for judgement in judgements),
        "answered_wrongly": _share(judgement.is_answered_wrongly for judgement in judgements),
        "with_an_article": len(articles),
        "right_first": _share(bool(judgement.question.accepted & {*judgement.ranking[:1]}) for judgement in articles),
        "in_first_three": _share(
            bool(judgement.question.accepted & {*judgement.ranking[:3]}) for judgement in articles
        ),
    }


def _times(milliseconds: Sequence[float]) -> Mapping[str, float | None]:
    if len(milliseconds) < 2:
        return {"median": milliseconds[0] if milliseconds else None, "p99": None}
    return {"median": round(median(milliseconds), 2), "p99": round(quantiles(milliseconds, n=100)[98], 2)}


def _share(claims: Iterable[bool]) -> float | None:
    held = list(claims)
    return round(sum(held) / len(held), 4) if held else None


def _labelled_question(value: object) -> LabelledQuestion:
    fields = fields_of(value)
    return LabelledQuestion(
        text=text_of(fields["text"]),
        expect=text_of(fields["expect"]),
        also=texts_of(fields.get("also")),
        kind=str(fields.get("kind") or ""),
        writer=str(fields.get("writer") or ""),
    )
