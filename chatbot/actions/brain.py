"""What the chat answers from right now, exchanged as one piece when something was published."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread

from chatbot.conversation.turn import Matcher
from chatbot.knowledge.collection import Knowledge

SECONDS_BETWEEN_LOOKS = 1.0
"""A publish reaches every worker within five seconds: one to notice it, the rest to build the index."""

SECONDS_TO_END = 10.0
"""A mind that is being built when the process ends is not worth waiting for any longer."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mind:
    """The knowledge, the matcher built from it, and the number of the publication that both stand at."""

    knowledge: Knowledge
    matcher: Matcher
    publication: int


class Brain:
    """Holds the current mind. It is built when it is first asked for, and from then on a thread keeps it up to date.

    `think` builds a new mind from the database, `latest` gives the number of the newest publication.
    """

    def __init__(self, think: Callable[[], Mind], latest: Callable[[], int]) -> None:
        self._think = think
        self._latest = latest
        self._mind: Mind | None = None
        self._building = Lock()
        self._closed = Event()
        self._keeper: Thread | None = None

    def current(self) -> Mind:
        """The mind of this moment. Whoever asks first waits until it is built."""
        mind = self._mind
        return mind if mind is not None else self._first_mind()

    def catch_up(self) -> bool:
        """Builds a new mind if something was published since; whether it did. The old one serves until the new one is ready."""
        with self._building:
            if self._mind is None or self._mind.publication == self._latest():
                return False
            self._mind = self._think()
            _log.info("knowledge exchanged", extra={"publication": self._mind.publication})
            return True

    def at_hand(self) -> Mind | None:
        """The mind of this moment, or None while nobody has asked for one."""
        return self._mind

    def closes_within(self, seconds: float) -> bool:
        """Waits that long at most, and says whether the end has come."""
        return self._closed.wait(seconds)

    def exchange(self, old: Mind, new: Mind) -> bool:
        """Puts a mind in the place of one it was made from; whether that one was still in use."""
        with self._building:
            if self._mind is not old:
                return False
            self._mind = new
            return True

    def close(self) -> None:
        """Ends the thread that keeps the mind up to date, and waits until it has let go of the database."""
        self._closed.set()
        if self._keeper is not None:
            self._keeper.join(SECONDS_TO_END)

    def _first_mind(self) -> Mind:
        with self._building:
            if self._mind is None:
                self._mind = self._think()
                self._keeper = Thread(target=self._keep_up, name="brain", daemon=True)
                self._keeper.start()
            return self._mind

    def _keep_up(self) -> None:
        while not self._closed.wait(SECONDS_BETWEEN_LOOKS):
            try:
                self.catch_up()
            except Exception:  # noqa: BLE001 - Whatever went wrong, the old mind serves on and the next look tries again.
                _log.exception("knowledge could not be exchanged")
