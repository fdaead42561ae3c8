"""Conversations that wait for, or are with, an adviser."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Key, Word


class HandoffRow(Base):
    """A family that asked for a person, how and when they may be reached, and who has them now.

    `reference` can be read aloud on the phone. `route` is here (in the chat), phone, text or email, and `contact` the number
    or address for it. `safe_time` is in the visitor's own words. `promised_by` is None where the calendar promises nothing.
    `state` is waiting, claimed, snoozed, given_back or closed; `held` whether the chatbot is silent; `meant_for` whom an
    adviser had in mind when they passed it on. `story` is the card as the family approved it, None until they have; what
    they left out is nowhere in it, and `withheld` are the places of the messages that no adviser sees for that reason.
    `visitor_typed_at` and `adviser_typed_at` are when either last touched a key; `visitor_here_at` is when the family's page
    last looked for news.
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
    urgency: Mapped[Word] = mapped_column(server_default="ordinary")
    held: Mapped[bool] = mapped_column(server_default=false())
    claimed_by: Mapped[Word | None] = mapped_column(ForeignKey("adviser.id"), index=True)
    claimed_at: Mapped[datetime | None]
    first_reply_at: Mapped[datetime | None]
    meant_for: Mapped[Word | None] = mapped_column(ForeignKey("adviser.id"))
    snoozed_until: Mapped[datetime | None]
    story: Mapped[list[Any] | None]
    story_approved_at: Mapped[datetime | None]
    withheld: Mapped[list[Any] | None]
    visitor_typed_at: Mapped[datetime | None]
    adviser_typed_at: Mapped[datetime | None]
    visitor_here_at: Mapped[datetime | None]

    @property
    def is_approved(self) -> bool:
        """Whether the family has sent its story, so that advisers may read the conversation."""
        return self.story_approved_at is not None


class AdviserMessageRow(Base):
    """Who wrote an adviser's message, and the article sent with it, in the revision that was sent.

    `kind` is reply, or joined and left for the lines that say who has the conversation. `words` is what the adviser typed;
    the message itself holds the text of the article as well.
    """

    __tablename__ = "adviser_message"

    message_id: Mapped[Key] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"))
    adviser_id: Mapped[Word] = mapped_column(ForeignKey("adviser.id"))
    kind: Mapped[Word]
    words: Mapped[str]
    article_id: Mapped[Word | None] = mapped_column(ForeignKey("article.id"), index=True)
    revision: Mapped[int | None]


class NoteRow(Base):
    """What an adviser noted for colleagues. Families never see it."""

    __tablename__ = "note"

    id: Mapped[Key]
    reference: Mapped[Word] = mapped_column(ForeignKey("handoff.reference", ondelete="CASCADE"), index=True)
    adviser_id: Mapped[Word] = mapped_column(ForeignKey("adviser.id"))
    text: Mapped[str]
    at: Mapped[datetime]


class ClosingRow(Base):
    """How a case ended, and what the family said of it afterwards. A family that asks again has another case.

    `level` is the service's intervention level, 1 to 4. `helped` is yes, partly or no, `changed` in the family's own words.
    """

    __tablename__ = "closing"

    id: Mapped[Key]
    reference: Mapped[Word] = mapped_column(ForeignKey("handoff.reference", ondelete="CASCADE"), index=True)
    adviser_id: Mapped[Word] = mapped_column(ForeignKey("adviser.id"))
    ending: Mapped[Word]
    level: Mapped[int]
    at: Mapped[datetime]
    helped: Mapped[Word | None]
    changed: Mapped[str | None]
    told_at: Mapped[datetime | None]
