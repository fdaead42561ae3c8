"""Tells whoever follows a conversation that there is something new in it."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Event, Lock
from typing import Protocol


class Listener(Protocol):
    """One follower of one conversation."""

    def wait(self, seconds: float) -> None:
        """Returns as soon as there may be news, and after `seconds` at the latest."""
        ...


class Announcer(Protocol):
    """Carries the word that a conversation has changed, never what was said. A lost word costs time, not messages."""

    @property
    def is_closed(self) -> bool:
        """Whether the process is going down, so that followers should stop."""
        ...

    def announce(self, conversation_id: str) -> None:
        """Wakes everybody who listens to the conversation."""
        ...

    def listen(self, conversation_id: str) -> AbstractContextManager[Listener]:
        """Starts to listen; what is announced from here on is not missed."""
        ...

    def close(self) -> None:
        """Wakes everybody for the last time."""
        ...


class _Ear:
    def __init__(self) -> None:
        self.event = Event()

    def wait(self, seconds: float) -> None:
        self.event.wait(seconds)
        self.event.clear()


class InProcessAnnouncer:
    """Carries the word between the threads of one process."""

    def __init__(self) -> None:
        self.is_closed = False
        self._lock = Lock()
        self._ears: dict[str, set[_Ear]] = defaultdict(set)

    def announce(self, conversation_id: str) -> None:
        """Wakes everybody who listens to the conversation."""
        with self._lock:
            for ear in self._ears.get(conversation_id, ()):
                ear.event.set()

    @contextmanager
    def listen(self, conversation_id: str) -> Iterator[Listener]:
        """Starts to listen; what is announced from here on is not missed."""
        ear = _Ear()
        with self._lock:
            self._ears[conversation_id].add(ear)
        try:
            yield ear
        finally:
            with self._lock:
                self._ears[conversation_id].discard(ear)
                if not self._ears[conversation_id]:
                    del self._ears[conversation_id]

    def announce_all(self) -> None:
        """Wakes everybody, whatever they listen to, because it is not known what was missed."""
        with self._lock:
            for ears in self._ears.values():
                for ear in ears:
                    ear.event.set()

    def close(self) -> None:
        """Wakes everybody for the last time."""
        self.is_closed = True
        self.announce_all()
