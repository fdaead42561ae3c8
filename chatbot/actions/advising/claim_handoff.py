"""An adviser takes a family that waits, or takes over from a colleague who is away."""

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import deed_on
from chatbot.actions.advising.refusals import AlreadyTakenError, NoSuchHandoffError
from chatbot.actions.advising.saying import JOINED, announce_adviser
from chatbot.actions.holding import silence
from chatbot.actions.parts import Parts
from chatbot.conversation.handing_over import TakeOver
from chatbot.storage.handoffs import claim, handoff_found
from chatbot.storage.sessions import reading


def claim_handoff(parts: Parts, who: SignedIn, reference: str) -> None:
    """Takes it, if nobody has. The chatbot is silent from here on, and the family is told who is there.

    One UPDATE decides who was first, whatever else is going on (OWASP ASVS 5.0, 2.3.4). Raises AlreadyTakenError,
    NoSuchHandoffError, NotAllowedError or StorageUnavailableError.
    """
    _check_is_free(parts, reference)
    with deed_on(parts, who, reference, "claimed_handoff") as held:
        if not claim(held.session, reference, who.adviser_id, held.now):
            raise AlreadyTakenError
        held.session.refresh(held.row)
        silence(held.conversation, held=True)
        announce_adviser(held, who, parts, "handoff.joined", JOINED)


def take_over_handoff(parts: Parts, who: SignedIn, reference: str, why: str) -> None:
    """Takes it from a colleague, who is told by the list; the reason goes into the audit log."""
    with deed_on(parts, who, reference, "took_over_handoff", why.strip() or None) as held:
        held.move(TakeOver(who.adviser_id))
        held.row.claimed_at = held.now
        announce_adviser(held, who, parts, "handoff.joined", JOINED)


def _check_is_free(parts: Parts, reference: str) -> None:
    """Turns the late ones away before they stand in line to write. It decides nothing: the UPDATE does."""
    with reading(parts.sessions) as session:
        found = handoff_found(session, reference)
    if found is None:
        raise NoSuchHandoffError
    if found.handoff.claimed_by is not None:
        raise AlreadyTakenError
