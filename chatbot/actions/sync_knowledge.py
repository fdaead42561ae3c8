"""Brings the articles of a release into the database, and never over what an adviser has written since."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from chatbot.actions.load_knowledge import article_in
from chatbot.knowledge.article import Article
from chatbot.knowledge.rendering import Values, render
from chatbot.knowledge.writing import article_text
from chatbot.storage.revisions import add_article_once, count_publication, newest_revisions, published_revisions
from chatbot.storage.sessions import Session, Sessions, writing
from chatbot.storage.tables.articles import RevisionRow


@dataclass(frozen=True)
class SyncReport:
    """What became of each article, by its id.

    `withdrawn` had a file before and has none now; `conflicts` differ from a revision that an adviser wrote, which stays;
    `rendered` kept their text and got new HTML, because a time limit in it or the way it is rendered has changed.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    withdrawn: tuple[str, ...]
    conflicts: tuple[str, ...]
    rendered: tuple[str, ...]


class _Fate(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    CONFLICTS = "conflicts"


def sync_knowledge(sessions: Sessions, articles: Iterable[Article], values: Values, now: datetime) -> SyncReport:
    """Publishes every article that is new or has changed, and withdraws those whose file is gone.

    `values` are the words for the marks in the texts, as `FixedKnowledge.values` gives them. Raises StorageUnavailableError.
    """
    with writing(sessions) as session:
        newest = newest_revisions(session)
        files = {article.id: article for article in articles}
        fates = [(key, _bring_in(session, article, newest.get(key), values, now)) for key, article in files.items()]
        fates += [(key, fate) for key, fate in _withdraw_others(newest, files)]
        session.flush()
        rendered = tuple(_render_anew(session, values))
        if rendered or any(fate not in {_Fate.UNCHANGED, _Fate.CONFLICTS} for _, fate in fates):
            count_publication(session)
    by_fate = {fate.value: tuple(key for key, its in fates if its is fate) for fate in _Fate}
    return SyncReport(**by_fate, rendered=rendered)


def fingerprint_of(text: str) -> str:
    """The SHA-256 of a file's text, by which two revisions are compared."""
    return hashlib.sha256(text.encode()).hexdigest()


def _bring_in(session: Session, article: Article, newest: RevisionRow | None, values: Values, now: datetime) -> _Fate:
    text = article_text(article)
    is_same = newest is not None and newest.is_published and newest.fingerprint == fingerprint_of(text)
    if newest is not None and is_same:
        newest.origin = "file"  # The file has caught up with the adviser, and leads again.
        return _Fate.UNCHANGED
    if newest is not None and newest.is_an_advisers:
        return _Fate.CONFLICTS
    if newest is not None and newest.is_published:
        newest.state = "superseded"
        session.flush()
    add_article_once(session, article.id, now)
    session.add(_revision(article, text, 1 if newest is None else newest.number + 1, values, now))
    return _Fate.ADDED if newest is None else _Fate.CHANGED


def _revision(article: Article, text: str, number: int, values: Values, now: datetime) -> RevisionRow:
    return RevisionRow(
        article_id=article.id,
        number=number,
        state="published",
        origin="file",
        text=text,
        html=asdict(render(article, values)),
        fingerprint=fingerprint_of(text),
        published_at=now,
    )


def _withdraw_others(newest: dict[str, RevisionRow], files: dict[str, Article]) -> Iterator[tuple[str, _Fate]]:
    for key, row in newest.items():
        if key not in files and row.is_published and not row.is_an_advisers:
            row.state = "withdrawn"
            yield key, _Fate.WITHDRAWN


def _render_anew(session: Session, values: Values) -> Iterator[str]:
    """HTML is made when an article is saved, so a new release has to look whether it would still come out the same."""
    for row in published_revisions(session):
        html = asdict(render(article_in(row.article_id, row.text), values))
        if html != row.html:
            row.html = html
            yield row.article_id
