"""Questions about the audit log."""

from collections.abc import Iterator

from sqlalchemy import func, select

from chatbot.storage.queueing import wait_in_line
from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.audit import AuditRow

_ROWS_AT_A_TIME = 1000


def newest_audit_row_held(session: Session) -> AuditRow | None:
    """The row that the next one is chained to. Nobody else can add one until the transaction ends."""
    wait_in_line(session, "audit")
    return newest_audit_row(session)


def newest_audit_row(session: Session) -> AuditRow | None:
    """The last row of the chain."""
    return session.scalar(select(AuditRow).order_by(AuditRow.sequence.desc()).limit(1))


def audit_rows_in_order(session: Session) -> Iterator[AuditRow]:
    """The whole chain from its first row, a thousand at a time so that it need not fit into memory."""
    after = 0
    while rows := session.scalars(
        select(AuditRow).where(AuditRow.sequence > after).order_by(AuditRow.sequence).limit(_ROWS_AT_A_TIME)
    ).all():
        yield from rows
        after = rows[-1].sequence
        session.expunge_all()


def audit_page(
    session: Session, before: int | None, record: str | None, limit: int
) -> list[tuple[AuditRow, str | None]]:
    """The newest rows, with the name of whoever did it; below a sequence, and about one record, where these are given."""
    question = select(AuditRow, AdviserRow.name).outerjoin(AdviserRow, AdviserRow.id == AuditRow.adviser_id)
    if before is not None:
        question = question.where(AuditRow.sequence < before)
    if record is not None:
        question = question.where(AuditRow.record == record)
    rows = session.execute(question.order_by(AuditRow.sequence.desc()).limit(limit))
    return [(row, name) for row, name in rows]


def number_of_audit_rows(session: Session) -> int:
    """How long the chain is."""
    return session.scalars(select(func.count()).select_from(AuditRow)).one()
