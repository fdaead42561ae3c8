"""The parts that an action works with, put together once at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.announcing import Announcer
from chatbot.actions.brain import Brain
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.storage.sessions import Sessions


@dataclass(frozen=True)
class Parts:
    """Everything an action needs beside what the visitor sends.

    `fixed` is the knowledge that a release ships beside the articles: it is there even when the database is not. `clock`
    gives the time in UTC, with its time zone.
    """

    sessions: Sessions
    brain: Brain
    fixed: FixedKnowledge
    announcer: Announcer
    clock: Callable[[], datetime]

    def close(self) -> None:
        """Ends what runs in the background, and lets go of the database."""
        self.announcer.close()
        self.brain.close()
        self.sessions.kw["bind"].dispose()
