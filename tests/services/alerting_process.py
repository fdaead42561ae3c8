"""A process that takes in concerns and sends alerts, and is killed again and again.

`python -m tests.services.alerting_process DATABASE_URL MAIL_PORT KILLS FILE` prepares everything once and then forks: each
child is a process of its own, and is ended by SIGKILL. What a child had acknowledged stands in FILE.
"""

import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from chatbot.actions.alerting.watching import Watch
from chatbot.actions.announcing import InProcessAnnouncer
from chatbot.actions.brain import Brain, Mind
from chatbot.actions.parts import Parts
from chatbot.actions.receive_message import receive_message
from chatbot.actions.start_conversation import start_conversation
from chatbot.conversation.story import NEW_STORY
from chatbot.conversation.turn import Typed, take_turn
from chatbot.knowledge.collection import Knowledge
from chatbot.knowledge.wording import Wording, read_wording
from chatbot.posting.post import Channel, Post
from chatbot.posting.smtp import SmtpCarrier, mail_server
from chatbot.storage.engine import open_engine
from chatbot.storage.sessions import open_sessions
from tests.account_builders import fixed_knowledge
from tests.builders import KNOWLEDGE_FOLDER, FakeMatcher

SAYS_T1 = "i want to kill myself"
_LEASED_FOR = timedelta(seconds=1)


@cache
def _knowledge() -> Knowledge:
    return Knowledge({}, fixed_knowledge())


@cache
def _letters() -> Wording:
    return read_wording(KNOWLEDGE_FOLDER / "wording" / "letters.yaml")


def prepare() -> None:
    """Makes what is slow to make, so that no child has to."""
    _letters()
    take_turn(Typed(SAYS_T1), NEW_STORY, _knowledge(), FakeMatcher(), datetime.now(UTC))


def make_parts(database_url: str, mail_port: int) -> Parts:
    """The service with a real mail server, and with a matcher that knows nothing."""
    server = mail_server(f"smtp://127.0.0.1:{mail_port}?tls=off&from=chat@sendias.example")
    return Parts(
        sessions=open_sessions(open_engine(database_url)),
        brain=Brain(think=lambda: Mind(_knowledge(), FakeMatcher(), 0), latest=lambda: 0),
        fixed=fixed_knowledge(),
        announcer=InProcessAnnouncer(),
        clock=lambda: datetime.now(UTC),
        post=Post({Channel.EMAIL: SmtpCarrier(server, seconds=2)}),
        letters=_letters(),
    )


def live(parts: Parts, acknowledged: Path) -> None:
    """Takes in one concern after the other, each in a chat of its own, and notes what it has acknowledged."""
    Watch(parts, seconds=0.02, leased_for=_LEASED_FOR).start()
    with acknowledged.open("a", buffering=1) as file:
        while True:
            received = receive_message(parts, start_conversation(parts).key, Typed(SAYS_T1))
            file.write(f"{received.message.id}\n")
            time.sleep(0.02)


def main(database_url: str, mail_port: int, kills: int, acknowledged: Path) -> None:
    """Lets one child live after the other, and none for long."""
    prepare()
    chance = Random(1)
    for _ in range(kills):
        child = os.fork()
        if child == 0:
            live(make_parts(database_url, mail_port), acknowledged)
        time.sleep(chance.uniform(0.1, 0.5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
