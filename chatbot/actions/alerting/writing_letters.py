"""Puts letters into the outbox, in the transaction of whatever causes them."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from chatbot.posting.post import Channel
from chatbot.storage.sessions import Session
from chatbot.storage.tables.outbox import OutboxRow

OUTBOX = "outbox"
"""What the sender listens to, so that a letter need not wait for the next look. No conversation's id is this short."""


@dataclass(frozen=True)
class Outgoing:
    """A letter to be written down. `about` names a record like `concern:…`; the rest is as in the row."""

    kind: str
    about: str
    channel: Channel
    recipient: str
    subject: str
    body: str
    link: str | None
    once: str | None = None
    adviser_id: str | None = None
    conversation_id: str | None = None
    due_at: datetime | None = None
    ends_at: datetime | None = None


def write_letter(session: Session, letter: Outgoing, now: datetime) -> None:
    """Adds it to the outbox. What is told in the console is there for whoever looks, so it has arrived at once."""
    is_there = letter.channel is Channel.CONSOLE
    session.add(
        OutboxRow(
            id=secrets.token_hex(16),
            kind=letter.kind,
            channel=letter.channel.value,
            once=letter.once,
            about=letter.about,
            conversation_id=letter.conversation_id,
            adviser_id=letter.adviser_id,
            recipient=letter.recipient,
            subject=letter.subject,
            body=letter.body,
            link=letter.link,
            made_at=now,
            due_at=letter.due_at or now,
            ends_at=letter.ends_at,
            tries=0,
            sent_at=now if is_there else None,
            done_at=now if is_there else None,
        )
    )
    session.flush()
