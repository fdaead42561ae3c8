"""Messages and turns as a visitor may see them: values, read from rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from chatbot.conversation.replying import Suggestion
from chatbot.knowledge.article import Article, Source
from chatbot.knowledge.collection import Knowledge
from chatbot.knowledge.contact import Contact
from chatbot.knowledge.reading import parse_article
from chatbot.storage.messages import MessageFound
from chatbot.storage.revisions import revision_of
from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import MessageRow, TurnRow


@dataclass(frozen=True)
class ArticleShown:
    """The article that a reply gave, as it stood when it was given."""

    id: str
    title: str
    revision: int
    sources: tuple[Source, ...]
    checked: date
    due: date


@dataclass(frozen=True)
class TurnShown:
    """How a turn ended, and what was offered with the reply. `concern` is the tier of what was shown first, if anything."""

    outcome: str
    concern: str | None
    card: str | None
    article: ArticleShown | None
    suggestions: tuple[Suggestion, ...]
    contacts: tuple[Contact, ...]
    offers_person: bool


@dataclass(frozen=True)
class MessageShown:
    """One message. `turn` stands on the chatbot's replies; `helpful` is what the visitor said of one, or None."""

    id: str
    sequence: int
    sender: str
    text: str
    html: str | None
    at: datetime
    turn: TurnShown | None = None
    helpful: bool | None = None


def messages_shown(session: Session, found: Iterable[MessageFound], knowledge: Knowledge) -> list[MessageShown]:
    """The messages with their turns."""
    return [
        message_shown(
            one.message,
            None if one.turn is None else turn_shown(session, one.turn, knowledge),
            None if one.feedback is None else one.feedback.helpful,
        )
        for one in found
    ]


def message_shown(row: MessageRow, turn: TurnShown | None = None, helpful: bool | None = None) -> MessageShown:
    """One message as a value."""
    return MessageShown(row.id, row.sequence, row.sender, row.text, row.html, row.at, turn, helpful)


def turn_shown(session: Session, row: TurnRow, knowledge: Knowledge) -> TurnShown:
    """How a turn ended, with the article as it stood then."""
    return TurnShown(
        outcome=row.outcome,
        concern=row.concern,
        card=row.card,
        article=_article_shown(session, row, knowledge),
        suggestions=tuple(Suggestion(**suggestion) for suggestion in row.suggestions),
        contacts=knowledge.contacts(tuple(row.contacts)),
        offers_person=row.offers_person,
    )


def _article_shown(session: Session, row: TurnRow, knowledge: Knowledge) -> ArticleShown | None:
    if row.article_id is None or row.revision is None:
        return None
    article = _article_at(session, row.article_id, row.revision, knowledge)
    return ArticleShown(
        id=article.id,
        title=article.title,
        revision=row.revision,
        sources=article.sources,
        checked=article.checked,
        due=article.due,
    )


def _article_at(session: Session, article_id: str, number: int, knowledge: Knowledge) -> Article:
    """The article as it stood in a revision: at hand when it still stands so, otherwise out of the database."""
    published = knowledge.articles.get(article_id)
    if published is not None and published.revision == number:
        return published.article
    revision = revision_of(session, article_id, number)
    if revision is None:
        raise LookupError(f"revision {number} of {article_id} is gone")
    return parse_article(revision.text, Path(f"{article_id}.md"))
