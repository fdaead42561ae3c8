"""What one page leaves for the next one to show, once: a sentence, or the approved words for a concern."""

from flask import session

from chatbot.conversation.card import CardReply, card_reply
from chatbot.conversation.safeguarding import Concern
from chatbot.knowledge.collection import FixedKnowledge, Knowledge
from chatbot.knowledge.concern import Tier

_NOTICE, _CARD = "notice", "card"


def leave_notice(key: str) -> None:
    """Puts a sentence of the wording at the top of the next page."""
    session[_NOTICE] = key


def take_notice() -> str | None:
    """The key of the sentence that was left for this page."""
    kept = session.pop(_NOTICE, None)
    return kept if isinstance(kept, str) else None


def leave_card(card: CardReply | None) -> None:
    """Puts the approved words for a concern, raised in a form, on the next page."""
    if card is not None:
        session[_CARD] = [card.key, card.tier]


def take_card(fixed: FixedKnowledge) -> CardReply | None:
    """The approved words that were left for this page."""
    kept = session.pop(_CARD, None)
    if not kept or kept[0] not in fixed.concerns.cards:
        return None
    return card_reply(Concern(Tier(kept[1]), kept[0]), Knowledge({}, fixed))
