"""An adviser keeps a case, or the list, open and sees what is new as it comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.advising.list_handoffs import HandoffList, list_handoffs
from chatbot.actions.advising.open_handoff import new_messages
from chatbot.actions.advising.refusals import NoSuchHandoffError
from chatbot.actions.follow_messages import SECONDS_BETWEEN_HEARTBEATS, Heartbeat
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.actions.refusals import Refusal
from chatbot.actions.shown import MessageShown
from chatbot.actions.telling_advisers import ADVISERS
from chatbot.actions.type_hint import is_typing
from chatbot.storage.handoffs import handoff_found
from chatbot.storage.sessions import StorageUnavailableError, reading
from chatbot.storage.tables.handoffs import HandoffRow


@dataclass(frozen=True)
class Typing:
    """The family is typing."""


@dataclass(frozen=True)
class Moved:
    """Somebody else has the case now, or nobody: the page has to be drawn anew."""


CaseEvent: TypeAlias = MessageShown | Typing | Moved | Heartbeat


def follow_handoff(
    parts: Parts, who: SignedIn, reference: str, after: int, seconds: float = SECONDS_BETWEEN_HEARTBEATS
) -> Iterator[CaseEvent]:
    """The messages after a place, then each new one, and when the family types. Raises NoSuchHandoffError at once."""
    check(who, Permission.READ_CONVERSATIONS)
    row = _row(parts, reference)
    return _case_events(parts, who, row, after, seconds)


def follow_list(
    parts: Parts, who: SignedIn, seconds: float = SECONDS_BETWEEN_HEARTBEATS
) -> Iterator[HandoffList | Heartbeat]:
    """The list as it is, and again whenever it has changed or time has passed, because promises run out by themselves."""
    check(who, Permission.READ_CONVERSATIONS)
    return _list_events(parts, who, seconds)


def _case_events(parts: Parts, who: SignedIn, row: HandoffRow, after: int, seconds: float) -> Iterator[CaseEvent]:
    """Listens before it reads, so that nothing said in between is missed."""
    has_waited = False
    with parts.announcer.listen(row.conversation_id) as listener:
        while not parts.announcer.is_closed:
            try:
                messages, now_row = new_messages(parts, who, row.reference, after), _row(parts, row.reference)
            except (Refusal, StorageUnavailableError):
                return
            yield from messages
            if (now_row.state, now_row.claimed_by, now_row.story_approved_at) != (
                row.state,
                row.claimed_by,
                row.story_approved_at,
            ):
                yield Moved()
            if is_typing(now_row.visitor_typed_at, parts.clock()) and now_row.visitor_typed_at != row.visitor_typed_at:
                yield Typing()
            elif has_waited and not messages:
                yield Heartbeat()
            row, after = now_row, messages[-1].sequence if messages else after
            listener.wait(seconds)
            has_waited = True


def _list_events(parts: Parts, who: SignedIn, seconds: float) -> Iterator[HandoffList | Heartbeat]:
    shown = None
    with parts.announcer.listen(ADVISERS) as listener:
        while not parts.announcer.is_closed:
            try:
                now_list = list_handoffs(parts, who)
            except StorageUnavailableError:
                return
            yield Heartbeat() if now_list == shown else now_list
            shown = now_list
            listener.wait(seconds)


def _row(parts: Parts, reference: str) -> HandoffRow:
    with reading(parts.sessions) as session:
        found = handoff_found(session, reference)
    if found is None:
        raise NoSuchHandoffError
    return found.handoff
