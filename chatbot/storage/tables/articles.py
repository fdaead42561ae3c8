"""Articles, every revision of them, and the counter that tells each worker that something was published."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Hash, Key, Word


class ArticleRow(Base):
    """An article's place: its id, under which revisions follow one another."""

    __tablename__ = "article"

    id: Mapped[Key]
    created_at: Mapped[datetime]


class RevisionRow(Base):
    """An article as it stood at a time.

    `state` is published, superseded or withdrawn; `origin` is file or adviser; `text` is the whole file; `html` its rendered
    pieces by name; `fingerprint` the SHA-256 of the text.
    """

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        Index(
            "uq_revision_published",
            "article_id",
            unique=True,
            sqlite_where=text("state = 'published'"),
            postgresql_where=text("state = 'published'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[Word] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[Word]
    origin: Mapped[Word]
    text: Mapped[str]
    html: Mapped[dict[str, Any]]
    fingerprint: Mapped[Hash]
    published_at: Mapped[datetime]
    published_by: Mapped[str | None]

    @property
    def is_published(self) -> bool:
        """Whether families are answered with it today."""
        return self.state == "published"

    @property
    def is_an_advisers(self) -> bool:
        """Whether a person changed it in the console, so that a release must not overwrite it."""
        return self.origin == "adviser"


class PublicationRow(Base):
    """One row, there from the first migration, whose number grows whenever what the chat answers from has changed."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
