"""The approved words for a concern, as they are shown above everything else."""

from dataclasses import dataclass
from html import escape

from chatbot.conversation.part import Part
from chatbot.conversation.safeguarding import Concern
from chatbot.knowledge.collection import Knowledge
from chatbot.knowledge.contact import Contact
from chatbot.knowledge.rendering import plain_text, render_markdown


@dataclass(frozen=True)
class CardReply:
    """The approved words for a concern as they were shown."""

    key: str
    tier: str
    title: str
    text: str
    html: str
    contacts: tuple[Contact, ...]


def card_reply(concern: Concern, knowledge: Knowledge) -> CardReply:
    """The approved words for a concern, with the contacts that may be shown."""
    card = knowledge.fixed.concerns.cards[concern.card]
    return CardReply(
        key=card.key,
        tier=card.tier,
        title=card.title,
        text=plain_text(card.text, {}),
        html=render_markdown(card.text),
        contacts=knowledge.contacts(card.contacts),
    )


def card_part(card: CardReply) -> Part:
    contacts = "".join(f"<li>{_contact_line(contact)}</li>" for contact in card.contacts)
    lines = "\n".join(f"{contact.name}: {contact.phone or contact.text}" for contact in card.contacts)
    return Part(
        text=f"{card.text}\n\n{lines}".strip(),
        html=f'<section class="card" data-tier="{card.tier}"><h2>{escape(card.title)}</h2>{card.html}'
        f'<ul class="card-contacts">{contacts}</ul></section>',
    )


def _contact_line(contact: Contact) -> str:
    """A contact as a link that dials, or as what to text."""
    if contact.phone is not None:
        reach = f'<a href="tel:{contact.dial}">{escape(contact.phone)}</a>'
    else:
        reach = escape(contact.text or "")
    hours = f" ({escape(contact.hours)})" if contact.hours else ""
    return f"<strong>{escape(contact.name)}</strong>: {reach}{hours}"
