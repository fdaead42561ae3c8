"""A visitor keeps the conversation open and sees each new message as it comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from chatbot.actions.key import ConversationKey, opened
from chatbot.actions.parts import Parts
from chatbot.actions.read_messages import read_messages
from chatbot.actions.refusals import Refusal
from chatbot.actions.shown import MessageShown
from chatbot.actions.type_hint import is_typing
from chatbot.storage.handoffs import handoff_of
from chatbot.storage.sessions import StorageUnavailableError, reading

SECONDS_BETWEEN_HEARTBEATS = 15.0
"""Networks drop a connection on which nothing moved for a minute; two lost heartbeats are still well inside that."""


@dataclass(frozen=True)
class Heartbeat:
    """Nothing new was said; the connection is alive."""


@dataclass(frozen=True)
class AdviserTyping:
    """The adviser who has the conversation is typing."""


Event: TypeAlias = MessageShown | AdviserTyping | Heartbeat


def follow_messages(
    parts: Parts, key: ConversationKey, after: int = 0, seconds_between_heartbeats: float = SECONDS_BETWEEN_HEARTBEATS
) -> Iterator[Event]:
    """The messages after a sequence, then each new one, with a heartbeat when nothing was said for a while.

    The key is checked at once: raises TokenUnknownError or NotYoursError before the first event. No transaction stays open
    between two events. Ends when the conversation is deleted or the process goes down.
    """
    with reading(parts.sessions) as session:
        opened(session, key)
    return _events(parts, key, after, seconds_between_heartbeats)


def _events(parts: Parts, key: ConversationKey, after: int, seconds: float) -> Iterator[Event]:
    """Listens before it reads, so that nothing said in between is missed; what was announced in vain costs one read."""
    has_waited = False
    typed_at = None
    with parts.announcer.listen(key.id) as listener:
        while not parts.announcer.is_closed:
            try:
                messages = read_messages(parts, key, after)
            except (Refusal, StorageUnavailableError):
                return
            yield from messages
            if messages:
                after, has_waited = messages[-1].sequence, False
                continue
            last_typed_at, typed_at = typed_at, _adviser_typed_at(parts, key)
            if is_typing(typed_at, parts.clock()) and typed_at != last_typed_at:
                yield AdviserTyping()
            elif has_waited:
                yield Heartbeat()
            listener.wait(seconds)
            has_waited = True


def _adviser_typed_at(parts: Parts, key: ConversationKey) -> datetime | None:
    with reading(parts.sessions) as session:
        row = handoff_of(session, key.id)
    return None if row is None else row.adviser_typed_at
