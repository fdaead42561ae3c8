"""Partners: the sites that carry the chat as a widget, and how it stands there."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Key, Word


class PartnerRow(Base):
    """One partner. `origins` are the sites that may show the chat; an empty list means that none may.

    `ground` and `ink` are the colours of its button, `position` the corner it stands in.
    """

    __tablename__ = "partner"

    key: Mapped[Key]
    name: Mapped[str] = mapped_column(String(200))
    origins: Mapped[list[Any]]
    welcome: Mapped[str]
    subject: Mapped[Word | None]
    stage: Mapped[Word | None]
    language: Mapped[Word]
    ground: Mapped[Word]
    ink: Mapped[Word]
    position: Mapped[Word]
    hours_note: Mapped[str]
    is_on: Mapped[bool]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
