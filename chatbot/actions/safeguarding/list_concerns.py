"""Looks which records there are. Nothing in the list was said by anybody, so looking at it leaves no trace."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.storage.concerns import concerns_to_see, number_of_open_concerns
from chatbot.storage.outbox import handoffs_told_to, number_of_letters_in_trouble
from chatbot.storage.sessions import StorageUnavailableError, reading
from chatbot.storage.tables.concerns import ConcernRow

_MOST_SHOWN = 200
_TRIES_THAT_MEAN_TROUBLE = 3


@dataclass(frozen=True)
class ConcernPlace:
    """One record on the list."""

    id: str
    tier: str
    place: str
    at: datetime
    state: str
    is_joined: bool
    acknowledged_by: str | None
    acknowledged_at: datetime | None


@dataclass(frozen=True)
class Alarms:
    """What stands above every page of the console for this adviser.

    `concerns` are records that nobody has acknowledged, `families` those who wait and of whom this adviser was told, and
    `letters` what has been tried in vain again and again. Each is 0 for those whose business it is not.
    """

    concerns: int = 0
    families: int = 0
    letters: int = 0


def list_concerns(parts: Parts, who: SignedIn) -> tuple[ConcernPlace, ...]:
    """The open ones first. Raises NotAllowedError or StorageUnavailableError."""
    check(who, Permission.READ_SAFEGUARDING)
    with reading(parts.sessions) as session:
        return tuple(place_of(row, name) for row, name in concerns_to_see(session, _MOST_SHOWN))


def alarms_for(parts: Parts, who: SignedIn) -> Alarms:
    """What this adviser must not miss. A database out of reach shows none, and the page says its own."""
    try:
        with reading(parts.sessions) as session:
            return Alarms(
                concerns=number_of_open_concerns(session) if who.may(Permission.READ_SAFEGUARDING) else 0,
                families=handoffs_told_to(session, who.adviser_id) if who.may(Permission.CLAIM_HANDOFFS) else 0,
                letters=number_of_letters_in_trouble(session, _TRIES_THAT_MEAN_TROUBLE)
                if who.may(Permission.MANAGE_ACCOUNTS)
                else 0,
            )
    except StorageUnavailableError:
        return Alarms()


def place_of(row: ConcernRow, acknowledged_by: str | None) -> ConcernPlace:
    """A row as its place on the list."""
    return ConcernPlace(
        id=row.id,
        tier=row.tier,
        place=row.place,
        at=row.at,
        state=row.state,
        is_joined=row.joined,
        acknowledged_by=acknowledged_by,
        acknowledged_at=row.acknowledged_at,
    )
