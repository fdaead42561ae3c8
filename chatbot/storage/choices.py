"""What visitors chose when the chatbot asked back: their own word on what a message had meant."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import MessageRow, TurnRow


@dataclass(frozen=True)
class ChoiceFound:
    """A message that was asked back about, and the id of the article chosen, or the word for none of them."""

    conversation_id: str
    text: str
    chosen: str


def newest_choices(session: Session, limit: int) -> list[ChoiceFound]:
    """The choices that came straight after a question back, the newest first.

    A follow-up that was pressed below an answer is none: it says nothing of the message before it. Messages that raised a
    concern are left alone.
    """
    choice, choosing, reply, asking, asked = (
        aliased(MessageRow),
        aliased(TurnRow),
        aliased(MessageRow),
        aliased(TurnRow),
        aliased(MessageRow),
    )
    rows = session.execute(
        select(asked.conversation_id, asked.text, choosing.chosen)
        .select_from(choice)
        .join(choosing, choosing.message_id == choice.id)
        .join(reply, (reply.conversation_id == choice.conversation_id) & (reply.sequence == choice.sequence - 1))
        .join(asking, asking.reply_id == reply.id)
        .join(asked, asked.id == asking.message_id)
        .where(
            choosing.chosen.is_not(None),
            asking.chosen.is_(None),
            asking.concern.is_(None),
            asking.outcome == "clarify",
        )
        .order_by(choice.at.desc())
        .limit(limit)
    )
    return [ChoiceFound(name, text, chosen) for name, text, chosen in rows if chosen is not None]
