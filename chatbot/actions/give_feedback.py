"""A visitor says whether a reply helped."""

from chatbot.actions.key import ConversationKey, opened_and_held
from chatbot.actions.noticing import card_for
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import NotYoursError
from chatbot.actions.safeguarding.record_concern import Place, record_concern
from chatbot.actions.typed_text import storable, typed
from chatbot.conversation.card import CardReply
from chatbot.storage.messages import feedback_on, reply_named
from chatbot.storage.sessions import writing
from chatbot.storage.tables.conversations import FeedbackRow


def give_feedback(
    parts: Parts, key: ConversationKey, message_id: str, helpful: bool, reason: str | None = None
) -> CardReply | None:
    """Notes whether a reply helped; saying it again changes it. Gives the approved words when the reason raises a concern.

    `message_id` is that of the reply or of the message it replies to. Raises InputRefusedError, TokenUnknownError,
    NotYoursError or StorageUnavailableError.
    """
    reason = typed(reason or "", "reason") or None
    storable(message_id, "message_id")
    card = card_for(parts.fixed, reason)
    with writing(parts.sessions) as session:
        conversation = opened_and_held(session, key)
        reply = reply_named(session, conversation.id, message_id)
        if reply is None:
            raise NotYoursError
        row = feedback_on(session, reply.id) or FeedbackRow(message_id=reply.id)
        row.helpful, row.reason, row.at = helpful, reason, parts.clock()
        session.add(row)
        record_concern(session, parts, conversation.id, Place.FEEDBACK, reason or "", card)
    return card
