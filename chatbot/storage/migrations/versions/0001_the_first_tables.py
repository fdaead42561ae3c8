"""The first tables."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
PUBLISHED = sa.text("state = 'published'")

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables forward."""
    op.create_table(
        "article",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("partner", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("story", JSON, nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversation"),
        sa.UniqueConstraint("token_hash", name="uq_conversation_token_hash"),
    )
    op.create_index("ix_conversation_last_at", "conversation", ["last_at"], unique=False)
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
    )
    op.execute("INSERT INTO publication (id, number) VALUES (1, 0)")
    op.create_table(
        "handoff",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("route", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=320), nullable=True),
        sa.Column("safe_time", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("promised_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_handoff_conversation_id_conversation", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("reference", name="pk_handoff"),
        sa.UniqueConstraint("conversation_id", name="uq_handoff_conversation_id"),
    )
    op.create_index("ix_handoff_state", "handoff", ["state"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=True),
        sa.Column("client_id", sa.String(length=128), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_message_conversation_id_conversation", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("conversation_id", "client_id", name="uq_message_conversation_id_client_id"),
        sa.UniqueConstraint("conversation_id", "sequence", name="uq_message_conversation_id_sequence"),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", JSON, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_revision_article_id_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("article_id", "number", name="uq_revision_article_id_number"),
    )
    op.create_index(
        "uq_revision_published",
        "revision",
        ["article_id"],
        unique=True,
        sqlite_where=PUBLISHED,
        postgresql_where=PUBLISHED,
    )
    op.create_table(
        "feedback",
        sa.Column("message_id", sa.String(length=64), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name="fk_feedback_message_id_message", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name="pk_feedback"),
    )
    op.create_table(
        "turn",
        sa.Column("message_id", sa.String(length=64), nullable=False),
        sa.Column("reply_id", sa.String(length=64), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("concern", sa.String(length=64), nullable=True),
        sa.Column("card", sa.String(length=64), nullable=True),
        sa.Column("article_id", sa.String(length=64), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("ranking", JSON, nullable=True),
        sa.Column("suggestions", JSON, nullable=False),
        sa.Column("contacts", JSON, nullable=False),
        sa.Column("offers_person", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_turn_article_id_article"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_turn_message_id_message", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reply_id"], ["message.id"], name="fk_turn_reply_id_message", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name="pk_turn"),
        sa.UniqueConstraint("reply_id", name="uq_turn_reply_id"),
    )
    op.create_index("ix_turn_article_id", "turn", ["article_id"], unique=False)
    op.create_index("ix_turn_outcome", "turn", ["outcome"], unique=False)


def downgrade() -> None:
    """Takes the step back."""
    op.drop_index("ix_turn_outcome", "turn")
    op.drop_index("ix_turn_article_id", "turn")
    op.drop_table("turn")
    op.drop_table("feedback")
    op.drop_index("uq_revision_published", "revision")
    op.drop_table("revision")
    op.drop_table("message")
    op.drop_index("ix_handoff_state", "handoff")
    op.drop_table("handoff")
    op.drop_table("publication")
    op.drop_index("ix_conversation_last_at", "conversation")
    op.drop_table("conversation")
    op.drop_table("article")
