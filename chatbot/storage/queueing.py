"""Lets one transaction at a time through where rows alone cannot keep two apart."""

import hashlib

from sqlalchemy import text

from chatbot.storage.sessions import Session


def wait_in_line(session: Session, line: str) -> None:
    """Waits until no other transaction stands in this line, and stands in it until its own transaction ends.

    On SQLite a transaction that writes already has the database to itself. Raises StorageUnavailableError, from the
    transaction around it, when the wait is too long.
    """
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(line.encode()).digest()[:8], signed=True)
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
