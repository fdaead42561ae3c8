"""Questions about partners, and the totals of what was asked on their sites."""

from datetime import datetime

from sqlalchemy import func, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import ConversationRow, FeedbackRow, MessageRow, TurnRow
from chatbot.storage.tables.handoffs import HandoffRow
from chatbot.storage.tables.partners import PartnerRow


def partners_by_name(session: Session) -> list[PartnerRow]:
    """Every partner."""
    return list(session.scalars(select(PartnerRow).order_by(PartnerRow.name, PartnerRow.key)))


def partner_with_key(session: Session, key: str) -> PartnerRow | None:
    """The partner of a key."""
    return session.get(PartnerRow, key)


def partner_held(session: Session, key: str) -> PartnerRow | None:
    """The same, and nobody else changes it until the transaction ends."""
    return session.scalar(select(PartnerRow).where(PartnerRow.key == key).with_for_update())


def conversations_of_partner(session: Session, key: str, since: datetime) -> int:
    """How many conversations began on the partner's site since a time."""
    return session.scalars(
        select(func.count())
        .select_from(ConversationRow)
        .where(ConversationRow.partner == key, ConversationRow.created_at >= since)
    ).one()


def outcomes_of_partner(session: Session, key: str, since: datetime) -> dict[str, int]:
    """How many turns of those conversations ended in each outcome."""
    counted = session.execute(
        select(TurnRow.outcome, func.count())
        .join(MessageRow, MessageRow.id == TurnRow.message_id)
        .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
        .where(ConversationRow.partner == key, ConversationRow.created_at >= since)
        .group_by(TurnRow.outcome)
    )
    return dict(counted.all())


def handoffs_of_partner(session: Session, key: str, since: datetime) -> int:
    """How many of those conversations asked for a person."""
    return session.scalars(
        select(func.count())
        .select_from(HandoffRow)
        .join(ConversationRow, ConversationRow.id == HandoffRow.conversation_id)
        .where(ConversationRow.partner == key, ConversationRow.created_at >= since)
    ).one()


def helpful_replies_of_partner(session: Session, key: str, since: datetime, *, helpful: bool) -> int:
    """How many replies of those conversations were called helpful, or not."""
    return session.scalars(
        select(func.count())
        .select_from(FeedbackRow)
        .join(MessageRow, MessageRow.id == FeedbackRow.message_id)
        .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
        .where(ConversationRow.partner == key, ConversationRow.created_at >= since, FeedbackRow.helpful.is_(helpful))
    ).one()
