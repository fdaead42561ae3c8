"""Questions about safeguarding records, and the one way to take the next step with one."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import case, delete, func, select, update

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.concerns import ConcernNoteRow, ConcernRow

_URGENT_FIRST = (
    case((ConcernRow.state == "open", 0), (ConcernRow.state == "acknowledged", 1), else_=2),
    ConcernRow.tier,
)


def concern_held(session: Session, concern_id: str) -> ConcernRow | None:
    """One record, held until the transaction ends."""
    return session.scalar(select(ConcernRow).where(ConcernRow.id == concern_id).with_for_update())


def open_concerns_of(session: Session, conversation_id: str) -> list[ConcernRow]:
    """The records of a conversation that nobody has acknowledged, held, the oldest first."""
    return list(
        session.scalars(
            select(ConcernRow)
            .where(ConcernRow.conversation_id == conversation_id, ConcernRow.state == "open")
            .order_by(ConcernRow.at, ConcernRow.id)
            .with_for_update()
        )
    )


def concerns_of(session: Session, conversation_id: str) -> list[ConcernRow]:
    """Every record of a conversation, the oldest first."""
    return list(
        session.scalars(
            select(ConcernRow)
            .where(ConcernRow.conversation_id == conversation_id)
            .order_by(ConcernRow.at, ConcernRow.id)
        )
    )


def last_concern_of(session: Session, conversation_id: str) -> ConcernRow | None:
    """The newest record of a conversation."""
    return session.scalar(
        select(ConcernRow)
        .where(ConcernRow.conversation_id == conversation_id)
        .order_by(ConcernRow.at.desc(), ConcernRow.id)
        .limit(1)
    )


def concerns_to_see(session: Session, limit: int) -> list[tuple[ConcernRow, str | None]]:
    """The records with who acknowledged them: the open ones first, of those the most urgent, then the newest."""
    rows = session.execute(
        select(ConcernRow, AdviserRow.name)
        .outerjoin(AdviserRow, AdviserRow.id == ConcernRow.acknowledged_by)
        .order_by(*_URGENT_FIRST, ConcernRow.at.desc())
        .limit(limit)
    )
    return [(row, name) for row, name in rows]


def concerns_to_step(session: Session, now: datetime) -> list[str]:
    """The records for which the next person has to be alerted by now."""
    return list(
        session.scalars(
            select(ConcernRow.id)
            .where(ConcernRow.next_at <= now, ConcernRow.state == "open")
            .order_by(ConcernRow.tier, ConcernRow.next_at)
        )
    )


def acknowledge(session: Session, concern_ids: Collection[str], adviser_id: str, now: datetime) -> bool:
    """Notes who has seen these records, in one statement; whether anybody had to."""
    noted = session.execute(
        update(ConcernRow)
        .where(ConcernRow.id.in_(concern_ids), ConcernRow.state == "open")
        .values(state="acknowledged", acknowledged_by=adviser_id, acknowledged_at=now, next_at=None)
        .returning(ConcernRow.id)
    )
    return bool(noted.all())


def notes_on_concern(session: Session, concern_id: str) -> list[tuple[ConcernNoteRow, str]]:
    """The notes on a record in order, each with its author's name."""
    rows = session.execute(
        select(ConcernNoteRow, AdviserRow.name)
        .join(AdviserRow, AdviserRow.id == ConcernNoteRow.adviser_id)
        .where(ConcernNoteRow.concern_id == concern_id)
        .order_by(ConcernNoteRow.at, ConcernNoteRow.id)
    )
    return [(note, name) for note, name in rows]


def number_of_open_concerns(session: Session) -> int:
    """How many records nobody has acknowledged."""
    return session.scalars(select(func.count()).select_from(ConcernRow).where(ConcernRow.state == "open")).one()


def concerns_past_their_end(session: Session, now: datetime) -> list[str]:
    """The closed records whose time of keeping is over."""
    return list(session.scalars(select(ConcernRow.id).where(ConcernRow.ends_at <= now, ConcernRow.state == "closed")))


def remove_concern(session: Session, concern_id: str) -> None:
    """Takes a record out, and its notes with it."""
    session.execute(delete(ConcernRow).where(ConcernRow.id == concern_id))
