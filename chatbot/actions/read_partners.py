"""The partners as they stand, and a book of them that is never more than a moment old."""

import logging
from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic
from types import MappingProxyType

from chatbot.actions.partner import Partner, partner_of
from chatbot.actions.save_partner import PartnerUnknownError
from chatbot.storage.partners import partner_with_key, partners_by_name
from chatbot.storage.sessions import Sessions, StorageUnavailableError, reading

SECONDS_BETWEEN_LOOKS = 1.0
"""A switch is to take effect within five seconds, in every process."""

_log = logging.getLogger(__name__)


def read_partners(sessions: Sessions) -> tuple[Partner, ...]:
    """Every partner, by name. Raises StorageUnavailableError."""
    with reading(sessions) as session:
        return tuple(partner_of(row) for row in partners_by_name(session))


def read_partner(sessions: Sessions, key: str) -> Partner:
    """One partner. Raises PartnerUnknownError or StorageUnavailableError."""
    with reading(sessions) as session:
        row = partner_with_key(session, key)
    if row is None:
        raise PartnerUnknownError
    return partner_of(row)


class PartnerBook:
    """Who may show the chat, read again when it is older than a second. `seconds` gives a time that never goes back.

    While the database is out of reach, what was last read goes on to hold; where nothing was, nobody may.
    """

    def __init__(self, read: Callable[[], tuple[Partner, ...]], seconds: Callable[[], float] = monotonic) -> None:
        self._read = read
        self._seconds = seconds
        self._lock = Lock()
        self._partners: Mapping[str, Partner] = MappingProxyType({})
        self._origins: frozenset[str] = frozenset()
        self._looked: float | None = None

    def partner(self, key: str) -> Partner | None:
        """The partner of a key, or None where there is none."""
        self._look()
        return self._partners.get(key)

    def allows(self, origin: str) -> bool:
        """Whether the pages of an origin may talk to the service, because a partner that is on has named it."""
        self._look()
        return origin in self._origins

    def look_again(self) -> None:
        """Reads at the next question, because something was changed here; other processes follow within a second."""
        with self._lock:
            self._looked = None

    def _look(self) -> None:
        with self._lock:
            now = self._seconds()
            if self._looked is not None and now - self._looked < SECONDS_BETWEEN_LOOKS:
                return
            self._looked = now
            try:
                partners = self._read()
            except StorageUnavailableError:
                _log.warning("partners could not be read")
                return
            self._partners = MappingProxyType({partner.key: partner for partner in partners})
            self._origins = frozenset(
                origin for partner in partners if partner.is_on for origin in partner.details.origins
            )
