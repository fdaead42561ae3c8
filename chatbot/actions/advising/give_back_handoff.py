"""An adviser lets the chatbot answer again."""

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import deed_on
from chatbot.actions.advising.saying import LEFT, announce_adviser
from chatbot.actions.parts import Parts
from chatbot.conversation.handing_over import GiveBack


def give_back_handoff(parts: Parts, who: SignedIn, reference: str) -> None:
    """Gives it back, and tells the family. Raises AlreadyTakenError, NoSuchHandoffError, NotAllowedError or
    StorageUnavailableError.
    """
    with deed_on(parts, who, reference, "gave_back_handoff") as held:
        held.move(GiveBack(who.adviser_id))
        announce_adviser(held, who, parts, "handoff.given_back", LEFT)
