"""Whether the glossary says one thing for one way of writing, and is careful with short forms that are words as well."""

from collections.abc import Iterator
from pathlib import Path

from chatbot.knowledge.fault import Fault
from chatbot.knowledge.glossary import Glossary, Term

UNMISTAKABLE = frozenset({"la", "gp"})
"""Short forms of two letters that mean nothing else in a message to this service."""

_LONGEST_DOUBTFUL = 2
"""Letters. “IT”, “OT”, “EP” and “PA” are words, names or other services too."""


def faults_of_terms(path: Path, glossary: Glossary) -> Iterator[Fault]:
    """Ways of writing that two terms claim, and doubtful short forms without words that settle them."""
    text = path.read_text(encoding="utf-8").split("\n")
    claimed: dict[str, Term] = {}
    for term in glossary.terms:
        line = next((number for number, one in enumerate(text, start=1) if one == f"- term: {term.term}"), 1)
        for form in sorted({form.casefold() for form in (term.term, *term.short, *term.also, *term.misspelt)}):
            other = claimed.setdefault(form, term)
            if not _agree(other, term):
                message = f"“{form}” is claimed by “{other.term}” and by “{term.term}”"
                yield Fault(path, line, "term claimed twice", message)
        for short in term.short:
            is_doubtful = len(short) <= _LONGEST_DOUBTFUL and short.casefold() not in UNMISTAKABLE
            if is_doubtful and not term.beside:
                message = f"“{short}” may mean something else; name words that stand beside it when it means this"
                yield Fault(path, line, "doubtful short form", message)


def _agree(one: Term, other: Term) -> bool:
    """Whether both read alike, or one reads as a part of the other, as mediation does of a mediation certificate."""
    return one.reads in other.reads or other.reads in one.reads
