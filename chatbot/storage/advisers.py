"""Questions about advisers and what they prove themselves with."""

from datetime import datetime

from sqlalchemy import delete, func, or_, select, update

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow, RecoveryCodeRow


def adviser_with_email(session: Session, email: str) -> AdviserRow | None:
    """The account with this address, which is stored in lower case."""
    return session.scalar(select(AdviserRow).where(AdviserRow.email == email))


def adviser_with_invitation(session: Session, email: str, invitation_hash: str, now: datetime) -> AdviserRow | None:
    """The account that this invitation opens, while it is good. Held until the transaction ends."""
    return session.scalar(
        select(AdviserRow)
        .where(
            AdviserRow.email == email,
            AdviserRow.invitation_hash == invitation_hash,
            AdviserRow.invitation_ends_at > now,
            AdviserRow.disabled_at.is_(None),
        )
        .with_for_update()
    )


def adviser_held(session: Session, adviser_id: str) -> AdviserRow | None:
    """An account, and nobody else changes it until the transaction ends."""
    return session.scalar(select(AdviserRow).where(AdviserRow.id == adviser_id).with_for_update())


def advisers_by_name(session: Session) -> list[AdviserRow]:
    """Every account, the disabled ones last."""
    return list(session.scalars(select(AdviserRow).order_by(AdviserRow.disabled_at.is_not(None), AdviserRow.name)))


def managers_held(session: Session, role: str) -> list[AdviserRow]:
    """The accounts in use that have this role, held so that two of them cannot close each other's at once."""
    return list(
        session.scalars(
            select(AdviserRow)
            .where(AdviserRow.role == role, AdviserRow.disabled_at.is_(None))
            .order_by(AdviserRow.id)
            .with_for_update()
        )
    )


def spend_step(session: Session, adviser_id: str, step: int) -> bool:
    """Notes that the code of a 30-second step was used; whether it was the first time (OWASP ASVS 5.0, 6.5.1)."""
    spent = session.execute(
        update(AdviserRow)
        .where(AdviserRow.id == adviser_id, or_(AdviserRow.totp_last_step.is_(None), AdviserRow.totp_last_step < step))
        .values(totp_last_step=step)
        .returning(AdviserRow.id)
    )
    return spent.first() is not None


def recovery_salt(session: Session, adviser_id: str) -> str | None:
    """The salt of the recovery codes that an adviser has left, or None where there are none."""
    return session.scalar(select(RecoveryCodeRow.salt).where(RecoveryCodeRow.adviser_id == adviser_id).limit(1))


def spend_recovery_code(session: Session, adviser_id: str, code_hash: str) -> bool:
    """Takes a recovery code away; whether it was there."""
    spent = session.execute(
        delete(RecoveryCodeRow)
        .where(RecoveryCodeRow.adviser_id == adviser_id, RecoveryCodeRow.code_hash == code_hash)
        .returning(RecoveryCodeRow.code_hash)
    )
    return spent.first() is not None


def remove_recovery_codes(session: Session, adviser_id: str) -> None:
    """Takes all recovery codes of an adviser away."""
    session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.adviser_id == adviser_id))


def recovery_codes_left(session: Session, adviser_id: str) -> int:
    """How many recovery codes an adviser has not used yet."""
    return session.scalars(
        select(func.count()).select_from(RecoveryCodeRow).where(RecoveryCodeRow.adviser_id == adviser_id)
    ).one()


def adviser_names(session: Session) -> dict[str, str]:
    """The name behind each account's id."""
    return {row.id: row.name for row in session.execute(select(AdviserRow.id, AdviserRow.name))}
