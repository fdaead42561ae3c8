"""Checks the audit log from its first row to its last."""

from dataclasses import dataclass

from chatbot.actions.auditing import FIRST_HASH, Deed, chained_hash
from chatbot.storage.audit import audit_rows_in_order
from chatbot.storage.sessions import Sessions, reading
from chatbot.storage.tables.audit import AuditRow


@dataclass(frozen=True)
class AuditVerdict:
    """What the check found. `broken_at` is the place of the first row that does not fit, None where every row fits.

    `head` is the hash of the last row that fits. Kept somewhere else, it proves later that no row was cut off the end;
    `knows_noted` says whether such a hash that was given is still in the chain, None where none was given.
    """

    rows: int
    head: str
    broken_at: int | None
    knows_noted: bool | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was changed, removed or put in between."""
        return self.broken_at is None and self.knows_noted is not False


def verify_audit(sessions: Sessions, noted: str | None = None) -> AuditVerdict:
    """Follows the chain. `noted` is a head written down earlier, where there is one. Raises StorageUnavailableError."""
    head, rows, seen = FIRST_HASH, 0, noted is None or noted == FIRST_HASH
    with reading(sessions) as session:
        for row in audit_rows_in_order(session):
            if not _follows(row, rows, head):
                return AuditVerdict(rows, head, rows + 1, None if noted is None else seen)
            head, rows = row.hash, rows + 1
            seen = seen or head == noted
    return AuditVerdict(rows, head, None, None if noted is None else seen)


def _follows(row: AuditRow, rows_before: int, head: str) -> bool:
    deed = Deed(row.sequence, row.at, row.adviser_id, row.deed, row.record, row.why)
    return (
        row.sequence == rows_before + 1
        and row.previous_hash == head
        and row.hash == chained_hash(row.previous_hash, deed)
    )
