"""Screens what a visitor writes outside the chat itself, in forms and with feedback, for a concern."""

from chatbot.conversation.card import CardReply, card_reply
from chatbot.conversation.safeguarding import screen
from chatbot.knowledge.collection import FixedKnowledge, Knowledge


def card_for(fixed: FixedKnowledge, *texts: str | None) -> CardReply | None:
    """The approved words that have to be shown for these texts, or None. Needs no database and never fails for a text."""
    written = "\n".join(text for text in texts if text)
    concern = screen(written, "", fixed.concerns)
    return None if concern is None else card_reply(concern, Knowledge({}, fixed))
