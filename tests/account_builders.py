"""Accounts for tests: opened, with a phone, and signed in, and a clock that only moves when told to."""

from datetime import datetime, timedelta
from functools import lru_cache

import pyotp

from chatbot.actions.accounts.create_account import create_account_with_password
from chatbot.actions.accounts.recognising import SignedIn, recognise
from chatbot.actions.accounts.set_up_phone import PhoneSetUp, set_up_phone
from chatbot.actions.accounts.sign_in import give_code, sign_in
from chatbot.actions.announcing import InProcessAnnouncer
from chatbot.actions.brain import Brain, Mind
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.storage.advisers import adviser_with_email
from chatbot.storage.engine import open_engine
from chatbot.storage.sessions import open_sessions, reading
from tests.builders import NOW, make_fixed_knowledge

EMAIL = "sam@sendias.example"
PASSWORD = "seven herons over the estuary"
ADDRESS = "192.0.2.7"
BROWSER = "Firefox on Linux"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@lru_cache(maxsize=1)
def fixed_knowledge() -> FixedKnowledge:
    """What the release ships, read once."""
    return make_fixed_knowledge()


def make_parts(database: str, clock: Clock) -> Parts:
    """The parts of the service, without anything to answer from."""
    sessions = open_sessions(open_engine(database))
    return Parts(
        sessions=sessions,
        brain=Brain(think=_nothing_to_think_of, latest=lambda: 0),
        fixed=fixed_knowledge(),
        announcer=InProcessAnnouncer(),
        clock=clock,
    )


def make_account(parts: Parts, role: Role = Role.ADVISER, email: str = EMAIL, password: str = PASSWORD) -> str:
    """An account without a phone; gives its id."""
    create_account_with_password(parts, email, email.partition("@")[0].title(), role, password)
    return id_of(parts, email)


def id_of(parts: Parts, email: str = EMAIL) -> str:
    with reading(parts.sessions) as session:
        adviser = adviser_with_email(session, email)
    assert adviser is not None
    return adviser.id


def phone_code(parts: Parts, email: str = EMAIL, steps: int = 0) -> str:
    """What the adviser's phone shows now, or some steps of thirty seconds away."""
    with reading(parts.sessions) as session:
        adviser = adviser_with_email(session, email)
    assert adviser is not None
    assert adviser.totp_secret is not None
    return pyotp.TOTP(adviser.totp_secret).at(parts.clock(), counter_offset=steps)


def known(parts: Parts, token: str) -> SignedIn:
    """Whose token it is."""
    who = recognise(parts, token)
    assert who is not None
    return who


def half_signed_in(parts: Parts, email: str = EMAIL, password: str = PASSWORD) -> SignedIn:
    """The password was right, and the code is still to come."""
    return known(parts, sign_in(parts, email, password, ADDRESS, BROWSER))


def with_phone(parts: Parts, email: str = EMAIL, password: str = PASSWORD) -> PhoneSetUp:
    """Signs in for the first time, phone and all."""
    half = half_signed_in(parts, email, password)
    return set_up_phone(parts, half, phone_code(parts, email), ADDRESS, BROWSER)


def signed_in_again(parts: Parts, email: str = EMAIL, browser: str = BROWSER) -> str:
    """Signs in with a phone that is set up, half a minute later; gives the token."""
    assert isinstance(parts.clock, Clock)
    parts.clock.move(seconds=30)
    half = half_signed_in(parts, email)
    return give_code(parts, half, phone_code(parts, email), ADDRESS, browser)


def make_signed_in(parts: Parts, role: Role = Role.ADVISER, email: str = EMAIL) -> SignedIn:
    """A new account, signed in."""
    make_account(parts, role, email)
    return known(parts, with_phone(parts, email).token)


def _nothing_to_think_of() -> Mind:
    raise AssertionError("accounts need no knowledge")
