"""Writes down what was said about somebody at risk, in the transaction of the message itself, and alerts the duty lead."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from chatbot.actions.alerting.escalate_concerns import take_step
from chatbot.actions.parts import Parts
from chatbot.actions.telling_advisers import is_a_concern
from chatbot.conversation.card import CardReply
from chatbot.storage.concerns import open_concerns_of
from chatbot.storage.queueing import wait_in_line
from chatbot.storage.sessions import Session
from chatbot.storage.tables.concerns import ConcernRow


class Place(StrEnum):
    """Where it was said."""

    MESSAGE = "message"
    PERSON = "person"
    STORY = "story"
    FEEDBACK = "feedback"
    AFTER = "after"


def record_concern(
    session: Session, parts: Parts, conversation_id: str, place: Place, said: str, card: CardReply | None
) -> bool:
    """Adds a record for the words that raised a card, unless it is for distress alone; whether it did.

    While an earlier record of the conversation that is as urgent is still open, the new one joins it: people are alerted
    already, and a hundred messages must not become a hundred alarms.
    """
    if card is None or not is_a_concern(card.tier):
        return False
    now = parts.clock()
    wait_in_line(session, f"concern {conversation_id}")
    joined = any(row.tier <= card.tier for row in open_concerns_of(session, conversation_id))
    row = _row(parts, conversation_id, place, said, card, now)
    row.joined = joined
    session.add(row)
    session.flush()
    if not joined:
        take_step(session, parts, row, now)
    return True


def _row(parts: Parts, conversation_id: str, place: Place, said: str, card: CardReply, now: datetime) -> ConcernRow:
    return ConcernRow(
        id=secrets.token_hex(8),
        conversation_id=conversation_id,
        place=place,
        tier=card.tier,
        card=card.key,
        card_version=parts.fixed.concerns.cards[card.key].version,
        said=said,
        shown=card.text,
        at=now,
        state="open",
        step=0,
        next_at=None,
        ends_at=now + timedelta(days=parts.post.concern_days),
    )
