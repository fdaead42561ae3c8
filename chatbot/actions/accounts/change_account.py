"""A manager gives an account another role, disables it, or opens it again. All of it holds from the next request on."""

from collections.abc import Iterator
from contextlib import contextmanager

from chatbot.actions.accounts.fields import LONGEST_REASON, line_field
from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.accounts.refusals import LastManagerError, NoSuchAccountError
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.storage.adviser_sessions import end_sessions_of
from chatbot.storage.advisers import adviser_held, managers_held
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.advisers import AdviserRow


def change_role(parts: Parts, by: SignedIn, adviser_id: str, role: Role, why: str) -> None:
    """Gives an account another role.

    Raises FieldRefusedError, LastManagerError, NoSuchAccountError or StorageUnavailableError.
    """
    why = line_field(why, "why", LONGEST_REASON)
    with _account_to_change(parts, adviser_id, stays_manager=role is Role.MANAGER) as (session, adviser):
        before, adviser.role = adviser.role, role.value
        told = f"{before} to {role}: {why}"
        audit(session, by.adviser_id, "changed_role", f"adviser:{adviser.id}", told, parts.clock())


def disable_account(parts: Parts, by: SignedIn, adviser_id: str, why: str) -> None:
    """Closes an account and ends its sessions. Raises what `change_role` does."""
    why, now = line_field(why, "why", LONGEST_REASON), parts.clock()
    with _account_to_change(parts, adviser_id, stays_manager=False) as (session, adviser):
        adviser.disabled_at = now
        adviser.invitation_hash = adviser.invitation_ends_at = None
        end_sessions_of(session, adviser.id)
        audit(session, by.adviser_id, "disabled_account", f"adviser:{adviser.id}", why, now)


def enable_account(parts: Parts, by: SignedIn, adviser_id: str, why: str) -> None:
    """Opens a disabled account again, with the password and phone it had. Raises what `change_role` does."""
    why = line_field(why, "why", LONGEST_REASON)
    with _account_to_change(parts, adviser_id, stays_manager=True) as (session, adviser):
        adviser.disabled_at = None
        audit(session, by.adviser_id, "enabled_account", f"adviser:{adviser.id}", why, parts.clock())


@contextmanager
def _account_to_change(parts: Parts, adviser_id: str, *, stays_manager: bool) -> Iterator[tuple[Session, AdviserRow]]:
    """The managers are held first, so that two of them who close each other's account at once do not both succeed."""
    with writing(parts.sessions) as session:
        managers = managers_held(session, Role.MANAGER)
        adviser = adviser_held(session, adviser_id)
        if adviser is None:
            raise NoSuchAccountError
        if not stays_manager and [manager.id for manager in managers] == [adviser_id]:
            raise LastManagerError
        yield session, adviser
