"""The figures on the first page, each shown to whoever may act on it."""

from dataclasses import dataclass

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.count_work import Work
from chatbot.actions.permissions import Permission
from web.adviser.navigation import is_open


@dataclass(frozen=True)
class Tile:
    """One figure. `key` names its words, `home.<key>`; `address` is where to act on it, None while there is no such page."""

    key: str
    number: int
    address: str | None
    is_urgent: bool


def tiles_for(who: SignedIn, work: Work) -> tuple[Tile, ...]:
    """The figures for this adviser, the most urgent first."""
    rows = (
        ("late", work.late, Permission.CLAIM_HANDOFFS, "/adviser/waiting", True),
        ("waiting", work.waiting, Permission.CLAIM_HANDOFFS, "/adviser/waiting", False),
        ("unanswered", work.unanswered, Permission.REVIEW_QUESTIONS, "/adviser/review", False),
        ("invited", work.invited, Permission.MANAGE_ACCOUNTS, "/adviser/accounts", False),
        ("audit", work.deeds, Permission.READ_AUDIT, "/adviser/audit", False),
    )
    return tuple(
        Tile(key, number, address if is_open(address, who) else None, warns and number > 0)
        for key, number, permission, address, warns in rows
        if who.may(permission)
    )
