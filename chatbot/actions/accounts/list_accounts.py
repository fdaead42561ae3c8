"""A manager looks at the accounts."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.accounts.refusals import NoSuchAccountError
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.storage.advisers import advisers_by_name
from chatbot.storage.sessions import reading
from chatbot.storage.tables.advisers import AdviserRow


@dataclass(frozen=True)
class Account:
    """An account as managers see it."""

    id: str
    email: str
    name: str
    role: Role
    is_disabled: bool
    is_invited: bool
    has_second_factor: bool
    created_at: datetime


def list_accounts(parts: Parts) -> tuple[Account, ...]:
    """Every account by name, the disabled ones last. Raises StorageUnavailableError."""
    with reading(parts.sessions) as session:
        return tuple(_account(row) for row in advisers_by_name(session))


def show_account(parts: Parts, adviser_id: str) -> Account:
    """One account. Raises NoSuchAccountError or StorageUnavailableError."""
    with reading(parts.sessions) as session:
        row = session.get(AdviserRow, adviser_id)
    if row is None:
        raise NoSuchAccountError
    return _account(row)


def _account(row: AdviserRow) -> Account:
    return Account(
        id=row.id,
        email=row.email,
        name=row.name,
        role=Role(row.role),
        is_disabled=row.is_disabled,
        is_invited=row.is_invited,
        has_second_factor=row.has_second_factor,
        created_at=row.created_at,
    )
