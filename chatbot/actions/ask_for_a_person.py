"""A visitor asks for a person, and is told by when one replies."""

from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.approve_story import put_story
from chatbot.actions.holding import put_state, state_of
from chatbot.actions.key import ConversationKey, opened_and_held
from chatbot.actions.noticing import card_for
from chatbot.actions.parts import Parts
from chatbot.actions.reaching import Route, contact_for, route_named
from chatbot.actions.reference import new_reference
from chatbot.actions.refusals import InputRefusedError
from chatbot.actions.remembering import story_from_json
from chatbot.actions.safeguarding.record_concern import Place, record_concern
from chatbot.actions.telling_advisers import ADVISERS, is_a_concern, make_urgent
from chatbot.actions.typed_text import LONGEST_NAME, typed
from chatbot.conversation.card import CardReply
from chatbot.conversation.case import Reason, Urgency, reason_for, urgency_of
from chatbot.conversation.handing_over import AskAgain, Waiting, after
from chatbot.conversation.promising import NeverOpenError, in_words, promised_by
from chatbot.knowledge.calendar import Calendar
from chatbot.storage.handoffs import handoff_of
from chatbot.storage.messages import concerns_in, feedback_on, last_turn
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import HandoffRow


@dataclass(frozen=True)
class HandoffForm:
    """What a visitor fills in. Only the route and the consent are needed, and `value` for any route but here.

    `sends_story` is for those who cannot check their story first: the whole chat goes as it stands.
    """

    route: str
    value: str = ""
    name: str = ""
    safe_time: str = ""
    notes: str = ""
    consent: bool = False
    sends_story: bool = False


@dataclass(frozen=True)
class Handoff:
    """A family's place with the advisers.

    `is_sent` says whether advisers may read the chat yet; the family may want to check its story first.

    `promised_by` is when an adviser has replied, and `promised` the same in words; both are None when the calendar has no
    open hours to promise. `card` holds the approved words when what was written raises a concern.
    """

    reference: str
    route: Route
    contact: str | None
    promised_by: datetime | None
    promised: str | None
    card: CardReply | None
    is_sent: bool


def ask_for_a_person(parts: Parts, key: ConversationKey, form: HandoffForm) -> Handoff:
    """Puts the conversation before the advisers. Asking again while waiting changes the details and keeps the place.

    Raises InputRefusedError, TokenUnknownError, NotYoursError or StorageUnavailableError.
    """
    checked = _checked(form)
    now = parts.clock()
    card = card_for(parts.fixed, form.name, form.safe_time, form.notes)
    with writing(parts.sessions) as session:
        conversation = opened_and_held(session, key)
        row = _row_for(session, conversation, parts, now)
        row.name, row.safe_time, row.notes = checked.name or None, checked.safe_time or None, checked.notes or None
        row.route, row.contact, row.consent_at = checked.route, checked.value or None, now
        session.add(row)
        if checked.sends_story or conversation.last_sequence == 0:
            put_story(session, parts, row, conversation)
        if card is not None:
            session.flush()
            urgency = urgency_of(is_a_concern=is_a_concern(card.tier), near_deadline=False)
            make_urgent(session, conversation.id, urgency)
            written = "\n".join(filter(None, (form.name, form.safe_time, form.notes)))
            record_concern(session, parts, conversation.id, Place.PERSON, written, card)
        conversation.last_at = now
    parts.announcer.announce(key.id)
    parts.announcer.announce(ADVISERS)
    return _handoff(row, card)


def _checked(form: HandoffForm) -> HandoffForm:
    route = route_named(form.route)
    if not form.consent:
        raise InputRefusedError("consent", "person.no_consent")
    return HandoffForm(
        route=route,
        value=contact_for(route, form.value) or "",
        name=typed(form.name, "name", LONGEST_NAME),
        safe_time=typed(form.safe_time, "safe_time"),
        notes=typed(form.notes, "notes"),
        consent=True,
        sends_story=form.sends_story,
    )


def _row_for(session: Session, conversation: ConversationRow, parts: Parts, now: datetime) -> HandoffRow:
    """The family's place. One whose case was done, or given back to the chat, gets a new promise with the old reference."""
    row = handoff_of(session, conversation.id)
    if row is None:
        row = HandoffRow(reference=new_reference(session), conversation_id=conversation.id)
    elif after(state_of(row), AskAgain(), now) == state_of(row):
        return row
    reason, urgency = _why(session, conversation)
    row.reason, row.urgency, row.asked_at = reason, urgency, now
    row.promised_by, row.first_reply_at = _promise(parts.fixed.calendar, now), None
    put_state(row, conversation, Waiting())
    return row


def _why(session: Session, conversation: ConversationRow) -> tuple[Reason, Urgency]:
    turn, story = last_turn(session, conversation.id), story_from_json(conversation.story)
    feedback = None if turn is None or turn.reply_id is None else feedback_on(session, turn.reply_id)
    concern = any(is_a_concern(tier) for tier in concerns_in(session, conversation.id))
    reason = reason_for(
        outcome=None if turn is None else turn.outcome,
        is_a_concern=concern,
        near_deadline=story.near_deadline,
        not_helpful=feedback is not None and not feedback.helpful,
        misses=story.misses,
    )
    return reason, urgency_of(is_a_concern=concern, near_deadline=story.near_deadline)


def _promise(calendar: Calendar, now: datetime) -> datetime | None:
    """A calendar without open hours must not keep a family from asking."""
    try:
        return promised_by(calendar, now)
    except NeverOpenError:
        return None


def _handoff(row: HandoffRow, card: CardReply | None) -> Handoff:
    promised = None if row.promised_by is None else in_words(row.promised_by)
    return Handoff(row.reference, Route(row.route), row.contact, row.promised_by, promised, card, row.is_approved)
