"""Values in the JSON of the contract. Moments are UTC, dates are days."""

from datetime import UTC, datetime
from typing import Any

from chatbot.actions.ask_for_a_person import Handoff
from chatbot.actions.receive_message import Received
from chatbot.actions.shown import MessageShown
from chatbot.conversation.card import CardReply
from chatbot.knowledge.article import Source
from chatbot.knowledge.collection import Published
from chatbot.knowledge.contact import Contact


def received_json(received: Received) -> dict[str, Any]:
    """What came of a message."""
    reply, turn = received.reply, received.turn
    return {
        "outcome": turn.outcome,
        "reply": {"text": reply.text if reply else "", "html": reply.html or "" if reply else ""},
        "article": None if turn.article is None else article_json(turn.article),
        "suggestions": [{"id": suggestion.id, "title": suggestion.title} for suggestion in turn.suggestions],
        "contacts": [contact_json(contact) for contact in turn.contacts],
        "offers_person": turn.offers_person,
        "message_id": received.message.id,
        "reply_id": None if reply is None else reply.id,
        "sequence": received.sequence,
    }


def article_json(published: Published) -> dict[str, Any]:
    """The article that a reply gave."""
    article = published.article
    return {
        "id": article.id,
        "title": article.title,
        "revision": published.revision,
        "sources": [_source_json(source) for source in article.sources],
        "checked": article.checked.isoformat(),
        "due": article.due.isoformat(),
    }


def contact_json(contact: Contact) -> dict[str, Any]:
    """A phone number or address."""
    return {
        "key": contact.key,
        "name": contact.name,
        "purpose": contact.purpose,
        "phone": contact.phone,
        "text": contact.text,
        "email": contact.email,
        "url": contact.url,
        "hours": contact.hours,
    }


def message_json(message: MessageShown) -> dict[str, Any]:
    """One message of a conversation."""
    shape: dict[str, Any] = {
        "sequence": message.sequence,
        "message_id": message.id,
        "from": message.sender,
        "text": message.text,
        "at": moment_json(message.at),
    }
    if message.html is not None:
        shape["html"] = message.html
    if message.turn is not None:
        shape["outcome"] = message.turn.outcome
    return shape


def handoff_json(handoff: Handoff, service: dict[str, Any]) -> dict[str, Any]:
    """A family's place with the advisers, and how to reach the service meanwhile."""
    return {
        "reference": handoff.reference,
        "route": handoff.route.value,
        "promised_by": None if handoff.promised_by is None else moment_json(handoff.promised_by),
        "promised": handoff.promised,
        "service": service,
        "reply": card_json(handoff.card),
    }


def card_json(card: CardReply | None) -> dict[str, str] | None:
    """The approved words for a concern, or None."""
    return None if card is None else {"text": card.text, "html": card.html}


def moment_json(moment: datetime) -> str:
    """A moment as RFC 3339 has it, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _source_json(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "section": source.section,
        "url": source.url,
        "checked": source.checked.isoformat(),
    }
