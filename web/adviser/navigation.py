"""The parts of the console, in the order of the navigation.

An entry is shown once there is a page at its address, to whoever that page admits: a new page shows up by itself.
"""

from dataclasses import dataclass

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from chatbot.actions.accounts.recognising import SignedIn
from web.adviser.access import admittance_of, is_admitted


@dataclass(frozen=True)
class Entry:
    """One part of the console. `key` names its words, `navigation.<key>`."""

    key: str
    address: str


@dataclass(frozen=True)
class Link:
    """An entry as the page shows it."""

    key: str
    address: str
    is_here: bool


ENTRIES = (
    Entry("home", "/adviser/"),
    Entry("waiting", "/adviser/waiting"),
    Entry("safeguarding", "/adviser/safeguarding/"),
    Entry("review", "/adviser/review"),
    Entry("answers", "/adviser/answers"),
    Entry("partners", "/adviser/partners"),
    Entry("reports", "/adviser/reports"),
    Entry("rota", "/adviser/rota"),
    Entry("accounts", "/adviser/accounts"),
    Entry("audit", "/adviser/audit"),
)


def links_for(who: SignedIn | None) -> tuple[Link, ...]:
    """What this adviser may go to."""
    if who is None:
        return ()
    return tuple(Link(entry.key, entry.address, _is_here(entry)) for entry in ENTRIES if is_open(entry.address, who))


def is_open(address: str, who: SignedIn) -> bool:
    """Whether there is a page at this address that admits this adviser."""
    try:
        endpoint, _ = current_app.url_map.bind("console").match(address, "GET")
    except HTTPException:
        return False
    admittance = admittance_of(current_app, endpoint)
    return admittance is not None and is_admitted(admittance.access, who)


def _is_here(entry: Entry) -> bool:
    if entry.key == "home":
        return request.path == entry.address
    return f"{request.path}/".startswith(f"{entry.address.rstrip('/')}/")
