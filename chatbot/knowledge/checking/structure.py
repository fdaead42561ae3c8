"""Whether an article has all its parts, and everything it points to exists."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from chatbot.knowledge.article import Area, Audience
from chatbot.knowledge.checking.article_file import ArticleFile
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.knowledge.fault import Fault
from chatbot.knowledge.rendering import plain_text, source_marks, squeezed, value_marks

FEWEST_PHRASINGS, MOST_PHRASINGS = 10, 20
FEWEST_FOLLOW_UPS, MOST_FOLLOW_UPS = 2, 4
WITHOUT_SOURCES = frozenset({"small-talk"})
"""Groups whose articles state no fact that could have a source."""


def faults_of_structure(file: ArticleFile, known_ids: frozenset[str], fixed: FixedKnowledge) -> Iterator[Fault]:
    """Missing parts, and marks, contacts, links and articles that do not exist."""
    yield from _place(file)
    yield from _missing_parts(file)
    yield from _counts(file)
    yield from _unknown_articles(file, known_ids)
    yield from _contacts(file, fixed)
    yield from _marks(file, fixed)
    yield from _addresses(file)
    yield from _facts(file)


def _place(file: ArticleFile) -> Iterator[Fault]:
    article = file.article
    if (file.path.parent.name, file.path.stem) != (article.group, article.id):
        message = f"the file must stand at {article.group}/{article.id}.md, the group and id it carries"
        yield file.fault("misplaced", message, "id:")


def _missing_parts(file: ArticleFile) -> Iterator[Fault]:
    article = file.article
    if not article.short_answer:
        yield file.fault("no short answer", "there is no short answer: the first paragraph below the front matter")
    if not article.plain_version:
        yield file.fault("no plain version", "there is no section “Plain version”")
    if article.group in WITHOUT_SOURCES:
        return
    if not article.sources:
        yield file.fault("missing source", "there is no source, so nothing here can be trusted", "sources:")
    if not article.next_step:
        yield file.fault("no next step", "there is no section “Your next step”")
    if bool(article.young_version) != (Audience.YOUNG_PERSON in article.audience):
        message = "“For young people” must be there exactly when the audience includes young people"
        yield file.fault("young version", message, "audience:")


def _counts(file: ArticleFile) -> Iterator[Fault]:
    phrasings, follow_ups = len(file.article.phrasings), len(file.article.follow_ups)
    if not FEWEST_PHRASINGS <= phrasings <= MOST_PHRASINGS:
        message = f"there are {phrasings} phrasings; there should be {FEWEST_PHRASINGS} to {MOST_PHRASINGS}"
        yield file.fault("phrasing count", message, "phrasings:")
    if not FEWEST_FOLLOW_UPS <= follow_ups <= MOST_FOLLOW_UPS:
        message = f"there are {follow_ups} follow-ups; there should be {FEWEST_FOLLOW_UPS} to {MOST_FOLLOW_UPS}"
        yield file.fault("follow-up count", message, "follow_ups:")


def _unknown_articles(file: ArticleFile, known_ids: frozenset[str]) -> Iterator[Fault]:
    article = file.article
    for key in (*article.related, *(follow_up.article for follow_up in article.follow_ups)):
        if key not in known_ids:
            yield file.fault("unknown article", f"“{key}” is not the id of any article", key)
        elif key == article.id:
            yield file.fault("unknown article", "an article cannot lead on to itself", key)


def _contacts(file: ArticleFile, fixed: FixedKnowledge) -> Iterator[Fault]:
    for key in file.article.contacts:
        contact = fixed.contacts.get(key)
        if contact is None:
            yield file.fault("unknown contact", f"“{key}” is not a contact in contacts.yaml", key)
        elif not contact.may_be_shown:
            message = f"the contact “{key}” is “{contact.status}”, so it may not be shown"
            yield file.fault("contact not current", message, key)


def _marks(file: ArticleFile, fixed: FixedKnowledge) -> Iterator[Fault]:
    sources = {source.key for source in file.article.sources}
    pointed_to = frozenset().union(*(source_marks(text) for text in file.article.texts))
    for key in sorted(pointed_to - sources):
        yield file.fault("unknown source", f"the text points to a source “{key}” that is not listed", f"[^{key}]")
    for key in sorted(sources - pointed_to):
        yield file.fault("unused source", f"no sentence points to the source “{key}”", f"key: {key}")
    for key in sorted(frozenset().union(*(value_marks(text) for text in file.article.texts)) - set(fixed.values)):
        yield file.fault("unknown deadline", f"“{key}” is not in deadlines.yaml", f"{{{{{key}}}}}")


def _addresses(file: ArticleFile) -> Iterator[Fault]:
    for source in file.article.sources:
        if source.url is None:
            continue
        parts = urlsplit(source.url)
        if parts.scheme not in {"https", "http"} or "." not in parts.netloc or " " in source.url:
            yield file.fault("dead link form", f"“{source.url}” is not the form of a web address", source.url)


def _facts(file: ArticleFile) -> Iterator[Fault]:
    """Every fact must be stated, to the letter, somewhere in the article."""
    said = squeezed(" ".join(plain_text(text, {}) for text in file.article.texts))
    for fact in file.article.facts:
        if squeezed(fact.stated) not in said:
            message = f"the words that should state a fact are not in the text: “{fact.stated}”"
            yield file.fault("fact not stated", message, fact.stated)
    if not file.article.facts and file.article.area is not Area.SERVICE:
        yield file.fault("no facts", "no fact is listed, so a reviewer cannot check the article", "facts:")
