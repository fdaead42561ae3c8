"""An adviser puts a family off until a time, and goes on with it then."""

from datetime import datetime

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import deed_on
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.parts import Parts
from chatbot.conversation.handing_over import Resume, Snooze
from chatbot.knowledge.calendar import LONDON


def snooze_handoff(parts: Parts, who: SignedIn, reference: str, until: str) -> None:
    """Takes it off the list until a moment in London, written like 2026-12-01T09:00. The family goes on being heard.

    Raises FieldError, AlreadyTakenError, NoSuchHandoffError, NotAllowedError or StorageUnavailableError.
    """
    moment = _moment(until)
    if moment <= parts.clock():
        raise FieldError("until", "snooze.past")
    with deed_on(parts, who, reference, "snoozed_handoff") as held:
        held.move(Snooze(who.adviser_id, moment))


def resume_handoff(parts: Parts, who: SignedIn, reference: str) -> None:
    """Goes on with what was put off."""
    with deed_on(parts, who, reference, "resumed_handoff") as held:
        held.move(Resume(who.adviser_id))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=LONDON)
    except ValueError:
        raise FieldError("until", "snooze.no_time") from None
