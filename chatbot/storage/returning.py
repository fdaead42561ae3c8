"""Questions about the codes and keys with which a family comes back."""

from datetime import datetime

from sqlalchemy import delete, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.returning import FurtherKeyRow, ReturnCodeRow


def return_code_held(session: Session, reference: str) -> ReturnCodeRow | None:
    """The code that was sent last for a handoff, held until the transaction ends."""
    return session.scalar(select(ReturnCodeRow).where(ReturnCodeRow.reference == reference).with_for_update())


def remove_return_code(session: Session, reference: str) -> None:
    """Takes the code away."""
    session.execute(delete(ReturnCodeRow).where(ReturnCodeRow.reference == reference))


def remove_ended_keys(session: Session, now: datetime) -> None:
    """Removes the codes and keys whose time is over."""
    session.execute(delete(ReturnCodeRow).where(ReturnCodeRow.ends_at <= now))
    session.execute(delete(FurtherKeyRow).where(FurtherKeyRow.ends_at <= now))


def has_ended_keys(session: Session, now: datetime) -> bool:
    """Whether there is a code or a key whose time is over."""
    code = session.scalar(select(ReturnCodeRow.reference).where(ReturnCodeRow.ends_at <= now).limit(1))
    key = session.scalar(select(FurtherKeyRow.token_hash).where(FurtherKeyRow.ends_at <= now).limit(1))
    return code is not None or key is not None
