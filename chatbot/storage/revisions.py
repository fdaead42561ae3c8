"""Questions about articles and their revisions, and the counter of publications."""

from datetime import datetime

from sqlalchemy import func, select, update

from chatbot.storage.sessions import Session
from chatbot.storage.tables.articles import ArticleRow, PublicationRow, RevisionRow

_THE_ONE_ROW = 1


def published_revisions(session: Session) -> list[RevisionRow]:
    """What families are answered with today, in the order of the articles' ids."""
    return list(
        session.scalars(select(RevisionRow).where(RevisionRow.state == "published").order_by(RevisionRow.article_id))
    )


def newest_revisions(session: Session) -> dict[str, RevisionRow]:
    """The newest revision of every article by the article's id, whatever its state."""
    newest = (
        select(RevisionRow.article_id, func.max(RevisionRow.number).label("number"))
        .group_by(RevisionRow.article_id)
        .subquery()
    )
    rows = session.scalars(
        select(RevisionRow).join(
            newest, (RevisionRow.article_id == newest.c.article_id) & (RevisionRow.number == newest.c.number)
        )
    )
    return {row.article_id: row for row in rows}


def revision_of(session: Session, article_id: str, number: int) -> RevisionRow:
    """One revision of an article that is known to exist: revisions are never removed."""
    return session.scalars(
        select(RevisionRow).where(RevisionRow.article_id == article_id, RevisionRow.number == number)
    ).one()


def add_article_once(session: Session, article_id: str, now: datetime) -> None:
    """Makes the article's place where there is none yet."""
    if session.get(ArticleRow, article_id) is None:
        session.add(ArticleRow(id=article_id, created_at=now))
        session.flush()


def publication_number(session: Session) -> int:
    """How often something was published; 0 before the first time."""
    return session.scalars(select(PublicationRow.number).where(PublicationRow.id == _THE_ONE_ROW)).one()


def count_publication(session: Session) -> None:
    """Tells every worker that what the chat answers from has changed. Waits for another publication that is under way."""
    session.execute(
        update(PublicationRow).where(PublicationRow.id == _THE_ONE_ROW).values(number=PublicationRow.number + 1)
    )
