"""The threads that send letters, pass alerts on in time, and throw away what is old. Every process may run them."""

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Thread

from chatbot.actions.alerting.escalate_concerns import escalate_concerns
from chatbot.actions.alerting.escalate_handoffs import escalate_handoffs
from chatbot.actions.alerting.kinds import LANES, LEASED_FOR, Lane
from chatbot.actions.alerting.send_letters import send_what_is_due
from chatbot.actions.alerting.throw_away import throw_away_what_is_old
from chatbot.actions.alerting.writing_letters import OUTBOX
from chatbot.actions.parts import Parts
from chatbot.actions.purge_conversations import purge_conversations
from chatbot.storage.sessions import StorageUnavailableError

SECONDS_BETWEEN_LOOKS = 2.0
_log = logging.getLogger(__name__)


class Watch:
    """Runs until the parts are closed. What it does is all in the database, so it loses nothing when it is killed."""

    def __init__(
        self, parts: Parts, seconds: float = SECONDS_BETWEEN_LOOKS, leased_for: timedelta = LEASED_FOR
    ) -> None:
        self._parts = parts
        self._seconds = seconds
        self._leased_for = leased_for
        self._threads = [
            Thread(target=self._repeat, args=(work,), name=name, daemon=True) for name, work in self._works()
        ]

    def start(self) -> None:
        """Begins to watch."""
        for thread in self._threads:
            thread.start()

    def _works(self) -> list[tuple[str, Callable[[], object]]]:
        return [("escalating", self._escalate)] + [
            (f"sending {' and '.join(lane.kinds)} by {lane.channel}", self._sender(lane)) for lane in LANES
        ]

    def _sender(self, lane: Lane) -> Callable[[], object]:
        return lambda: send_what_is_due(self._parts, lane, self._leased_for)

    def _escalate(self) -> None:
        escalated = escalate_concerns(self._parts) + escalate_handoffs(self._parts)
        throw_away_what_is_old(self._parts)
        purge_conversations(self._parts)
        if escalated:
            self._parts.announcer.announce(OUTBOX)

    def _repeat(self, work: Callable[[], object]) -> None:
        announcer = self._parts.announcer
        with announcer.listen(OUTBOX) as listener:
            while not announcer.is_closed:
                try:
                    work()
                except StorageUnavailableError:
                    _log.warning("the database is out of reach; nothing is lost, it is tried again")
                except Exception as error:  # noqa: BLE001 - One odd letter must not end the thread that sends the others.
                    _log.error("watching met an unexpected error", exc_info=error)
                listener.wait(self._seconds)
