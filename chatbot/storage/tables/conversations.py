"""Conversations, the messages in them, how each turn ended, and what families said of the replies."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Hash, Key, Word


class ConversationRow(Base):
    """One visitor's conversation.

    Its token is the only key to it and is kept as a SHA-256. `story` is what the next turn needs to remember, and
    `last_sequence` the place of the newest message.
    """

    __tablename__ = "conversation"

    id: Mapped[Key]
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    partner: Mapped[Word | None] = mapped_column(index=True)
    language: Mapped[Word]
    page: Mapped[str | None]
    story: Mapped[dict[str, Any]]
    last_sequence: Mapped[int]
    created_at: Mapped[datetime]
    last_at: Mapped[datetime] = mapped_column(index=True)


class MessageRow(Base):
    """What was said, as it was typed. `sender` is visitor, chatbot or adviser; `html` is set for what we say."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "sequence"),
        UniqueConstraint("conversation_id", "client_id"),
    )

    id: Mapped[Key]
    conversation_id: Mapped[Word] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    sender: Mapped[Word]
    text: Mapped[str]
    html: Mapped[str | None]
    client_id: Mapped[str | None] = mapped_column(String(128))
    at: Mapped[datetime]


class TurnRow(Base):
    """How a visitor's message was dealt with, and why: enough to explain the reply, and to send it again unchanged.

    `chosen` is the suggestion the visitor pressed, where they did not type; `concern` the tier of what was shown first.
    """

    __tablename__ = "turn"

    message_id: Mapped[Key] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"))
    reply_id: Mapped[Word | None] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"), unique=True)
    outcome: Mapped[Word] = mapped_column(index=True)
    concern: Mapped[Word | None]
    card: Mapped[Word | None]
    article_id: Mapped[Word | None] = mapped_column(ForeignKey("article.id"), index=True)
    revision: Mapped[int | None]
    confidence: Mapped[float | None]
    ranking: Mapped[dict[str, Any] | None]
    suggestions: Mapped[list[Any]]
    contacts: Mapped[list[Any]]
    offers_person: Mapped[bool]
    chosen: Mapped[Word | None]

    @property
    def shows_a_concern(self) -> bool:
        """Whether the approved safeguarding words were shown."""
        return self.concern is not None


class FeedbackRow(Base):
    """Whether a reply helped. A visitor who changes their mind changes the row."""

    __tablename__ = "feedback"

    message_id: Mapped[Key] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"))
    helpful: Mapped[bool]
    reason: Mapped[str | None]
    at: Mapped[datetime]
