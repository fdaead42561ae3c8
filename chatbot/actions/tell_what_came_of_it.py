"""A family is asked once for each case whether it helped, and what changed. It may skip the question, and change its answer."""

from dataclasses import dataclass

from chatbot.actions.key import ConversationKey, opened, opened_and_held
from chatbot.actions.noticing import card_for
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import InputRefusedError, NotYoursError
from chatbot.actions.safeguarding.record_concern import Place, record_concern
from chatbot.actions.typed_text import typed
from chatbot.conversation.card import CardReply
from chatbot.storage.handoffs import closings_of, handoff_of
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import ClosingRow

HELPED = ("yes", "partly", "no")


@dataclass(frozen=True)
class CaseDone:
    """The newest case of a family that was closed, and what they have said of it. `is_open` until they answer or skip."""

    helped: str | None
    changed: str | None
    is_open: bool


def case_done(parts: Parts, key: ConversationKey) -> CaseDone | None:
    """The case to ask about, or None while there is none that was closed. Raises TokenUnknownError or NotYoursError."""
    with reading(parts.sessions) as session:
        closing = _newest(session, opened(session, key))
    return None if closing is None else CaseDone(closing.helped, closing.changed, closing.told_at is None)


def tell_what_came_of_it(parts: Parts, key: ConversationKey, helped: str, changed: str) -> CardReply | None:
    """Notes the answer in place of an earlier one. Gives the approved words when what they wrote raises a concern.

    Raises InputRefusedError, TokenUnknownError, NotYoursError or StorageUnavailableError.
    """
    if helped not in HELPED:
        raise InputRefusedError("helped", "after.no_answer")
    changed = typed(changed, "changed")
    card = card_for(parts.fixed, changed)
    with writing(parts.sessions) as session:
        conversation = opened_and_held(session, key)
        closing = _closing(session, conversation)
        closing.helped, closing.changed, closing.told_at = helped, changed or None, parts.clock()
        record_concern(session, parts, conversation.id, Place.AFTER, changed, card)
    return card


def skip_the_question(parts: Parts, key: ConversationKey) -> None:
    """Does not ask again about this case. An answer that was given stays."""
    with writing(parts.sessions) as session:
        closing = _closing(session, opened_and_held(session, key))
        closing.told_at = closing.told_at or parts.clock()


def _closing(session: Session, conversation: ConversationRow) -> ClosingRow:
    closing = _newest(session, conversation)
    if closing is None:
        raise NotYoursError
    return closing


def _newest(session: Session, conversation: ConversationRow) -> ClosingRow | None:
    row = handoff_of(session, conversation.id)
    return None if row is None else next(iter(closings_of(session, row.reference)), None)
