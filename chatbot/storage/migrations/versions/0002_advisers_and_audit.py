"""Advisers, their sessions, and the audit log that nobody can change."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_REFUSAL = "the audit log only grows"


def upgrade() -> None:
    """Brings the tables forward."""
    op.create_table(
        "adviser",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("invitation_hash", sa.String(length=64), nullable=True),
        sa.Column("invitation_ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_secret", sa.String(length=64), nullable=True),
        sa.Column("totp_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_adviser"),
        sa.UniqueConstraint("email", name="uq_adviser_email"),
        sa.UniqueConstraint("invitation_hash", name="uq_adviser_invitation_hash"),
    )
    op.create_table(
        "recovery_code",
        sa.Column("adviser_id", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["adviser_id"], ["adviser.id"], name="fk_recovery_code_adviser_id_adviser", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("adviser_id", "code_hash", name="pk_recovery_code"),
    )
    op.create_table(
        "adviser_session",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("adviser_id", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("browser", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["adviser_id"], ["adviser.id"], name="fk_adviser_session_adviser_id_adviser", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_adviser_session"),
        sa.UniqueConstraint("token_hash", name="uq_adviser_session_token_hash"),
    )
    op.create_index("ix_adviser_session_adviser_id", "adviser_session", ["adviser_id"], unique=False)
    op.create_table(
        "sign_in_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_try"),
    )
    for column in ("account", "address", "at"):
        op.create_index(f"ix_sign_in_try_{column}", "sign_in_try", [column], unique=False)
    _create_audit()


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("adviser_id", sa.String(length=64), nullable=True),
        sa.Column("deed", sa.String(length=64), nullable=False),
        sa.Column("record", sa.String(length=64), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"], name="fk_audit_adviser_id_adviser"),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit"),
        sa.UniqueConstraint("hash", name="uq_audit_hash"),
    )
    for column in ("adviser_id", "deed", "record"):
        op.create_index(f"ix_audit_{column}", "audit", [column], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        _refuse_change_on_postgresql()
    else:
        _refuse_change_on_sqlite()


def _refuse_change_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
    )


def _refuse_change_on_sqlite() -> None:
    """A later step that rebuilds this table in a batch has to make these triggers again."""
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_refuses_{deed.lower()} BEFORE {deed} ON audit "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def downgrade() -> None:
    """Takes the step back."""
    op.drop_table("audit")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
    op.drop_table("sign_in_try")
    op.drop_table("adviser_session")
    op.drop_table("recovery_code")
    op.drop_table("adviser")
