"""An auditor reads the audit log, newest first."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.parts import Parts
from chatbot.storage.audit import audit_page
from chatbot.storage.sessions import reading

ROWS_ON_A_PAGE = 50


@dataclass(frozen=True)
class AuditEntry:
    """One deed as the page shows it. `who` is None for the service itself and the command line."""

    sequence: int
    at: datetime
    who: str | None
    deed: str
    record: str
    why: str | None


@dataclass(frozen=True)
class AuditPage:
    """Some entries, newest first. `older` is the sequence to ask below for the next page, None on the last one."""

    entries: tuple[AuditEntry, ...]
    older: int | None


def read_audit(parts: Parts, before: int | None = None, record: str | None = None) -> AuditPage:
    """A page of the log, below a sequence and about one record where these are given. Raises StorageUnavailableError."""
    with reading(parts.sessions) as session:
        found = audit_page(session, before, record, ROWS_ON_A_PAGE + 1)
    entries = tuple(
        AuditEntry(row.sequence, row.at, name, row.deed, row.record, row.why) for row, name in found[:ROWS_ON_A_PAGE]
    )
    return AuditPage(entries, entries[-1].sequence if len(found) > ROWS_ON_A_PAGE else None)
