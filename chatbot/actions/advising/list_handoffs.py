"""An adviser looks who is waiting, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.conversation.case import Reason, Urgency
from chatbot.conversation.pressing import Pressure, pressure
from chatbot.storage.handoffs import HandoffFound, open_handoffs
from chatbot.storage.sessions import reading

_ORDER = {urgency: place for place, urgency in enumerate(Urgency)}


@dataclass(frozen=True)
class Place:
    """One family on the list. Nothing in it was said in the chat.

    `name` is what they want to be called; `holder` and `meant_for` are colleagues' names; `has_news` says that the family
    spoke last.
    """

    reference: str
    name: str | None
    reason: Reason
    urgency: Urgency
    pressure: Pressure
    asked_at: datetime
    promised_by: datetime | None
    route: str
    state: str
    is_mine: bool
    holder: str | None
    meant_for: str | None
    snoozed_until: datetime | None
    is_sent: bool
    has_news: bool


@dataclass(frozen=True)
class HandoffList:
    """Who waits, who is with the adviser who looks, who is with colleagues, and who was put off by the one who looks."""

    waiting: tuple[Place, ...]
    mine: tuple[Place, ...]
    snoozed: tuple[Place, ...]
    with_colleagues: tuple[Place, ...]

    @property
    def number_to_see(self) -> int:
        """How many families wait for a person, or have written to the adviser who looks."""
        return len(self.waiting) + sum(place.has_news for place in self.mine)


def list_handoffs(parts: Parts, who: SignedIn) -> HandoffList:
    """Everybody who waits or is with somebody. Raises NotAllowedError or StorageUnavailableError."""
    check(who, Permission.READ_CONVERSATIONS)
    now = parts.clock()
    with reading(parts.sessions) as session:
        places = sorted((place_of(found, parts, who, now) for found in open_handoffs(session)), key=_how_urgent)
    mine = [place for place in places if place.is_mine]
    return HandoffList(
        waiting=tuple(place for place in places if place.state == "waiting"),
        mine=tuple(place for place in mine if not _sleeps(place, now)),
        snoozed=tuple(place for place in mine if _sleeps(place, now)),
        with_colleagues=tuple(place for place in places if place.state != "waiting" and not place.is_mine),
    )


def place_of(found: HandoffFound, parts: Parts, who: SignedIn, now: datetime) -> Place:
    """A row as its place on the list."""
    row = found.handoff
    is_answered = row.first_reply_at is not None
    return Place(
        reference=row.reference,
        name=row.name,
        reason=Reason(row.reason) if row.reason in set(Reason) else Reason.BUTTON,
        urgency=Urgency(row.urgency),
        pressure=Pressure.CALM if is_answered else pressure(parts.fixed.calendar, row.promised_by, now),
        asked_at=row.asked_at,
        promised_by=row.promised_by,
        route=row.route,
        state=row.state,
        is_mine=row.claimed_by == who.adviser_id,
        holder=found.holder,
        meant_for=found.meant_for,
        snoozed_until=row.snoozed_until,
        is_sent=row.is_approved,
        has_news=found.last_sender == "visitor",
    )


def _how_urgent(place: Place) -> tuple[int, bool, datetime]:
    """Safety first, then deadlines, then the promise that runs out first; those without a promise by when they asked."""
    return _ORDER[place.urgency], place.promised_by is None, place.promised_by or place.asked_at


def _sleeps(place: Place, now: datetime) -> bool:
    """A family that wrote, or whose time has come, wakes what was put off."""
    return place.snoozed_until is not None and place.snoozed_until > now and not place.has_news
