"""What has to be sent, who is asked on which day, what was said about safety, and how a family comes back."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables forward. A column that may be empty is added in place, so that no row of `handoff` is copied."""
    _create_outbox()
    _create_concern()
    _create_concern_note()
    _create_rota()
    _create_return_code()
    _create_further_key()
    op.add_column("handoff", _moment("visitor_here_at", nullable=True))


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        *(_word(name) for name in ("id", "kind", "channel")),
        sa.Column("once", sa.String(length=200), nullable=True),
        _word("about"),
        *(_word(name, nullable=True) for name in ("conversation_id", "adviser_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("recipient", "subject", "body")),
        sa.Column("link", sa.Text(), nullable=True),
        *(_moment(name) for name in ("made_at", "due_at")),
        _moment("ends_at", nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        *(_word(name, nullable=True) for name in ("last_error", "lease")),
        *(_moment(name, nullable=True) for name in ("leased_until", "sent_at", "done_at")),
        _refers("outbox", "conversation_id", "conversation", ondelete="CASCADE"),
        _refers("outbox", "adviser_id", "adviser"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("once", name="uq_outbox_once"),
    )
    _index("outbox", "kind", "about", "conversation_id", "adviser_id", "done_at")
    unsent = sa.text("done_at IS NULL")
    op.create_index("ix_outbox_unsent", "outbox", ["due_at"], sqlite_where=unsent, postgresql_where=unsent)


def _create_concern() -> None:
    op.create_table(
        "concern",
        _word("id"),
        _word("conversation_id", nullable=True),
        *(_word(name) for name in ("place", "tier", "card")),
        sa.Column("card_version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("said", "shown")),
        _moment("at"),
        _word("state"),
        sa.Column("joined", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("step", sa.Integer(), nullable=False),
        _moment("next_at", nullable=True),
        _word("acknowledged_by", nullable=True),
        _moment("acknowledged_at", nullable=True),
        _word("closed_by", nullable=True),
        _moment("closed_at", nullable=True),
        _word("outcome", nullable=True),
        _moment("ends_at"),
        _refers("concern", "conversation_id", "conversation", ondelete="SET NULL"),
        _refers("concern", "acknowledged_by", "adviser"),
        _refers("concern", "closed_by", "adviser"),
        sa.PrimaryKeyConstraint("id", name="pk_concern"),
    )
    _index("concern", "conversation_id", "at", "state", "next_at", "ends_at")


def _create_concern_note() -> None:
    op.create_table(
        "concern_note",
        *(_word(name) for name in ("id", "concern_id", "adviser_id")),
        sa.Column("text", sa.Text(), nullable=False),
        _moment("at"),
        _refers("concern_note", "concern_id", "concern", ondelete="CASCADE"),
        _refers("concern_note", "adviser_id", "adviser"),
        sa.PrimaryKeyConstraint("id", name="pk_concern_note"),
    )
    _index("concern_note", "concern_id")


def _create_rota() -> None:
    op.create_table(
        "rota",
        _word("list"),
        sa.Column("weekday", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        _word("adviser_id"),
        _refers("rota", "adviser_id", "adviser"),
        sa.PrimaryKeyConstraint("list", "weekday", "place", name="pk_rota"),
    )


def _create_return_code() -> None:
    op.create_table(
        "return_code",
        *(_word(name) for name in ("reference", "code_hash", "salt")),
        _moment("ends_at"),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"], ["handoff.reference"], name="fk_return_code_reference_handoff", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("reference", name="pk_return_code"),
    )


def _create_further_key() -> None:
    op.create_table(
        "further_key",
        *(_word(name) for name in ("token_hash", "conversation_id")),
        _moment("ends_at"),
        _refers("further_key", "conversation_id", "conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_further_key"),
    )
    _index("further_key", "conversation_id")


def _word(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=64), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(table: str, column: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column], unique=False)


def downgrade() -> None:
    """Takes the step back."""
    op.drop_column("handoff", "visitor_here_at")
    for table in ("further_key", "return_code", "rota", "concern_note", "concern", "outbox"):
        op.drop_table(table)
