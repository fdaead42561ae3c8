"""Conversations that wait for, or are with, an adviser."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Key, Word


class HandoffRow(Base):
    """A family that asked for a person, and how and when they may be reached.

    `reference` can be read aloud on the phone. `route` is here (in the chat), phone, text or email, and `contact` the number
    or address for it. `safe_time` is in the visitor's own words. `promised_by` is None where the calendar promises nothing.
    `state` is waiting until an adviser takes it.
    """

    __tablename__ = "handoff"

    reference: Mapped[Key]
    conversation_id: Mapped[Word] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), unique=True)
    reason: Mapped[Word]
    name: Mapped[str | None] = mapped_column(String(200))
    route: Mapped[Word]
    contact: Mapped[str | None] = mapped_column(String(320))
    safe_time: Mapped[str | None]
    notes: Mapped[str | None]
    consent_at: Mapped[datetime]
    asked_at: Mapped[datetime]
    promised_by: Mapped[datetime | None]
    state: Mapped[Word] = mapped_column(index=True)
