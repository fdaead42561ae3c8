"""Finds the terms of the field that an answer uses, so that a family can tap them and read what they mean."""

import re
from functools import lru_cache

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary, Term

TERMS_SHOWN = 6
"""More would be a glossary, not an explanation."""


@lru_cache(maxsize=2048)
def terms_in(article: Article, glossary: Glossary) -> tuple[Term, ...]:
    """The terms that the short answer, the detail and the next step use, in the order of their first use."""
    text = " ".join((article.short_answer, article.body, article.next_step))
    spoken = _spoken(glossary)
    found = (spoken[match[0].lower()] for match in _any_of(tuple(spoken)).finditer(text))
    return tuple(dict.fromkeys(found))[:TERMS_SHOWN]


def _spoken(glossary: Glossary) -> dict[str, Term]:
    """Every written form of every term, in lower case. A short form that is an everyday word too explains nothing."""
    forms: dict[str, Term] = {}
    for term in glossary.terms:
        for form in (term.term, *(() if term.beside else term.short)):
            forms.setdefault(form.lower(), term)
    return forms


@lru_cache(maxsize=4)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    words = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)
