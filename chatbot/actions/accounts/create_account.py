"""A manager opens an account for somebody, or gives somebody a new way in."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from chatbot.actions.accounts.fields import LONGEST_NAME, LONGEST_REASON, email_field, line_field
from chatbot.actions.accounts.passwords import check_password, hash_password
from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.accounts.recovery_codes import heard, new_spoken_code
from chatbot.actions.accounts.refusals import FieldRefusedError, NoSuchAccountError
from chatbot.actions.auditing import audit
from chatbot.actions.key import hash_of
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.storage.adviser_sessions import end_sessions_of
from chatbot.storage.advisers import adviser_held, adviser_with_email, remove_recovery_codes
from chatbot.storage.queueing import wait_in_line
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.advisers import AdviserRow

INVITATION_HOLDS = timedelta(days=3)
_GROUPS, _LETTERS_IN_A_GROUP = 6, 4
"""120 random bits, in groups that can be read aloud on the phone."""


@dataclass(frozen=True)
class Invitation:
    """What the manager passes on. The code is shown this once, and is good until `ends_at`."""

    name: str
    email: str
    code: str
    ends_at: datetime


def create_account(parts: Parts, by: SignedIn, email: str, name: str, role: Role) -> Invitation:
    """Opens an account whose owner chooses the password with the invitation.

    Raises FieldRefusedError or StorageUnavailableError.
    """
    now = parts.clock()
    with writing(parts.sessions) as session:
        adviser = _new_account(session, email, name, role, now)
        invitation = _invite(adviser, now)
        audit(session, by.adviser_id, "created_account", f"adviser:{adviser.id}", f"role {role}", now)
    return invitation


def create_account_with_password(parts: Parts, email: str, name: str, role: Role, password: str) -> None:
    """The same for the command line, where the first account comes from. Raises PasswordRefusedError as well."""
    check_password(password, email, name)
    now, password_hash = parts.clock(), hash_password(password)
    with writing(parts.sessions) as session:
        adviser = _new_account(session, email, name, role, now)
        adviser.password_hash = password_hash
        audit(session, None, "created_account", f"adviser:{adviser.id}", f"role {role}, on the command line", now)


def reset_account(parts: Parts, by: SignedIn, adviser_id: str, why: str, *, forgets_phone: bool) -> Invitation:
    """Takes the password away, signs the account out everywhere, and gives an invitation to choose another.

    `forgets_phone` is for a lost phone; otherwise the code from it is still asked for. The manager has to be sure who is
    asking (OWASP ASVS 5.0, 6.4.3 and 6.4.4). Raises FieldRefusedError, NoSuchAccountError or StorageUnavailableError.
    """
    now, why = parts.clock(), line_field(why, "why", LONGEST_REASON)
    with writing(parts.sessions) as session:
        adviser = adviser_held(session, adviser_id)
        if adviser is None:
            raise NoSuchAccountError
        invitation = _invite(adviser, now)
        if forgets_phone:
            adviser.totp_secret, adviser.totp_confirmed_at, adviser.totp_last_step = None, None, None
            remove_recovery_codes(session, adviser.id)
        end_sessions_of(session, adviser.id)
        deed = "reset_password_and_phone" if forgets_phone else "reset_password"
        audit(session, by.adviser_id, deed, f"adviser:{adviser.id}", why, now)
    return invitation


def _new_account(session: Session, email: str, name: str, role: Role, now: datetime) -> AdviserRow:
    email, name = email_field(email), line_field(name, "name", LONGEST_NAME)
    wait_in_line(session, "accounts")
    if adviser_with_email(session, email) is not None:
        raise FieldRefusedError("email", "refused.email_taken")
    adviser = AdviserRow(id=secrets.token_urlsafe(12), email=email, name=name, role=role.value, created_at=now)
    session.add(adviser)
    session.flush()
    return adviser


def _invite(adviser: AdviserRow, now: datetime) -> Invitation:
    code = new_spoken_code(_GROUPS, _LETTERS_IN_A_GROUP)
    adviser.password_hash = None
    adviser.invitation_hash, adviser.invitation_ends_at = hash_of(heard(code)), now + INVITATION_HOLDS
    return Invitation(adviser.name, adviser.email, code, adviser.invitation_ends_at)
