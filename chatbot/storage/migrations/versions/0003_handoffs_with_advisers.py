"""Who has a handoff, what they wrote and noted, and how it ended."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_MOMENTS = (
    "claimed_at",
    "first_reply_at",
    "snoozed_until",
    "story_approved_at",
    "visitor_typed_at",
    "adviser_typed_at",
)
_ADVISERS = ("claimed_by", "meant_for")


def upgrade() -> None:
    """Brings the tables forward."""
    with op.batch_alter_table("handoff") as handoff:
        handoff.add_column(sa.Column("urgency", sa.String(length=64), nullable=False, server_default="ordinary"))
        handoff.add_column(sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in _ADVISERS:
            handoff.add_column(sa.Column(name, sa.String(length=64), nullable=True))
            handoff.create_foreign_key(f"fk_handoff_{name}_adviser", "adviser", [name], ["id"])
        for name in _MOMENTS:
            handoff.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        for name in ("story", "withheld"):
            handoff.add_column(sa.Column(name, JSON, nullable=True))
        handoff.create_index("ix_handoff_claimed_by", ["claimed_by"], unique=False)
    _create_adviser_message()
    _create_note()
    _create_closing()


def _create_adviser_message() -> None:
    op.create_table(
        "adviser_message",
        sa.Column("message_id", sa.String(length=64), nullable=False),
        sa.Column("adviser_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("article_id", sa.String(length=64), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"], name="fk_adviser_message_adviser_id_adviser"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_adviser_message_article_id_article"),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name="fk_adviser_message_message_id_message", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name="pk_adviser_message"),
    )
    op.create_index("ix_adviser_message_article_id", "adviser_message", ["article_id"], unique=False)


def _create_note() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("adviser_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"], name="fk_note_adviser_id_adviser"),
        sa.ForeignKeyConstraint(
            ["reference"], ["handoff.reference"], name="fk_note_reference_handoff", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_reference", "note", ["reference"], unique=False)


def _create_closing() -> None:
    op.create_table(
        "closing",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("adviser_id", sa.String(length=64), nullable=False),
        sa.Column("ending", sa.String(length=64), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("helped", sa.String(length=64), nullable=True),
        sa.Column("changed", sa.Text(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"], name="fk_closing_adviser_id_adviser"),
        sa.ForeignKeyConstraint(
            ["reference"], ["handoff.reference"], name="fk_closing_reference_handoff", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_closing"),
    )
    op.create_index("ix_closing_reference", "closing", ["reference"], unique=False)


def downgrade() -> None:
    """Takes the step back."""
    for table in ("closing", "note", "adviser_message"):
        op.drop_table(table)
    with op.batch_alter_table("handoff") as handoff:
        handoff.drop_index("ix_handoff_claimed_by")
        for name in _ADVISERS:
            handoff.drop_constraint(f"fk_handoff_{name}_adviser", type_="foreignkey")
        for name in ("withheld", "story", *_MOMENTS, *_ADVISERS, "held", "urgency"):
            handoff.drop_column(name)
