"""A visitor asks for a person, and is told by when one replies."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.key import ConversationKey, opened_and_held
from chatbot.actions.noticing import card_for
from chatbot.actions.parts import Parts
from chatbot.actions.reaching import Route, contact_for, route_named
from chatbot.actions.refusals import InputRefusedError
from chatbot.actions.typed_text import LONGEST_NAME, typed
from chatbot.conversation.card import CardReply
from chatbot.conversation.promising import NeverOpenError, in_words, promised_by
from chatbot.knowledge.calendar import Calendar
from chatbot.storage.handoffs import handoff_of, reference_is_taken
from chatbot.storage.messages import last_turn
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.handoffs import HandoffRow

_SPEAKABLE = "2345679ACDEFHJKMNPRTUVWXY"
"""Letters and figures that are told apart on the phone and on paper: no 0 and O, 1, I and L, 8 and B, 5 and S, G and Q, Z."""

_ASKED_UNPROMPTED = "asked"


@dataclass(frozen=True)
class HandoffForm:
    """What a visitor fills in. Only the route and the consent are needed, and `value` for any route but here."""

    route: str
    value: str = ""
    name: str = ""
    safe_time: str = ""
    notes: str = ""
    consent: bool = False


@dataclass(frozen=True)
class Handoff:
    """A family's place with the advisers.

    `promised_by` is when an adviser has replied, and `promised` the same in words; both are None when the calendar has no
    open hours to promise. `card` holds the approved words when what was written raises a concern.
    """

    reference: str
    route: Route
    contact: str | None
    promised_by: datetime | None
    promised: str | None
    card: CardReply | None


def ask_for_a_person(parts: Parts, key: ConversationKey, form: HandoffForm) -> Handoff:
    """Puts the conversation before the advisers. Asking again while waiting changes the details and keeps the place.

    Raises InputRefusedError, TokenUnknownError, NotYoursError or StorageUnavailableError.
    """
    checked = _checked(form)
    now = parts.clock()
    with writing(parts.sessions) as session:
        conversation = opened_and_held(session, key)
        row = handoff_of(session, conversation.id)
        if row is None:
            row = _new_row(session, conversation.id, now, _promise(parts.fixed.calendar, now))
        row.name, row.safe_time, row.notes = checked.name or None, checked.safe_time or None, checked.notes or None
        row.route, row.contact, row.consent_at = checked.route, checked.value or None, now
        session.add(row)
        conversation.last_at = now
    parts.announcer.announce(key.id)
    return _handoff(row, card_for(parts.fixed, form.name, form.safe_time, form.notes))


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
    )


def _new_row(session: Session, conversation_id: str, now: datetime, promise: datetime | None) -> HandoffRow:
    turn = last_turn(session, conversation_id)
    return HandoffRow(
        reference=_new_reference(session),
        conversation_id=conversation_id,
        reason=_ASKED_UNPROMPTED if turn is None else turn.outcome,
        asked_at=now,
        promised_by=promise,
        state="waiting",
    )


def _new_reference(session: Session) -> str:
    """Six characters in two groups, like K7M-4RX."""
    while True:
        characters = "".join(secrets.choice(_SPEAKABLE) for _ in range(6))
        reference = f"{characters[:3]}-{characters[3:]}"
        if not reference_is_taken(session, reference):
            return reference


def _promise(calendar: Calendar, now: datetime) -> datetime | None:
    """A calendar without open hours must not keep a family from asking."""
    try:
        return promised_by(calendar, now)
    except NeverOpenError:
        return None


def _handoff(row: HandoffRow, card: CardReply | None) -> Handoff:
    promised = None if row.promised_by is None else in_words(row.promised_by)
    return Handoff(row.reference, Route(row.route), row.contact, row.promised_by, promised, card)
