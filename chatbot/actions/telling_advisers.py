"""Keeps the advisers' list true while a family goes on writing."""

from chatbot.conversation.case import Urgency, urgency_of
from chatbot.conversation.turn import Turn
from chatbot.knowledge.concern import Tier
from chatbot.storage.handoffs import handoff_of, raise_urgency
from chatbot.storage.sessions import Session

ADVISERS = "advisers"
"""What the console listens to for its list. No conversation's id is this short."""

_ORDER = tuple(Urgency)


def is_a_concern(tier: str | None) -> bool:
    """Whether a tier means that somebody may be at risk; distress alone does not."""
    return tier is not None and Tier(tier) is not Tier.DISTRESS


def note_for_advisers(session: Session, conversation_id: str, turn: Turn) -> bool:
    """Makes the handoff as urgent as what was just said; whether there is a handoff at all, so that its list has changed."""
    row = handoff_of(session, conversation_id)
    if row is None:
        return False
    tier = None if turn.concern is None else turn.concern.tier.value
    urgency = urgency_of(is_a_concern=is_a_concern(tier), near_deadline=turn.story.near_deadline)
    make_urgent(session, conversation_id, urgency)
    return True


def make_urgent(session: Session, conversation_id: str, urgency: Urgency) -> None:
    """Makes a handoff at least this urgent; it never becomes less so."""
    below = _ORDER[_ORDER.index(urgency) + 1 :]
    if below:
        raise_urgency(session, conversation_id, urgency, below)
