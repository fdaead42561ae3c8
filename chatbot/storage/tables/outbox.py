"""What has to be sent, written down in the transaction that caused it, so that neither is ever there without the other."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Key, Word


class OutboxRow(Base):
    """One letter by one channel, until it is sent and after.

    `once` is set for what must be told only once, such as the amber time of one handoff. `about` names the record, like
    `concern:4KX…`; `adviser_id` is who is told, None for a family or a shared mailbox. Nobody else sends it while
    `leased_until` is to come, unless they hold `lease`. After `ends_at` it is no longer worth sending. Once it was sent,
    `recipient`, `subject`, `body` and `link` are emptied.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_unsent",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    kind: Mapped[Word] = mapped_column(index=True)
    channel: Mapped[Word]
    once: Mapped[str | None] = mapped_column(String(200), unique=True)
    about: Mapped[Word] = mapped_column(index=True)
    conversation_id: Mapped[Word | None] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    adviser_id: Mapped[Word | None] = mapped_column(ForeignKey("adviser.id"), index=True)
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    link: Mapped[str | None]
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    tries: Mapped[int]
    last_error: Mapped[Word | None]
    lease: Mapped[Word | None]
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None] = mapped_column(index=True)
