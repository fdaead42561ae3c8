"""Adds to the audit log: who did what to which record, and why, chained so that nothing can be changed unseen.

The rule: an action that reads or changes what is not its adviser's own calls `audit` last, inside its own `writing`
transaction, so that the deed and its row are stored together or not at all. Last, because whoever holds the end of the chain
makes the others wait. The row names the record and never holds what a family wrote.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from chatbot.storage.audit import newest_audit_row_held
from chatbot.storage.sessions import Session
from chatbot.storage.tables.audit import AuditRow

FIRST_HASH = "0" * 64
"""What the first row is chained to."""

LONGEST_RECORD = 64


@dataclass(frozen=True)
class Deed:
    """What one row of the log says. `adviser` is an account's id, or None for the service itself and the command line."""

    sequence: int
    at: datetime
    adviser: str | None
    deed: str
    record: str
    why: str | None


def audit(session: Session, adviser: str | None, deed: str, record: str, why: str | None, now: datetime) -> None:
    """Adds one deed to the log, within the caller's transaction.

    `adviser` is the account's id; `record` is a kind and an id, like `handoff:ABC-123`, of at most 64 characters; `why` is
    the adviser's reason where one was asked for.
    """
    if len(record) > LONGEST_RECORD:
        raise ValueError("a record is named by its kind and id")
    newest = newest_audit_row_held(session)
    previous = FIRST_HASH if newest is None else newest.hash
    told = Deed(1 if newest is None else newest.sequence + 1, now, adviser, deed, record, why)
    session.add(
        AuditRow(
            sequence=told.sequence,
            at=told.at,
            adviser_id=told.adviser,
            deed=told.deed,
            record=told.record,
            why=told.why,
            previous_hash=previous,
            hash=chained_hash(previous, told),
        )
    )
    session.flush()


def chained_hash(previous: str, deed: Deed) -> str:
    """The SHA-256 of the hash before and of the deed in one fixed form: JSON in ASCII, no spaces, the time in UTC."""
    at = deed.at.astimezone(UTC).isoformat(timespec="microseconds")
    canonical = json.dumps(
        [previous, deed.sequence, at, deed.adviser, deed.deed, deed.record, deed.why], separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
