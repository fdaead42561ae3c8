"""Who is signed in, in which browser, and for how long."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from chatbot.actions.key import hash_of
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission, Role, may
from chatbot.storage.adviser_sessions import note_use, remove_stale_sessions, session_with_token
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.advisers import AdviserRow, AdviserSessionRow

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=20)
"""A session ends after 30 minutes without use, and 20 hours after signing in whatever happens."""

FOR_THE_SECOND_FACTOR = timedelta(minutes=10)
"""How long the password alone is remembered while the phone is fetched."""

_NOTED_EVERY = timedelta(minutes=1)
"""Use is written down at most this often, so that reading pages costs no writes."""

PASSWORD, WHOLE = "password", "whole"


@dataclass(frozen=True)
class SignedIn:
    """An adviser in one browser. Not `is_whole` until the second factor was right: then nothing but that may be done."""

    session_id: str
    adviser_id: str
    name: str
    email: str
    role: Role
    is_whole: bool
    has_second_factor: bool

    def may(self, permission: Permission) -> bool:
        """Whether they are allowed to do it."""
        return self.is_whole and may(self.role, permission)


def recognise(parts: Parts, token: str, *, is_use: bool = True) -> SignedIn | None:
    """Who the token belongs to, looked up anew each time so that a change of role or a disabled account holds at once.

    `is_use` is false for what a page does by itself, which must not keep a session open. Raises StorageUnavailableError.
    """
    now = parts.clock()
    with reading(parts.sessions) as session:
        found = session_with_token(session, hash_of(token))
    if found is None or not _is_open(*found, now):
        return None
    row, adviser = found
    if is_use and now - row.last_at >= _NOTED_EVERY:
        with writing(parts.sessions) as session:
            note_use(session, row.id, now)
    return signed_in_as(row, adviser)


def signed_in_as(row: AdviserSessionRow, adviser: AdviserRow) -> SignedIn:
    """The two rows as one value."""
    return SignedIn(
        session_id=row.id,
        adviser_id=adviser.id,
        name=adviser.name,
        email=adviser.email,
        role=Role(adviser.role),
        is_whole=row.is_whole,
        has_second_factor=adviser.has_second_factor,
    )


def open_session(session: Session, adviser: AdviserRow, stage: str, browser: str, now: datetime) -> str:
    """Starts a session under an id nobody knew before, and gives its token (OWASP ASVS 5.0, 7.2.3 and 7.2.4)."""
    remove_stale_sessions(session, created_before=now - LONGEST, used_before=now - IDLE)
    token = secrets.token_urlsafe(32)
    session.add(
        AdviserSessionRow(
            id=secrets.token_urlsafe(16),
            token_hash=hash_of(token),
            adviser_id=adviser.id,
            stage=stage,
            browser=browser,
            created_at=now,
            last_at=now,
        )
    )
    session.flush()
    return token


def _is_open(row: AdviserSessionRow, adviser: AdviserRow, now: datetime) -> bool:
    longest = LONGEST if row.is_whole else FOR_THE_SECOND_FACTOR
    return not adviser.is_disabled and now - row.created_at < longest and now - row.last_at < IDLE
