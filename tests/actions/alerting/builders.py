"""The service with carriers that can be broken and mended, and a clock that only moves when told to."""

from dataclasses import dataclass, field, replace

from sqlalchemy import select

from chatbot.actions.alerting.escalate_concerns import escalate_concerns
from chatbot.actions.alerting.escalate_handoffs import escalate_handoffs
from chatbot.actions.alerting.kinds import LANES
from chatbot.actions.alerting.send_letters import send_what_is_due
from chatbot.actions.alerting.throw_away import throw_away_what_is_old
from chatbot.actions.parts import Parts
from chatbot.posting.letter import Letter, NotSentError
from chatbot.posting.post import Channel, Post
from chatbot.storage.sessions import reading, writing
from chatbot.storage.tables.concerns import ConcernRow, RotaRow
from chatbot.storage.tables.outbox import OutboxRow
from tests.account_builders import Clock

SAYS_T1 = "i want to kill myself"
ROOM = "https://room.example/hook"
TEAM = "team@sendias.example"


@dataclass
class FakeCarrier:
    """Keeps what it is given, or refuses it while it is broken."""

    letters: list[Letter] = field(default_factory=list)
    is_broken: bool = False

    def carry(self, letter: Letter) -> None:
        """Takes a letter. Raises NotSentError."""
        if self.is_broken:
            raise NotSentError("Broken")
        self.letters.append(letter)

    @property
    def recipients(self) -> list[str]:
        """Who was written to, in order."""
        return [letter.recipient for letter in self.letters]


@dataclass(frozen=True)
class Service:
    """The parts of the service, and what was broken or heard on its way out."""

    parts: Parts
    clock: Clock
    email: FakeCarrier
    room: FakeCarrier

    def pass_time(self, seconds: float = 0) -> None:
        """Moves the clock, and does what the watch would have done by then."""
        self.clock.move(seconds=seconds)
        escalate_concerns(self.parts)
        escalate_handoffs(self.parts)
        for lane in LANES:
            send_what_is_due(self.parts, lane)

    def throw_away(self) -> None:
        """Does what the watch does with what is old."""
        throw_away_what_is_old(self.parts)


def make_service(parts: Parts, *, room: bool = True, mailbox: bool = True) -> Service:
    """The same service with a post of its own."""
    clock, email, hook = Clock(), FakeCarrier(), FakeCarrier()
    post = Post(
        carriers={Channel.EMAIL: email, Channel.WEBHOOK: hook},
        public_url="https://chat.example.org",
        webhook=ROOM if room else None,
        mailbox=TEAM if mailbox else None,
    )
    return Service(replace(parts, post=post, clock=clock), clock, email, hook)


def set_rota(parts: Parts, which: str, *adviser_ids: str) -> None:
    """These are asked every day, in this order."""
    with writing(parts.sessions) as session:
        session.add_all(
            RotaRow(list=which, weekday=weekday, place=place, adviser_id=adviser_id)
            for weekday in range(7)
            for place, adviser_id in enumerate(adviser_ids)
        )


def concerns(parts: Parts) -> list[ConcernRow]:
    """Every record, the oldest first."""
    with reading(parts.sessions) as session:
        return list(session.scalars(select(ConcernRow).order_by(ConcernRow.at, ConcernRow.id)))


def outbox(parts: Parts) -> list[OutboxRow]:
    """Every letter, the oldest first."""
    with reading(parts.sessions) as session:
        return list(session.scalars(select(OutboxRow).order_by(OutboxRow.made_at, OutboxRow.id)))
