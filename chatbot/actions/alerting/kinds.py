"""What kinds of letter there are, and how each of them is sent again when it did not go out."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from chatbot.posting.post import Channel


class Kind(StrEnum):
    """What a letter is about."""

    CONCERN = "concern"
    HANDOFF = "handoff"
    REPLY = "reply"
    CODE = "code"


@dataclass(frozen=True)
class Lane:
    """Letters that wait for one another. A mail server that hangs must not hold up another way to raise an alarm."""

    kinds: tuple[Kind, ...]
    channel: Channel


LANES = (
    Lane((Kind.CONCERN,), Channel.EMAIL),
    Lane((Kind.CONCERN,), Channel.WEBHOOK),
    Lane((Kind.CODE,), Channel.EMAIL),
    Lane((Kind.REPLY, Kind.HANDOFF), Channel.EMAIL),
)

LEASED_FOR = timedelta(seconds=30)
"""How long a letter is one process's alone. Should that process die, another sends it after this time."""

_FIRST_WAIT = timedelta(seconds=5)
_FACTOR = 3.0
_LONGEST_WAIT = {
    Kind.CONCERN: timedelta(minutes=1),
    Kind.CODE: timedelta(minutes=1),
    Kind.HANDOFF: timedelta(minutes=30),
    Kind.REPLY: timedelta(minutes=30),
}
_MOST_TRIES_COUNTED = 10


def wait_after(kind: Kind, tries: int) -> timedelta:
    """How long after a failed try the next one is: 5 seconds, 15, 45 and so on, up to a limit. It never ends."""
    return min(_FIRST_WAIT * _FACTOR ** min(tries - 1, _MOST_TRIES_COUNTED), _LONGEST_WAIT[kind])
