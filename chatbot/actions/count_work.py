"""Counts what is waiting to be done, for the first page of the console."""

from dataclasses import dataclass
from datetime import timedelta

from chatbot.actions.parts import Parts
from chatbot.storage.audit import number_of_audit_rows
from chatbot.storage.sessions import reading
from chatbot.storage.work import number_invited, number_late, number_unanswered, number_waiting

UNANSWERED_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Work:
    """How many families wait, how many of them longer than promised, and what else there is to do.

    `unanswered` counts the questions of the last seven days that the chat had no answer to, `invited` the accounts whose
    owner has not chosen a password, `deeds` the rows of the audit log.
    """

    waiting: int
    late: int
    unanswered: int
    invited: int
    deeds: int


def count_work(parts: Parts) -> Work:
    """The figures of this moment. Raises StorageUnavailableError."""
    now = parts.clock()
    with reading(parts.sessions) as session:
        return Work(
            waiting=number_waiting(session),
            late=number_late(session, now),
            unanswered=number_unanswered(session, now - UNANSWERED_WITHIN),
            invited=number_invited(session),
            deeds=number_of_audit_rows(session),
        )
