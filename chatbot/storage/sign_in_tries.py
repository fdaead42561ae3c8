"""Questions about tries to sign in, counted in the database so that the count holds across workers."""

from datetime import datetime

from sqlalchemy import delete, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import SignInTryRow


def tries_since(session: Session, since: datetime, account: str | None, address: str | None) -> list[datetime]:
    """When tries on an account, from an address, or both were made, oldest first."""
    question = select(SignInTryRow.at).where(SignInTryRow.at > since)
    if account is not None:
        question = question.where(SignInTryRow.account == account)
    if address is not None:
        question = question.where(SignInTryRow.address == address)
    return list(session.scalars(question.order_by(SignInTryRow.at)))


def add_try(session: Session, account: str, address: str, now: datetime) -> int:
    """Notes a try, and gives the number under which it can be taken back."""
    row = SignInTryRow(account=account, address=address, at=now)
    session.add(row)
    session.flush()
    return row.id


def remove_try(session: Session, number: int) -> None:
    """Takes a try back, because it turned out right."""
    session.execute(delete(SignInTryRow).where(SignInTryRow.id == number))


def remove_tries_before(session: Session, moment: datetime) -> None:
    """Takes out the tries that are too old to matter."""
    session.execute(delete(SignInTryRow).where(SignInTryRow.at <= moment))
