"""Questions about handoffs, and the one way to claim one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import aliased

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.conversations import ConversationRow, MessageRow
from chatbot.storage.tables.handoffs import ClosingRow, HandoffRow, NoteRow

_OPEN = ("waiting", "claimed", "snoozed")


@dataclass(frozen=True)
class HandoffFound:
    """A handoff with its conversation, the names of who has it and whom it is meant for, and who spoke last."""

    handoff: HandoffRow
    conversation: ConversationRow
    holder: str | None
    meant_for: str | None
    last_sender: str | None


def handoff_of(session: Session, conversation_id: str) -> HandoffRow | None:
    """The handoff of a conversation; it has at most one."""
    return session.scalar(select(HandoffRow).where(HandoffRow.conversation_id == conversation_id))


def reference_is_taken(session: Session, reference: str) -> bool:
    """Whether another family already has this reference."""
    return session.get(HandoffRow, reference) is not None


def conversation_behind(session: Session, reference: str) -> ConversationRow | None:
    """The conversation of a handoff, held until the transaction ends.

    Whoever changes a handoff takes the conversation first, as visitors do, so that no two wait for each other.
    """
    return session.scalar(
        select(ConversationRow)
        .join(HandoffRow, HandoffRow.conversation_id == ConversationRow.id)
        .where(HandoffRow.reference == reference)
        .with_for_update(of=ConversationRow)
    )


def claim(session: Session, reference: str, adviser_id: str, now: datetime) -> bool:
    """Gives a waiting handoff to an adviser, in one statement; whether they were the first."""
    claimed = session.execute(
        update(HandoffRow)
        .where(HandoffRow.reference == reference, HandoffRow.claimed_by.is_(None), HandoffRow.state == "waiting")
        .values(claimed_by=adviser_id, claimed_at=now, state="claimed", held=True, meant_for=None)
        .returning(HandoffRow.reference)
    )
    return claimed.first() is not None


def raise_urgency(session: Session, conversation_id: str, urgency: str, below: tuple[str, ...]) -> None:
    """Makes a handoff more urgent, if it is as urgent as one of those below."""
    session.execute(
        update(HandoffRow)
        .where(HandoffRow.conversation_id == conversation_id, HandoffRow.urgency.in_(below))
        .values(urgency=urgency)
    )


def open_handoffs(session: Session) -> list[HandoffFound]:
    """Every handoff that is not given back or closed, the longest waiting first."""
    return _found(session, HandoffRow.state.in_(_OPEN))


def waiting_handoffs(session: Session) -> list[HandoffRow]:
    """Every handoff that nobody has claimed, the longest waiting first."""
    return list(
        session.scalars(
            select(HandoffRow).where(HandoffRow.state == "waiting").order_by(HandoffRow.asked_at, HandoffRow.reference)
        )
    )


def handoff_found(session: Session, reference: str) -> HandoffFound | None:
    """One handoff by its reference, whatever its state."""
    return next(iter(_found(session, HandoffRow.reference == reference)), None)


def notes_on(session: Session, reference: str) -> list[tuple[NoteRow, str]]:
    """The notes on a handoff in order, each with its author's name."""
    rows = session.execute(
        select(NoteRow, AdviserRow.name)
        .join(AdviserRow, AdviserRow.id == NoteRow.adviser_id)
        .where(NoteRow.reference == reference)
        .order_by(NoteRow.at, NoteRow.id)
    )
    return [(note, name) for note, name in rows]


def closings_of(session: Session, reference: str) -> list[ClosingRow]:
    """How the cases of a handoff ended, the newest first."""
    return list(
        session.scalars(
            select(ClosingRow).where(ClosingRow.reference == reference).order_by(ClosingRow.at.desc(), ClosingRow.id)
        )
    )


def note_typing(session: Session, conversation_id: str, by_visitor: bool, now: datetime) -> None:
    """Notes that one of the two is typing."""
    moment = {"visitor_typed_at": now} if by_visitor else {"adviser_typed_at": now}
    session.execute(update(HandoffRow).where(HandoffRow.conversation_id == conversation_id).values(**moment))


def note_here(session: Session, conversation_id: str, now: datetime) -> None:
    """Notes that the family's page looked for news."""
    session.execute(update(HandoffRow).where(HandoffRow.conversation_id == conversation_id).values(visitor_here_at=now))


def _found(session: Session, condition: ColumnElement[bool]) -> list[HandoffFound]:
    holder, meant = aliased(AdviserRow), aliased(AdviserRow)
    is_last = and_(
        MessageRow.conversation_id == ConversationRow.id, MessageRow.sequence == ConversationRow.last_sequence
    )
    rows = session.execute(
        select(HandoffRow, ConversationRow, holder.name, meant.name, MessageRow.sender)
        .join(ConversationRow, ConversationRow.id == HandoffRow.conversation_id)
        .outerjoin(holder, holder.id == HandoffRow.claimed_by)
        .outerjoin(meant, meant.id == HandoffRow.meant_for)
        .outerjoin(MessageRow, is_last)
        .where(condition)
        .order_by(HandoffRow.asked_at, HandoffRow.reference)
    )
    return [HandoffFound(*row) for row in rows]
