"""Troubles that are answered differently with and without an EHC plan, each with the question that settles it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.article import Plan
from chatbot.knowledge.sign import Sign, parse_signs
from chatbot.knowledge.yaml_files import Fields, fields_of, read_records, text_of, texts_of


@dataclass(frozen=True)
class PlanChoice:
    """One way to answer the question: the article that it leads to, and the words on its button."""

    article: str
    words: str


@dataclass(frozen=True)
class PlanQuestion:
    """One trouble. `tells` are the signs that give it away, `unless` those that settle it or make it another trouble.

    `near` are articles that a message about it is also taken for.
    """

    key: str
    question: str
    with_plan: PlanChoice
    without_plan: PlanChoice
    near: tuple[str, ...]
    tells: tuple[Sign, ...]
    unless: tuple[Sign, ...]

    @property
    def choices(self) -> tuple[str, str]:
        """The two articles, the one for families with a plan first."""
        return self.with_plan.article, self.without_plan.article

    @property
    def words(self) -> Mapping[str, str]:
        """The words on the button of each article."""
        return {choice.article: choice.words for choice in (self.with_plan, self.without_plan)}

    def concerns(self, article: str | None) -> bool:
        """Whether a message that is taken to ask for this article may be about the trouble."""
        return article in {*self.choices, *self.near}

    def plan_of(self, article: str) -> Plan:
        """What a choice says of the family."""
        return Plan.WITH if article == self.with_plan.article else Plan.WITHOUT


def read_plan_questions(path: Path) -> Mapping[str, PlanQuestion]:
    """Every question of the file by its key, in its order. Raises UnreadableError."""
    return read_records(path, _plan_question)


def _plan_question(key: str, fields: Fields) -> PlanQuestion:
    return PlanQuestion(
        key=key,
        question=text_of(fields["question"]),
        with_plan=_choice(fields["with_plan"]),
        without_plan=_choice(fields["without_plan"]),
        near=texts_of(fields.get("near")),
        tells=parse_signs(fields["tells"], {}),
        unless=parse_signs(fields.get("unless"), {}),
    )


def _choice(value: object) -> PlanChoice:
    fields = fields_of(value)
    return PlanChoice(article=text_of(fields["article"]), words=text_of(fields["words"]))
