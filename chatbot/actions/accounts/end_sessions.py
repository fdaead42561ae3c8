"""An adviser sees where they are signed in, and signs out here, there or everywhere else."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.accounts.refusals import NoSuchAccountError
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.storage.adviser_sessions import end_session, end_sessions_of, sessions_of
from chatbot.storage.sessions import reading, writing


@dataclass(frozen=True)
class OpenSession:
    """One browser that is signed in. `is_this_one` is the browser that asks."""

    id: str
    browser: str
    since: datetime
    last_at: datetime
    is_this_one: bool


def list_sessions(parts: Parts, who: SignedIn) -> tuple[OpenSession, ...]:
    """Where the adviser is signed in, the browser used last first. Raises StorageUnavailableError."""
    with reading(parts.sessions) as session:
        rows = [row for row in sessions_of(session, who.adviser_id) if row.is_whole]
    return tuple(
        OpenSession(row.id, row.browser, row.created_at, row.last_at, row.id == who.session_id) for row in rows
    )


def sign_out(parts: Parts, who: SignedIn) -> None:
    """Ends the session of this browser on the server, so that its token opens nothing any more."""
    with writing(parts.sessions) as session:
        end_session(session, who.adviser_id, who.session_id)
        audit(session, who.adviser_id, "signed_out", f"adviser:{who.adviser_id}", None, parts.clock())


def revoke_session(parts: Parts, who: SignedIn, session_id: str) -> None:
    """Ends another session of one's own. Raises NoSuchAccountError or StorageUnavailableError."""
    with writing(parts.sessions) as session:
        if not end_session(session, who.adviser_id, session_id):
            raise NoSuchAccountError
        audit(session, who.adviser_id, "revoked_session", f"adviser:{who.adviser_id}", None, parts.clock())


def revoke_other_sessions(parts: Parts, who: SignedIn) -> None:
    """Ends every session of one's own but this one."""
    with writing(parts.sessions) as session:
        end_sessions_of(session, who.adviser_id, but=who.session_id)
        audit(session, who.adviser_id, "revoked_other_sessions", f"adviser:{who.adviser_id}", None, parts.clock())
