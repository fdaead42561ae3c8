"""Tells the next person when nobody has claimed a family: the first at once, the second at amber, the third at red."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.alerting.alert import News, alert
from chatbot.actions.alerting.chain import RotaList, chain
from chatbot.actions.alerting.kinds import Kind
from chatbot.actions.parts import Parts
from chatbot.conversation.pressing import Pressure, pressure
from chatbot.posting.post import Channel
from chatbot.storage.handoffs import waiting_handoffs
from chatbot.storage.outbox import told
from chatbot.storage.queueing import wait_in_line
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.handoffs import HandoffRow

_STEPS = {Pressure.CALM: ("new",), Pressure.AMBER: ("new", "amber"), Pressure.RED: ("new", "amber", "red")}


@dataclass(frozen=True)
class _Step:
    """One telling that a family's place has come to. `place` is whose turn it is in the chain."""

    handoff: HandoffRow
    words: str
    place: int

    @property
    def once(self) -> str:
        """A family that asks again later has a new promise, and everybody is told anew."""
        return f"handoff:{self.handoff.reference} {self.handoff.asked_at.isoformat()} {self.words}"


def escalate_handoffs(parts: Parts) -> int:
    """Writes an alert for every step that was not told yet; how many. Raises StorageUnavailableError."""
    now = parts.clock()
    with reading(parts.sessions) as session:
        if next(_steps_to_tell(session, parts, now), None) is None:
            return 0
    with writing(parts.sessions) as session:
        wait_in_line(session, "escalating")
        steps = list(_steps_to_tell(session, parts, now))
        for step in steps:
            _tell(session, parts, step, now)
    return len(steps)


def _steps_to_tell(session: Session, parts: Parts, now: datetime) -> Iterator[_Step]:
    if not chain(session, RotaList.FAMILIES, now):
        return
    for handoff in waiting_handoffs(session):
        steps = _STEPS[pressure(parts.fixed.calendar, handoff.promised_by, now)]
        for place, words in enumerate(steps):
            step = _Step(handoff, words, place)
            if not told(session, f"handoff:{handoff.reference}", f"{step.once} {Channel.CONSOLE} "):
                yield step


def _tell(session: Session, parts: Parts, step: _Step, now: datetime) -> None:
    people = chain(session, RotaList.FAMILIES, now)
    person = people[min(step.place, len(people) - 1)]
    reference = step.handoff.reference
    news = News(
        kind=Kind.HANDOFF,
        about=f"handoff:{reference}",
        words=f"family_{step.words}",
        path=f"/adviser/waiting/{reference}",
        once=step.once,
        conversation_id=step.handoff.conversation_id,
    )
    alert(session, parts, person, news, now)
