"""Lets a family that asked for replies by email know that there is one. The reply itself stays behind a code."""

from datetime import datetime, timedelta

from chatbot.actions.alerting.kinds import Kind
from chatbot.actions.alerting.writing_letters import Outgoing, write_letter
from chatbot.actions.parts import Parts
from chatbot.actions.reaching import Route
from chatbot.posting.post import Channel
from chatbot.storage.outbox import last_letter
from chatbot.storage.sessions import Session
from chatbot.storage.tables.handoffs import HandoffRow

GRACE = timedelta(minutes=2)
"""A family whose page is open sees the reply there; the letter waits so long for that, and then is not sent."""


def tell_of_reply(session: Session, parts: Parts, row: HandoffRow, now: datetime) -> None:
    """Writes the letter, once until they have been back: five replies are one letter."""
    if row.route != Route.EMAIL or not row.contact or not parts.post.sends_email:
        return
    last = last_letter(session, row.conversation_id, Kind.REPLY)
    if last is not None and (row.visitor_here_at is None or last.made_at > row.visitor_here_at):
        return
    letter = Outgoing(
        kind=Kind.REPLY,
        about=f"handoff:{row.reference}",
        channel=Channel.EMAIL,
        recipient=row.contact,
        subject=parts.letters["family.reply_subject"],
        body=parts.letters["family.reply_body"],
        link=parts.post.link_to(f"/return?reference={row.reference}"),
        conversation_id=row.conversation_id,
        due_at=now + GRACE,
    )
    write_letter(session, letter, now)
