"""Alerts the duty lead of a concern, then the next person, and so on until somebody says that they have seen it."""

from datetime import datetime, timedelta

from chatbot.actions.alerting.alert import News, alert, alert_everywhere
from chatbot.actions.alerting.chain import RotaList, chain
from chatbot.actions.alerting.kinds import Kind
from chatbot.actions.parts import Parts
from chatbot.knowledge.concern import Tier
from chatbot.storage.concerns import concern_held, concerns_to_step
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.concerns import ConcernRow

_WAIT = {
    Tier.IMMEDIATE_DANGER: timedelta(minutes=2),
    Tier.SELF_HARM: timedelta(minutes=2),
    Tier.ABUSE: timedelta(minutes=10),
}
"""How long each person has to acknowledge before the next is alerted."""

_AFTER_EVERYBODY = timedelta(minutes=30)
"""Once everybody was alerted they are alerted again one by one, further apart."""


def escalate_concerns(parts: Parts) -> int:
    """Takes the next step with every record that is due for one; how many. Raises StorageUnavailableError."""
    now = parts.clock()
    with reading(parts.sessions) as session:
        due = concerns_to_step(session, now)
    return sum(_step_if_due(parts, concern_id, now) for concern_id in due)


def take_step(session: Session, parts: Parts, row: ConcernRow, now: datetime) -> None:
    """Alerts whose turn it is, and says when the next one's turn comes. With nobody to alert, the chat room still hears."""
    people = chain(session, RotaList.SAFEGUARDING, now)
    words = "concern" if row.step == 0 else "concern_again"
    news = News(
        kind=Kind.CONCERN,
        about=f"concern:{row.id}",
        words=words,
        path=f"/adviser/safeguarding/{row.id}",
        once=f"concern:{row.id} {row.step}",
    )
    if people:
        alert(session, parts, people[row.step % len(people)], news, now)
    alert_everywhere(session, parts, news, now)
    row.step += 1
    row.next_at = now + (_WAIT[Tier(row.tier)] if row.step < len(people) else _AFTER_EVERYBODY)
    session.flush()


def _step_if_due(parts: Parts, concern_id: str, now: datetime) -> bool:
    """Asks again with the record held, because another process, or an acknowledgement, may have been first."""
    with writing(parts.sessions) as session:
        row = concern_held(session, concern_id)
        if row is None or row.next_at is None or row.next_at > now or row.state != "open":
            return False
        take_step(session, parts, row, now)
    return True
