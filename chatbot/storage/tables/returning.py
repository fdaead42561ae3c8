"""How a family that left the page comes back to its conversation: the code that was sent, and the further key it opens."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Key, Word


class ReturnCodeRow(Base):
    """The code that was sent last for a handoff, kept as Argon2id. `tries` counts those that were wrong."""

    __tablename__ = "return_code"

    reference: Mapped[Key] = mapped_column(ForeignKey("handoff.reference", ondelete="CASCADE"))
    code_hash: Mapped[Word]
    salt: Mapped[Word]
    ends_at: Mapped[datetime]
    tries: Mapped[int]


class FurtherKeyRow(Base):
    """Another token that opens a conversation for a while, kept as a SHA-256. The first one goes on working."""

    __tablename__ = "further_key"

    token_hash: Mapped[Key]
    conversation_id: Mapped[Word] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    ends_at: Mapped[datetime]
