"""An adviser ends a case, and notes how it ended and what it took."""

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import deed_on
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.advising.saying import LEFT, announce_adviser, new_id
from chatbot.actions.parts import Parts
from chatbot.conversation.case import Ending, Level
from chatbot.conversation.handing_over import Close
from chatbot.storage.tables.handoffs import ClosingRow


def close_handoff(parts: Parts, who: SignedIn, reference: str, ending: str, level: str) -> None:
    """Closes it. The chatbot answers again, and the family is asked once whether it helped.

    Raises FieldError, AlreadyTakenError, NoSuchHandoffError, NotAllowedError or StorageUnavailableError.
    """
    ended, took = _ending(ending), _level(level)
    with deed_on(parts, who, reference, "closed_handoff", f"{ended}, level {took.value}") as held:
        held.move(Close(who.adviser_id, ended, took))
        announce_adviser(held, who, parts, "handoff.closed", LEFT)
        held.session.add(
            ClosingRow(
                id=new_id(),
                reference=reference,
                adviser_id=who.adviser_id,
                ending=ended,
                level=took.value,
                at=held.now,
            )
        )


def _ending(text: str) -> Ending:
    try:
        return Ending(text)
    except ValueError:
        raise FieldError("ending", "close.no_ending") from None


def _level(text: str) -> Level:
    if text not in {str(level.value) for level in Level}:
        raise FieldError("level", "close.no_level")
    return Level(int(text))
