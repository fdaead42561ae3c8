"""What is noted of a family's case: why they asked for a person, how urgent it is, how it ended, and what it took."""

from enum import IntEnum, StrEnum


class Reason(StrEnum):
    """Why a family came to ask for a person, the weightiest first."""

    SAFEGUARDING = "safeguarding"
    NEAR_DEADLINE = "near_deadline"
    ASKED = "asked"
    NOT_HELPFUL = "not_helpful"
    TWO_MISSES = "two_misses"
    BUTTON = "button"


class Urgency(StrEnum):
    """In what order families are answered, the most urgent first."""

    SAFEGUARDING = "safeguarding"
    NEAR_DEADLINE = "near_deadline"
    ORDINARY = "ordinary"


class Ending(StrEnum):
    """How a case ended."""

    ANSWERED = "answered"
    SUPPORTED = "supported"
    SIGNPOSTED = "signposted"
    CASEWORK = "casework"
    NO_REPLY = "no_reply"
    NOT_NEEDED = "not_needed"


class Level(IntEnum):
    """How much of the service a case took: the four intervention levels of SEND information, advice and support services."""

    INFORMATION = 1
    ADVICE = 2
    CASEWORK = 3
    INTENSIVE_CASEWORK = 4


def reason_for(
    *, outcome: str | None, is_a_concern: bool, near_deadline: bool, not_helpful: bool, misses: int
) -> Reason:
    """Why a family asks for a person, from how the last turn ended; where nothing else says why, they pressed the button."""
    if is_a_concern:
        return Reason.SAFEGUARDING
    if near_deadline:
        return Reason.NEAR_DEADLINE
    if outcome == "human":
        return Reason.ASKED
    if not_helpful:
        return Reason.NOT_HELPFUL
    if misses > 1:
        return Reason.TWO_MISSES
    return Reason.BUTTON


def urgency_of(*, is_a_concern: bool, near_deadline: bool) -> Urgency:
    """How urgent a family's case is."""
    if is_a_concern:
        return Urgency.SAFEGUARDING
    return Urgency.NEAR_DEADLINE if near_deadline else Urgency.ORDINARY
