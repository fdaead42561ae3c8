"""The chat page as a whole: everything its template shows, gathered from the visit."""

from dataclasses import dataclass

from flask import render_template

from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.read_messages import read_messages
from chatbot.actions.refusals import NotYoursError, Refusal, TokenUnknownError
from chatbot.actions.safeguarding.concern_is_seen import concern_is_seen
from chatbot.actions.see_where_i_stand import Standing, see_where_i_stand
from chatbot.actions.shown import MessageShown
from chatbot.conversation.card import CardReply
from chatbot.conversation.replying import Suggestion
from chatbot.knowledge.calendar import LONDON
from chatbot.storage.sessions import StorageUnavailableError
from web.chat.next_page import take_card
from web.chat.showing import keeps_help_on_screen, show_messages
from web.chat.shown_message import ShownMessage
from web.chat.starters import starters
from web.chat.visit import chosen_version, forget_conversation, visit_key
from web.embed.framing import site_partner
from web.parts import the_parts


@dataclass(frozen=True)
class ChatPage:
    """What the page shows. `problem` says what is wrong with `text`, which stays in the question box.

    `concern_is_seen` is true once a person has said so of what was written about safety; until then nothing is claimed.
    `card` holds approved words that belong to no message: something was written in a form, or could not be stored.
    """

    messages: tuple[ShownMessage, ...]
    starters: tuple[Suggestion, ...]
    pinned: bool
    standing: Standing | None
    problem: str | None
    text: str
    card: CardReply | None
    concern_is_seen: bool

    @property
    def last_sequence(self) -> int:
        """The place of the newest message; 0 where there is none."""
        return self.messages[-1].sequence if self.messages else 0


def chat_page(problem: str | None = None, text: str = "", card: CardReply | None = None) -> str:
    """The page as HTML. It is drawn in every state, even when nothing can be read from the database."""
    parts = the_parts()
    try:
        said = said_so_far(parts, visit_key())
        knowledge = parts.brain.current().knowledge
        shown, offered = show(parts, said), starters(knowledge, site_partner())
        stands, seen = standing(parts, visit_key()), _concern_is_seen(parts, visit_key())
    except (Refusal, StorageUnavailableError):
        said, shown, offered, stands, seen = [], (), (), None, False
    card = card or take_card(parts.fixed)
    page = ChatPage(
        messages=shown,
        starters=offered,
        pinned=keeps_help_on_screen(said) or card is not None,
        standing=stands,
        problem=problem,
        text=text,
        card=card,
        concern_is_seen=seen,
    )
    return render_template("chat/chat.html", page=page, problems={"text": problem} if problem else {})


def said_so_far(parts: Parts, key: ConversationKey | None, after: int = 0) -> list[MessageShown]:
    """The messages of the visit. A conversation that is no more is forgotten, and the page starts anew."""
    if key is None:
        return []
    try:
        return read_messages(parts, key, after, limit=None)
    except (TokenUnknownError, NotYoursError):
        forget_conversation()
        return []


def standing(parts: Parts, key: ConversationKey | None) -> Standing | None:
    """Where the visitor stands with the advisers; None where they have not asked for one."""
    return None if key is None else see_where_i_stand(parts, key)


def _concern_is_seen(parts: Parts, key: ConversationKey | None) -> bool:
    return key is not None and concern_is_seen(parts, key)


def show(parts: Parts, messages: list[MessageShown]) -> tuple[ShownMessage, ...]:
    """The messages as the page shows them today, in the version that the visitor chose."""
    today = parts.clock().astimezone(LONDON).date()
    return show_messages(messages, parts.brain.current().knowledge, today, chosen_version())
