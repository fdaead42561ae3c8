"""Messages and turns as a visitor may see them: values, read from rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.load_knowledge import published_from
from chatbot.conversation.replying import Suggestion
from chatbot.knowledge.collection import Knowledge, Published
from chatbot.knowledge.contact import Contact
from chatbot.storage.messages import MessageFound
from chatbot.storage.revisions import revision_of
from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import MessageRow, TurnRow


@dataclass(frozen=True)
class TurnShown:
    """How a turn ended, and what was offered with the reply.

    `concern` is the tier and `card` the key of the approved words that were shown first, if any; `article` is the article
    given, in the revision that was shown.
    """

    outcome: str
    concern: str | None
    card: str | None
    article: Published | None
    suggestions: tuple[Suggestion, ...]
    contacts: tuple[Contact, ...]
    offers_person: bool


@dataclass(frozen=True)
class WrittenBy:
    """The adviser behind a message: their first name, what they typed, and the article they sent with it.

    `kind` is reply, or joined and left where the message only says who has the conversation.
    """

    name: str
    kind: str
    words: str
    article: Published | None


@dataclass(frozen=True)
class MessageShown:
    """One message. `turn` stands on the chatbot's replies; `helpful` is what the visitor said of one, or None.

    `written` stands on an adviser's messages.
    """

    id: str
    sequence: int
    sender: str
    text: str
    html: str | None
    at: datetime
    client_id: str | None = None
    turn: TurnShown | None = None
    helpful: bool | None = None
    written: WrittenBy | None = None


def messages_shown(session: Session, found: Iterable[MessageFound], knowledge: Knowledge) -> list[MessageShown]:
    """The messages with their turns."""
    return [
        message_shown(
            one.message,
            None if one.turn is None else turn_shown(session, one.turn, knowledge),
            None if one.feedback is None else one.feedback.helpful,
            _written(session, one, knowledge),
        )
        for one in found
    ]


def message_shown(
    row: MessageRow, turn: TurnShown | None = None, helpful: bool | None = None, written: WrittenBy | None = None
) -> MessageShown:
    """One message as a value."""
    return MessageShown(
        row.id, row.sequence, row.sender, row.text, row.html, row.at, row.client_id, turn, helpful, written
    )


def first_name(name: str) -> str:
    """What families are told of an adviser's name."""
    return name.split()[0] if name.split() else name


def turn_shown(session: Session, row: TurnRow, knowledge: Knowledge) -> TurnShown:
    """How a turn ended, with the article as it stood then."""
    return TurnShown(
        outcome=row.outcome,
        concern=row.concern,
        card=row.card,
        article=article_shown(session, row.article_id, row.revision, knowledge),
        suggestions=tuple(Suggestion(**suggestion) for suggestion in row.suggestions),
        contacts=knowledge.contacts(tuple(row.contacts)),
        offers_person=row.offers_person,
    )


def article_shown(
    session: Session, article_id: str | None, revision: int | None, knowledge: Knowledge
) -> Published | None:
    """The article as it stood: at hand when it still stands so, otherwise out of the database."""
    if article_id is None or revision is None:
        return None
    published = knowledge.articles.get(article_id)
    if published is not None and published.revision == revision:
        return published
    return published_from(revision_of(session, article_id, revision))


def _written(session: Session, found: MessageFound, knowledge: Knowledge) -> WrittenBy | None:
    row = found.written
    if row is None:
        return None
    article = article_shown(session, row.article_id, row.revision, knowledge)
    return WrittenBy(first_name(found.adviser_name or ""), row.kind, row.words, article)
