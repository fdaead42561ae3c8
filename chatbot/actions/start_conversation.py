"""A visitor opens the chat."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from chatbot.actions.key import ConversationKey, new_key
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import InputRefusedError
from chatbot.actions.remembering import story_to_json
from chatbot.actions.typed_text import storable
from chatbot.conversation.story import NEW_STORY
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.storage.sessions import writing
from chatbot.storage.tables.conversations import ConversationRow

_PARTNER = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_LONGEST_PAGE = 2000


@dataclass(frozen=True)
class Started:
    """A new conversation: its key, and what the chat says of itself before the first question."""

    key: ConversationKey
    greeting: str

    @property
    def id(self) -> str:
        """The public id of the conversation."""
        return self.key.id

    @property
    def token(self) -> str:
        """The only key to the conversation, given out this once."""
        return self.key.token


def start_conversation(
    parts: Parts, partner: str | None = None, language: str = "en", page: str | None = None
) -> Started:
    """Opens a conversation. Raises InputRefusedError for a partner, language or page that cannot be one."""
    key, now = new_key(), parts.clock()
    row = ConversationRow(
        id=key.id,
        token_hash=key.token_hash,
        partner=_partner(partner),
        language=_language(language),
        page=_page(page),
        story=story_to_json(NEW_STORY),
        last_sequence=0,
        created_at=now,
        last_at=now,
    )
    greeting = _greeting(parts.brain.current().knowledge.fixed)
    with writing(parts.sessions) as session:
        session.add(row)
    return Started(key, greeting)


def _greeting(fixed: FixedKnowledge) -> str:
    """Says at once what this is, what it cannot do, who reads it, and that it is not for emergencies."""
    wording = fixed.wording
    readers = wording.say("start.readers", days=fixed.retention_days)
    return " ".join((wording["start.computer"], wording["start.cannot"], readers, wording["start.emergency"]))


def _partner(partner: str | None) -> str | None:
    if partner is not None and not _PARTNER.fullmatch(partner):
        raise InputRefusedError("partner", "refusal.partner")
    return partner


def _language(language: str) -> str:
    if not _LANGUAGE.fullmatch(language):
        raise InputRefusedError("language", "refusal.language")
    return language


def _page(page: str | None) -> str | None:
    """The page the visitor came from, without its query, which may hold what is none of our business."""
    if page is None:
        return None
    try:
        address = urlsplit(storable(page, "page"))
    except ValueError:
        raise InputRefusedError("page", "refusal.page") from None
    if len(page) > _LONGEST_PAGE:
        raise InputRefusedError("page", "refusal.page")
    return urlunsplit((address.scheme, address.hostname or "", address.path, "", ""))
