"""The parts that an action works with, put together once at the start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from chatbot.actions.announcing import Announcer
from chatbot.actions.brain import Brain
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.knowledge.wording import Wording
from chatbot.posting.post import NO_POST, Post
from chatbot.storage.sessions import Sessions

_no_letters = partial(Wording, "en", {})


@dataclass(frozen=True)
class Parts:
    """Everything an action needs beside what the visitor sends.

    `fixed` is the knowledge that a release ships beside the articles: it is there even when the database is not. `clock`
    gives the time in UTC, with its time zone. `post` is what may leave the service, and `letters` the sentences of what does.
    """

    sessions: Sessions
    brain: Brain
    fixed: FixedKnowledge
    announcer: Announcer
    clock: Callable[[], datetime]
    post: Post = NO_POST
    letters: Wording = field(default_factory=_no_letters)

    def close(self) -> None:
        """Ends what runs in the background, and lets go of the database."""
        self.announcer.close()
        self.brain.close()
        self.sessions.kw["bind"].dispose()
