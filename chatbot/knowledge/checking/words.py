"""Whether an article is plain, impartial, in British spelling, and cites the law where it says must."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import textstat

from chatbot.knowledge.article import Area
from chatbot.knowledge.checking.article_file import ArticleFile, sentences_of
from chatbot.knowledge.fault import Fault
from chatbot.knowledge.rendering import Values, plain_text, source_marks

HIGHEST_GRADE_OF_DETAIL = 8.0
HIGHEST_GRADE_OF_SHORT_TEXTS = 6.0
"""Flesch-Kincaid grades: 6 is a reading age of about 11."""

READING_AGE_EXCEPTIONS: Mapping[tuple[str, str], str] = {
    ("ehc-assessment-refused", "short_answer"): "the appeal deadline has to stand whole in the first bubble",
}
"""The texts that may be harder to read, each with the reason."""

_BIASED = {
    r"you should(?! not have to)\b": "tells people what to do; say “you can” or “you could”",
    r"you need to fight\b|\bfight (the|your) (council|school|la)\b": "takes sides",
    r"\byou will win\b|\bguaranteed? to\b": "promises an outcome",
    r"\b(lazy|rubbish|useless|failing you|don't care|does not care)\b": "blames somebody",
    r"\bunfortunately\b|\bplease note\b|\bin order to\b|\bgreat question\b|\bi understand how you feel\b": "is not our voice",
}
_AMERICAN = r"\b(organiz|recogniz|apologiz|behavior|center\b|counselor|enroll\b|color\b)"
_DUTY = re.compile(r"\b(must|legal duty|legal right|by law)\b", re.IGNORECASE)
_PRIVATE_NUMBER = re.compile(r"(?<![\d£])0\d{2,4} ?\d{3} ?\d{3,4}\b|\bhttps?://|\bwww\.|[\w.]+@[\w.]+\.\w+")
_LIST_MARK = re.compile(r"^(?:[-*]|\d+\.)\s+")
_TABLE_RULE = re.compile(r"^\|[\s:|-]+\|$")
_ENDED = re.compile(r"[.!?:]$")


def faults_of_words(file: ArticleFile, values: Values) -> Iterator[Fault]:
    """Hard reading, bias, promises, American spelling, exclamation marks, and duties without authority."""
    yield from _hard_reading(file, values)
    yield from _biased_words(file)
    yield from _duties_without_authority(file)


def reading_grade(text: str, values: Values) -> float:
    """The Flesch-Kincaid grade of a Markdown text as it is read: marks out, each bullet and cell a sentence."""
    prose = _prose(plain_text(text, values))
    return _grade(prose) if prose else 0.0


@lru_cache(maxsize=4096)
def _grade(prose: str) -> float:
    return float(textstat.flesch_kincaid_grade(prose))


def _hard_reading(file: ArticleFile, values: Values) -> Iterator[Fault]:
    article = file.article
    texts = (
        ("short_answer", article.short_answer, HIGHEST_GRADE_OF_SHORT_TEXTS),
        ("detail", f"{article.body}\n\n{article.next_step}", HIGHEST_GRADE_OF_DETAIL),
        ("plain_version", article.plain_version, HIGHEST_GRADE_OF_SHORT_TEXTS),
        ("young_version", article.young_version, HIGHEST_GRADE_OF_SHORT_TEXTS),
    )
    for name, text, highest in texts:
        grade = reading_grade(text, values)
        if grade > highest and (article.id, name) not in READING_AGE_EXCEPTIONS:
            message = f"the {name.replace('_', ' ')} reads at grade {grade:.1f}; {highest:g} is the highest"
            yield file.fault("reading age", message, text)


def _biased_words(file: ArticleFile) -> Iterator[Fault]:
    for text in file.article.texts:
        for pattern, why in _BIASED.items():
            for found in re.finditer(pattern, text, re.IGNORECASE):
                yield file.fault("biased wording", f"“{found[0]}” {why}", _line_around(text, found.start()))
        for found in re.finditer(_AMERICAN, text, re.IGNORECASE):
            yield file.fault("spelling", f"“{found[0]}” is not British spelling", _line_around(text, found.start()))
        if "!" in text:
            yield file.fault("not our voice", "an exclamation mark", _line_around(text, text.index("!")))
        for found in _PRIVATE_NUMBER.finditer(text):
            message = f"“{found[0]}” belongs in contacts.yaml or in a source, not in the text"
            yield file.fault("contact in text", message, _line_around(text, found.start()))


def _duties_without_authority(file: ArticleFile) -> Iterator[Fault]:
    if file.article.area is Area.SERVICE:
        return
    for text in (file.article.body, file.article.next_step):
        for block in sentences_of(text):
            if _DUTY.search(block) and not source_marks(block):
                yield file.fault(
                    "must without authority", f"says what the law demands, with no source: “{block}”", block
                )


def _line_around(text: str, position: int) -> str:
    return text[text.rfind("\n", 0, position) + 1 :].split("\n", 1)[0]


def _prose(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return " ".join(_as_sentence(line) for line in lines if line and line[0] != "#" and not _TABLE_RULE.match(line))


def _as_sentence(line: str) -> str:
    line = _LIST_MARK.sub("", line)
    if line.startswith("|"):
        line = ". ".join(cell.strip() for cell in line.strip("|").split("|"))
    return line if _ENDED.search(line) else f"{line}."
