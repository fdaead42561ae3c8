"""A family that asked for a person sees the truth about it: who has their chat, by when somebody replies, or that we are late."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.key import ConversationKey, opened
from chatbot.actions.parts import Parts
from chatbot.actions.reaching import Route
from chatbot.actions.shown import first_name
from chatbot.conversation.promising import in_words
from chatbot.storage.handoffs import closings_of, handoff_found, handoff_of
from chatbot.storage.sessions import reading

_OPEN = frozenset({"waiting", "claimed", "snoozed"})


@dataclass(frozen=True)
class Standing:
    """Where a family stands with the advisers.

    `promised` is by when one replies, in words, None where nothing was promised; `is_late` that this is past and nobody
    has; `adviser` the first name of who has the chat; `is_sent` whether advisers may read it yet; `told_by_email`
    whether a letter says that there is a reply, None for those who did not ask for one; `asks_what_came_of_it`
    that a case was closed and the question about it is still open, `can_tell` that it may be answered again.
    """

    reference: str
    is_open: bool
    promised: str | None
    promised_by: datetime | None
    is_late: bool
    is_answered: bool
    adviser: str | None
    is_sent: bool
    told_by_email: bool | None
    asks_what_came_of_it: bool
    can_tell: bool


def see_where_i_stand(parts: Parts, key: ConversationKey) -> Standing | None:
    """Where this family stands; None where it has not asked for a person. Raises TokenUnknownError or NotYoursError."""
    now = parts.clock()
    with reading(parts.sessions) as session:
        row = handoff_of(session, opened(session, key).id)
        found = None if row is None else handoff_found(session, row.reference)
        closings = [] if row is None else closings_of(session, row.reference)
    if row is None or found is None:
        return None
    is_answered = row.first_reply_at is not None
    return Standing(
        reference=row.reference,
        is_open=row.state in _OPEN,
        promised=None if row.promised_by is None else in_words(row.promised_by),
        promised_by=row.promised_by,
        is_late=row.promised_by is not None and now > row.promised_by and not is_answered,
        is_answered=is_answered,
        adviser=None if found.holder is None else first_name(found.holder),
        is_sent=row.is_approved,
        told_by_email=parts.post.sends_email if row.route == Route.EMAIL else None,
        asks_what_came_of_it=row.state == "closed" and bool(closings) and closings[0].told_at is None,
        can_tell=bool(closings),
    )
