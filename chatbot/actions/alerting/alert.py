"""Alerts one person, by every channel there is. Neither a name nor a word of a family is in it: they sign in to read."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.alerting.kinds import Kind
from chatbot.actions.alerting.writing_letters import Outgoing, write_letter
from chatbot.actions.parts import Parts
from chatbot.posting.post import Channel
from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow


@dataclass(frozen=True)
class News:
    """What somebody has to know. `words` is the prefix of its sentences, `alert.<words>`; `path` is the page to act on it.

    `once` keeps it from being told twice.
    """

    kind: Kind
    about: str
    words: str
    path: str
    once: str
    conversation_id: str | None = None


def alert(session: Session, parts: Parts, adviser: AdviserRow, news: News, now: datetime) -> None:
    """Tells one adviser in the console and, where email can be sent, by email."""
    write_letter(session, _letter(parts, news, Channel.CONSOLE, "", adviser.id), now)
    if parts.post.sends_email:
        write_letter(session, _letter(parts, news, Channel.EMAIL, adviser.email, adviser.id), now)


def alert_everywhere(session: Session, parts: Parts, news: News, now: datetime) -> None:
    """Tells the chat room and the shared mailbox, where the deployment has set them."""
    if parts.post.webhook is not None:
        write_letter(session, _letter(parts, news, Channel.WEBHOOK, parts.post.webhook, None), now)
    if parts.post.mailbox is not None and parts.post.sends_email:
        write_letter(session, _letter(parts, news, Channel.EMAIL, parts.post.mailbox, None), now)


def _letter(parts: Parts, news: News, channel: Channel, recipient: str, adviser_id: str | None) -> Outgoing:
    say = parts.letters.say
    return Outgoing(
        kind=news.kind,
        about=news.about,
        channel=channel,
        recipient=recipient,
        subject=say(f"alert.{news.words}_subject"),
        body=say(f"alert.{news.words}_body"),
        link=parts.post.link_to(news.path),
        once=f"{news.once} {channel} {adviser_id or 'everybody'}",
        adviser_id=adviser_id,
        conversation_id=news.conversation_id,
    )
