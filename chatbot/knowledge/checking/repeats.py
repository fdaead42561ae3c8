"""Whether two articles say the same thing or claim the same words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from chatbot.knowledge.checking.article_file import ArticleFile, sentences_of
from chatbot.knowledge.fault import Fault
from chatbot.knowledge.rendering import plain_text

SHORTEST_REPEAT_WORDS = 14
"""Shorter sentences may well stand in two articles by chance, or because a rule is that short."""

_NOT_A_WORD = re.compile(r"[^\w]+")


def faults_of_repeats(files: Iterable[ArticleFile]) -> Iterator[Fault]:
    """Ids given twice, phrasings that two articles claim, and sentences that stand in two articles."""
    seen_ids: dict[str, ArticleFile] = {}
    phrasings: dict[str, ArticleFile] = {}
    sentences: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        other = seen_ids.setdefault(file.article.id, file)
        if other is not file:
            yield file.fault("id twice", f"the id is also that of {other.path}", "id:")
        yield from _claimed_twice(file, phrasings)
        yield from _said_twice(file, sentences)


def _claimed_twice(file: ArticleFile, phrasings: dict[str, ArticleFile]) -> Iterator[Fault]:
    for phrasing in file.article.phrasings:
        other = phrasings.setdefault(_folded(phrasing), file)
        if other is not file:
            message = f"the phrasing “{phrasing}” also belongs to {other.article.id}"
            yield file.fault("shared phrasing", message, phrasing)


def _said_twice(file: ArticleFile, sentences: defaultdict[str, list[str]]) -> Iterator[Fault]:
    for block in (block for text in file.article.texts for block in sentences_of(plain_text(text, {}))):
        folded = _folded(block)
        if len(folded.split()) < SHORTEST_REPEAT_WORDS:
            continue
        others = [key for key in sentences[folded] if key != file.article.id]
        if others:
            yield file.fault("duplicate text", f"also stands in {others[0]}: “{block[:80]}”", block)
        sentences[folded].append(file.article.id)


def _folded(text: str) -> str:
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()
