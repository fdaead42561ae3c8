"""The restricted record of what was said that somebody may be at risk. It has its own access right and its own retention."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Key, Word


class ConcernRow(Base):
    """One thing that was said. It outlives the conversation, which may be deleted.

    `place` is where it was said: message, person, story, feedback or after. `said` is as it was typed, `shown` the approved
    words that came back, `card` and `card_version` which they were. `state` is open, acknowledged or closed. `joined` is true
    where an earlier record of the same conversation is still open and has people alerted already. `step` counts who has been
    alerted, and `next_at` is when the next one is, None once nobody needs to be.
    """

    __tablename__ = "concern"

    id: Mapped[Key]
    conversation_id: Mapped[Word | None] = mapped_column(ForeignKey("conversation.id", ondelete="SET NULL"), index=True)
    place: Mapped[Word]
    tier: Mapped[Word]
    card: Mapped[Word]
    card_version: Mapped[int]
    said: Mapped[str]
    shown: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[Word] = mapped_column(index=True)
    joined: Mapped[bool] = mapped_column(server_default=false())
    step: Mapped[int]
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    acknowledged_by: Mapped[Word | None] = mapped_column(ForeignKey("adviser.id"))
    acknowledged_at: Mapped[datetime | None]
    closed_by: Mapped[Word | None] = mapped_column(ForeignKey("adviser.id"))
    closed_at: Mapped[datetime | None]
    outcome: Mapped[Word | None]
    ends_at: Mapped[datetime] = mapped_column(index=True)

    @property
    def is_seen(self) -> bool:
        """Whether a person has said that they have seen it."""
        return self.acknowledged_at is not None


class ConcernNoteRow(Base):
    """What an adviser noted on a record."""

    __tablename__ = "concern_note"

    id: Mapped[Key]
    concern_id: Mapped[Word] = mapped_column(ForeignKey("concern.id", ondelete="CASCADE"), index=True)
    adviser_id: Mapped[Word] = mapped_column(ForeignKey("adviser.id"))
    text: Mapped[str]
    at: Mapped[datetime]


class RotaRow(Base):
    """Who is asked on a day of the week, Monday is 0, and in which place: 0 is first, 1 is next.

    `list` is families or safeguarding.
    """

    __tablename__ = "rota"

    list: Mapped[str] = mapped_column(String(64), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    adviser_id: Mapped[Word] = mapped_column(ForeignKey("adviser.id"))
