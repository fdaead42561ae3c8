"""Questions about the browsers in which advisers are signed in."""

from datetime import datetime

from sqlalchemy import delete, or_, select, update

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow, AdviserSessionRow


def session_with_token(session: Session, token_hash: str) -> tuple[AdviserSessionRow, AdviserRow] | None:
    """The session that a token opens, and whose it is."""
    row = session.execute(
        select(AdviserSessionRow, AdviserRow)
        .join(AdviserRow, AdviserRow.id == AdviserSessionRow.adviser_id)
        .where(AdviserSessionRow.token_hash == token_hash)
    ).first()
    return None if row is None else (row[0], row[1])


def sessions_of(session: Session, adviser_id: str) -> list[AdviserSessionRow]:
    """Every session of an adviser, the one used last first."""
    return list(
        session.scalars(
            select(AdviserSessionRow)
            .where(AdviserSessionRow.adviser_id == adviser_id)
            .order_by(AdviserSessionRow.last_at.desc(), AdviserSessionRow.id)
        )
    )


def note_use(session: Session, session_id: str, now: datetime) -> None:
    """Notes that a session was used now."""
    session.execute(update(AdviserSessionRow).where(AdviserSessionRow.id == session_id).values(last_at=now))


def end_session(session: Session, adviser_id: str, session_id: str) -> bool:
    """Ends one session of an adviser; whether it was there and theirs."""
    ended = session.execute(
        delete(AdviserSessionRow)
        .where(AdviserSessionRow.id == session_id, AdviserSessionRow.adviser_id == adviser_id)
        .returning(AdviserSessionRow.id)
    )
    return ended.first() is not None


def end_sessions_of(session: Session, adviser_id: str, but: str | None = None) -> None:
    """Ends every session of an adviser, except one where `but` names it."""
    session.execute(
        delete(AdviserSessionRow).where(AdviserSessionRow.adviser_id == adviser_id, AdviserSessionRow.id != (but or ""))
    )


def remove_stale_sessions(session: Session, created_before: datetime, used_before: datetime) -> None:
    """Takes out the sessions that are past either limit."""
    session.execute(
        delete(AdviserSessionRow).where(
            or_(AdviserSessionRow.created_at <= created_before, AdviserSessionRow.last_at <= used_before)
        )
    )
