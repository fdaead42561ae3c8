"""Runs every rule over the knowledge and lists what is wrong, and what a person still has to confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chatbot.knowledge.article import Evidence
from chatbot.knowledge.checking.article_file import ArticleFile, read_article_files
from chatbot.knowledge.checking.dates import faults_of_contacts, faults_of_dates
from chatbot.knowledge.checking.deadlines import faults_of_limits, faults_of_unused_deadlines
from chatbot.knowledge.checking.repeats import faults_of_repeats
from chatbot.knowledge.checking.structure import faults_of_structure
from chatbot.knowledge.checking.terms import faults_of_terms
from chatbot.knowledge.checking.words import faults_of_words
from chatbot.knowledge.collection import FixedKnowledge, read_fixed_knowledge
from chatbot.knowledge.contact import ContactStatus
from chatbot.knowledge.fault import Fault, UnreadableError


@dataclass(frozen=True)
class Verdict:
    """What a check found: the faults, in the order of the files, and what waits for a person to confirm it."""

    articles: int
    faults: tuple[Fault, ...]
    to_confirm: tuple[str, ...]


def check_knowledge(folder: Path, today: date) -> Verdict:
    """Checks everything below the knowledge folder as it stands on a day."""
    try:
        fixed = read_fixed_knowledge(folder)
    except UnreadableError as error:
        return Verdict(0, (error.fault,), ())
    files, faults = read_article_files(folder / "articles")
    faults += faults_of_terms(folder / "glossary.yaml", fixed.glossary)
    faults += faults_of_contacts(folder / "contacts.yaml", fixed.contacts, today)
    faults += faults_of_unused_deadlines(folder / "deadlines.yaml", fixed.deadlines, files)
    faults += _faults_of_articles(files, fixed, today)
    return Verdict(len(files), tuple(sorted(faults)), tuple(_to_confirm(files, fixed)))


def _faults_of_articles(files: list[ArticleFile], fixed: FixedKnowledge, today: date) -> Iterator[Fault]:
    known_ids = frozenset(file.article.id for file in files)
    for file in files:
        yield from faults_of_structure(file, known_ids, fixed)
        yield from faults_of_words(file, fixed.values)
        yield from faults_of_limits(file, fixed.values)
        yield from faults_of_dates(file, today)
    yield from faults_of_repeats(files)


def _to_confirm(files: list[ArticleFile], fixed: FixedKnowledge) -> Iterator[str]:
    """The visible list of what the service itself has to confirm before it may be shown or relied on."""
    if not fixed.calendar.confirmed:
        yield "calendar.yaml: the opening hours, which every promised reply rests on"
    for contact in fixed.contacts.values():
        if contact.status is ContactStatus.CONFIRM:
            yield f"contacts.yaml: {contact.name} (held back until confirmed)"
    for file in files:
        for fact in file.article.facts:
            if fact.evidence is not Evidence.FOUND:
                yield f"{file.article.id}: {fact.fact} ({fact.evidence})"
