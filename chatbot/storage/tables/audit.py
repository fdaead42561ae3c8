"""The audit log: who did what to which record, and why, each row chained to the one before."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Hash, Word


class AuditRow(Base):
    """One deed. The database itself refuses to change or remove it (a trigger, made in the migration).

    `adviser_id` is None for what the service did itself, or somebody on the command line. `record` is like
    `handoff:ABC-123`, and `hash` the SHA-256 of the hash before and of everything in this row.
    """

    __tablename__ = "audit"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    adviser_id: Mapped[Word | None] = mapped_column(ForeignKey("adviser.id"), index=True)
    deed: Mapped[Word] = mapped_column(index=True)
    record: Mapped[Word] = mapped_column(index=True)
    why: Mapped[str | None]
    previous_hash: Mapped[Hash]
    hash: Mapped[Hash] = mapped_column(unique=True)
