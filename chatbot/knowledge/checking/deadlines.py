"""Whether every time limit is written in one place only, and no article sets one of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chatbot.knowledge.checking.article_file import ArticleFile, sentences_of
from chatbot.knowledge.deadline import Deadline
from chatbot.knowledge.fault import Fault
from chatbot.knowledge.rendering import Values, fill_in, plain_text, value_marks
from chatbot.knowledge.yaml_files import field_lines

NO_RULE_OF_LAW: Mapping[tuple[str, str], str] = {
    ("after-tribunal-decision", "10 working days"): "the Tribunal's usual time, not a rule",
    ("attendance-fines", "5 days"): "what 10 sessions are in everyday words",
    ("break-time", "6 weeks"): "what the council promises for its own clubs",
    ("carers-assessments", "1 week"): "an amount of leave",
    ("early-years-funding", "9 months"): "an age",
    ("home-to-school-transport", "6 weeks"): "how long the council says an application can take",
    ("send-plan-priorities", "18 months"): "the stages of a plan that has ended, with its “must dos”",
    ("transport-problems", "6 weeks"): "how long the council says an application can take",
    ("university-and-dsa", "14 weeks"): "how long an application can take, as the Student Loans Company says",
}
"""Durations that sound like a time limit but come from no law, by article, each with the reason it stays in the text."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIGURES = {word: str(number) for number, word in enumerate(_NUMBERS, start=1)}
_NUMBER = rf"(?:\d+|{'|'.join(_NUMBERS)})"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LENGTH = rf"\b{_NUMBER} (?:more |full )?(?:(?:school|working|calendar) )?(?:day|week|month|year)s?\b"
_DAY_OF_THE_YEAR = rf"(?<=\bby )\d+ {_MONTH}\b(?! \d{{4}})|(?<=\bbefore )\d+ {_MONTH}\b(?! \d{{4}})"
_DURATION = re.compile(rf"{_LENGTH}|{_DAY_OF_THE_YEAR}", re.IGNORECASE)
_SETS_A_LIMIT = re.compile(
    rf"\b(?:must|has to|have to|deadlines?|time limits?|appeals?|within|by law|legal|at the latest|no later than|due)\b"
    rf"|\b(?:has|have|gets?|takes?) (?:at least |up to )?{_NUMBER}\b|\b(?:by|before) \d|^\|",
    re.IGNORECASE,
)
_FILLER = re.compile(r"\b(?:more|full) ")
_WORD = re.compile(r"[A-Za-z]+")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def faults_of_limits(file: ArticleFile, values: Values) -> Iterator[Fault]:
    """Limits that are written out beside the mark for them, and limits that no mark stands for."""
    referred = {values[key] for text in file.article.texts for key in value_marks(text) if key in values}
    for block in (block for text in file.article.texts for block in sentences_of(text)):
        for duration in _raw_durations(block, values, referred):
            if (file.article.id, duration) in NO_RULE_OF_LAW:
                continue
            if duration in referred:
                message = f"“{duration}” is a limit that this article refers to, so it must be {{{{key}}}} here too"
                yield file.fault("limit written twice", message, block)
            else:
                message = (
                    f"“{duration}” reads as a time limit, so it must be a {{{{key}}}} of deadlines.yaml: “{block}”"
                )
                yield file.fault("limit without rule", message, block)


def faults_of_unused_deadlines(
    path: Path, deadlines: Mapping[str, Deadline], files: Iterable[ArticleFile]
) -> Iterator[Fault]:
    """Time limits that no article shows: a number that nobody reads is a number that nobody corrects."""
    used = frozenset().union(*(value_marks(text) for file in files for text in file.article.texts))
    lines = field_lines(path.read_text(encoding="utf-8"))
    for key in deadlines:
        if key not in used:
            yield Fault(path, lines.get(key, 1), "unused deadline", f"no article refers to the time limit “{key}”")


def _raw_durations(block: str, values: Values, referred: set[str]) -> Iterator[str]:
    """The durations of a block that no mark stands for, where the sentence sets a limit or the rule is referred to."""
    without_marks = fill_in(plain_text(block, {}), dict.fromkeys(values, "…"))
    for sentence in _SENTENCE_END.split(without_marks):
        sets_a_limit = _SETS_A_LIMIT.search(sentence)
        for found in _DURATION.finditer(sentence):
            duration = _in_figures(found[0])
            if sets_a_limit or duration in referred:
                yield duration


def _in_figures(duration: str) -> str:
    """“Six more weeks” as “6 weeks”, so that one limit has one form."""
    return _WORD.sub(lambda word: _FIGURES.get(word[0].lower(), word[0]), _FILLER.sub("", duration))
