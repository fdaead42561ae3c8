"""Turns the messages of a conversation into what the page shows."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from chatbot.actions.shown import MessageShown, TurnShown
from chatbot.conversation.card import CardReply, card_part, card_reply
from chatbot.conversation.safeguarding import Concern
from chatbot.knowledge.collection import Knowledge
from chatbot.knowledge.concern import Tier
from chatbot.knowledge.contact import Contact
from web.answers.shown_answer import ShownAnswer, show_answer
from web.answers.version import Version
from web.chat.shown_message import ShownMessage

_LEFT_STANDING = frozenset(["T0", "T1", "T2"])
"""The tiers whose numbers stay on screen for the rest of the visit. Distress gets its card, and no alarm."""


def show_messages(
    messages: Sequence[MessageShown], knowledge: Knowledge, today: date, version: Version
) -> tuple[ShownMessage, ...]:
    """The messages in order. Only the newest reply offers its choices, because an older choice no longer fits."""
    newest_reply = max((message.sequence for message in messages if message.turn), default=0)
    return tuple(
        _show(message, knowledge, today, version, is_newest=message.sequence == newest_reply) for message in messages
    )


def keeps_help_on_screen(messages: Sequence[MessageShown]) -> bool:
    """Whether something was said that makes the numbers for help stay on screen."""
    return any(message.turn is not None and message.turn.concern in _LEFT_STANDING for message in messages)


def _show(
    message: MessageShown, knowledge: Knowledge, today: date, version: Version, *, is_newest: bool
) -> ShownMessage:
    turn = message.turn
    card = _card(turn, knowledge)
    answer = _answer(message, knowledge, today, version)
    asks = turn is not None and is_newest and answer is None
    return ShownMessage(
        sequence=message.sequence,
        id=message.id,
        client_id=message.client_id,
        sender=message.sender,
        at=message.at,
        text=message.text if message.written is None else message.written.words,
        html=_rest(message.html or "", card),
        card=card,
        answer=answer,
        suggestions=turn.suggestions if turn is not None and asks else (),
        may_choose_none=turn is not None and turn.outcome in {"clarify", "no_answer"},
        contacts=_contacts(turn, card) if answer is None else (),
        offers_person=turn is not None and turn.offers_person and card is None,
        shows_form=asks and turn is not None and turn.outcome == "human",
        helpful=message.helpful,
        adviser=None if message.written is None else message.written.name,
    )


def _card(turn: TurnShown | None, knowledge: Knowledge) -> CardReply | None:
    if turn is None or turn.card is None or turn.concern is None:
        return None
    return card_reply(Concern(Tier(turn.concern), turn.card), knowledge)


def _answer(message: MessageShown, knowledge: Knowledge, today: date, version: Version) -> ShownAnswer | None:
    """The answer in its parts, as it stood when it was given."""
    article = message.turn.article if message.turn is not None else None
    if message.written is not None:
        article = message.written.article
    if article is None:
        return None
    return show_answer(article, knowledge, today, version, prefix=f"message-{message.sequence}-")


def _rest(html: str, card: CardReply | None) -> Markup:
    """What was said below the card, which has a place of its own. Every piece was escaped or sanitised when it was put together."""
    return Markup(html if card is None else html.removeprefix(card_part(card).html).lstrip())  # noqa: S704 - See above.


def _contacts(turn: TurnShown | None, card: CardReply | None) -> tuple[Contact, ...]:
    if turn is None:
        return ()
    on_the_card = set(card.contacts) if card else set()
    return tuple(contact for contact in turn.contacts if contact not in on_the_card)
