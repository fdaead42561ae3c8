"""What was asked on a partner's site, in totals, and never so small a number that it tells of one family."""

from dataclasses import dataclass
from datetime import timedelta

from chatbot.actions.parts import Parts
from chatbot.storage.partners import (
    conversations_of_partner,
    handoffs_of_partner,
    helpful_replies_of_partner,
    outcomes_of_partner,
)
from chatbot.storage.sessions import reading

SMALLEST_SHOWN = 5
DAYS_COUNTED = 30


@dataclass(frozen=True)
class PartnerTotals:
    """Totals of the last days. None stands for a number from 1 to 4."""

    conversations: int | None
    answered: int | None
    not_answered: int | None
    asked_for_a_person: int | None
    helpful: int | None
    not_helpful: int | None


def count_for_partner(parts: Parts, key: str) -> PartnerTotals:
    """The totals of a partner. Safeguarding is not among them. Raises StorageUnavailableError."""
    since = parts.clock() - timedelta(days=DAYS_COUNTED)
    with reading(parts.sessions) as session:
        conversations = conversations_of_partner(session, key, since)
        outcomes = outcomes_of_partner(session, key, since)
        handoffs = handoffs_of_partner(session, key, since)
        helpful = helpful_replies_of_partner(session, key, since, helpful=True)
        not_helpful = helpful_replies_of_partner(session, key, since, helpful=False)
    return PartnerTotals(
        conversations=suppressed(conversations),
        answered=suppressed(outcomes.get("answer", 0)),
        not_answered=suppressed(outcomes.get("no_answer", 0)),
        asked_for_a_person=suppressed(handoffs),
        helpful=suppressed(helpful),
        not_helpful=suppressed(not_helpful),
    )


def suppressed(number: int) -> int | None:
    """The number, unless it is from 1 to 4. No two totals add up to a third, so none can be worked out from the others."""
    return None if 0 < number < SMALLEST_SHOWN else number
