"""The people who work in the console: their accounts, recovery codes, sessions, and failed tries to sign in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from chatbot.storage.tables.columns import Base, Hash, Key, Word


class AdviserRow(Base):
    """One account. It is never removed, only disabled, because the audit log goes on naming it.

    `password_hash` is None until the invitation was used; `invitation_hash` is set until then. `totp_confirmed_at` is None
    until the first code from the adviser's phone was right, and `totp_last_step` is the newest step whose code was used.
    """

    __tablename__ = "adviser"

    id: Mapped[Key]
    email: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Word]
    password_hash: Mapped[str | None]
    invitation_hash: Mapped[Hash | None] = mapped_column(unique=True)
    invitation_ends_at: Mapped[datetime | None]
    totp_secret: Mapped[Word | None]
    totp_confirmed_at: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    @property
    def is_disabled(self) -> bool:
        """Whether the account is closed."""
        return self.disabled_at is not None

    @property
    def has_second_factor(self) -> bool:
        """Whether signing in asks for a code from the adviser's phone."""
        return self.totp_confirmed_at is not None

    @property
    def is_invited(self) -> bool:
        """Whether nobody has chosen a password yet."""
        return self.password_hash is None


class RecoveryCodeRow(Base):
    """One way in without the phone, gone once it is used. The ten of an adviser share a salt."""

    __tablename__ = "recovery_code"

    adviser_id: Mapped[Key] = mapped_column(ForeignKey("adviser.id", ondelete="CASCADE"))
    code_hash: Mapped[Key]
    salt: Mapped[Word]


class AdviserSessionRow(Base):
    """One browser that is signed in. The token in its cookie is kept as a SHA-256; `id` names it on the page.

    `stage` is password while the second factor is still missing, and whole after it.
    """

    __tablename__ = "adviser_session"

    id: Mapped[Key]
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    adviser_id: Mapped[Word] = mapped_column(ForeignKey("adviser.id", ondelete="CASCADE"), index=True)
    stage: Mapped[Word]
    browser: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    last_at: Mapped[datetime]

    @property
    def is_whole(self) -> bool:
        """Whether both factors were right."""
        return self.stage == "whole"


class SignInTryRow(Base):
    """A try that is not known to have been right, counted until it is too old to matter. Both columns are SHA-256."""

    __tablename__ = "sign_in_try"

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[Hash] = mapped_column(index=True)
    address: Mapped[Hash] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)
