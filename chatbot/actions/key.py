"""The key to a conversation: its id, and the token that only the visitor has."""

import hashlib
import secrets
from dataclasses import dataclass

from chatbot.actions.refusals import NotYoursError, TokenUnknownError
from chatbot.storage.conversations import conversation_with_token, conversation_with_token_held
from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import ConversationRow


@dataclass(frozen=True)
class ConversationKey:
    """Which conversation, and the token that opens it."""

    id: str
    token: str

    @property
    def token_hash(self) -> str:
        """What is stored of the token."""
        return hash_of(self.token)


def new_key() -> ConversationKey:
    """A key that nobody can guess: 128 bits of id, 256 bits of token (OWASP ASVS 5.0, 11.5.1)."""
    return ConversationKey(id=secrets.token_urlsafe(16), token=secrets.token_urlsafe(32))


def hash_of(token: str) -> str:
    """The SHA-256 of a token. The token itself is never stored; being random, it needs no salt."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def opened(session: Session, key: ConversationKey) -> ConversationRow:
    """The conversation that the key opens. Raises TokenUnknownError or NotYoursError."""
    return _checked(conversation_with_token(session, key.token_hash), key)


def opened_and_held(session: Session, key: ConversationKey) -> ConversationRow:
    """The same, and nobody else writes into it until the transaction ends."""
    return _checked(conversation_with_token_held(session, key.token_hash), key)


def _checked(conversation: ConversationRow | None, key: ConversationKey) -> ConversationRow:
    """Looked up by token alone, so that an id which exists and one which does not are refused alike and in the same time."""
    if conversation is None:
        raise TokenUnknownError
    if conversation.id != key.id:
        raise NotYoursError
    return conversation
