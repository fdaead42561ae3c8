"""Holds back whoever guesses, by account and by address.

A try is noted before it is checked and taken back when it was right, so that no number of tries at once gets past the count.
The account and the address are kept only as hashes, and for a quarter of an hour.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from chatbot.actions.accounts.refusals import TooManyTriesError
from chatbot.actions.parts import Parts
from chatbot.storage.queueing import wait_in_line
from chatbot.storage.sessions import Session, writing
from chatbot.storage.sign_in_tries import add_try, remove_tries_before, remove_try, tries_since


@dataclass(frozen=True)
class _Limit:
    """At most so many wrong tries within a time, counted for the account, the address, or the two together."""

    tries: int
    within: timedelta
    by_account: bool
    by_address: bool


_LIMITS = (
    _Limit(5, timedelta(minutes=5), by_account=True, by_address=True),
    _Limit(10, timedelta(minutes=15), by_account=True, by_address=False),
    # An office of six shares one address; more than this is somebody trying one password on many accounts.
    _Limit(30, timedelta(minutes=15), by_account=False, by_address=True),
)
_LONGEST = max(limit.within for limit in _LIMITS)


@contextmanager
def one_try(parts: Parts, account: str, address: str) -> Iterator[None]:
    """One try, which counts unless the block ends without an error.

    `account` says what is tried, like `password:name@example.org`, whether or not there is such an account. Raises
    TooManyTriesError before the block where too many were made, or StorageUnavailableError.
    """
    with writing(parts.sessions) as session:
        number = _note_try(session, _hash(account), _hash(address), parts.clock())
    yield
    with writing(parts.sessions) as session:
        remove_try(session, number)


def _note_try(session: Session, account: str, address: str, now: datetime) -> int:
    wait_in_line(session, "sign in")
    remove_tries_before(session, now - _LONGEST)
    for limit in _LIMITS:
        _check(session, limit, account, address, now)
    return add_try(session, account, address, now)


def _check(session: Session, limit: _Limit, account: str, address: str, now: datetime) -> None:
    tries = tries_since(
        session,
        now - limit.within,
        account if limit.by_account else None,
        address if limit.by_address else None,
    )
    if len(tries) >= limit.tries:
        frees_a_place = tries[-limit.tries] + limit.within
        raise TooManyTriesError(max(1, -(-(frees_a_place - now) // timedelta(seconds=1))))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
