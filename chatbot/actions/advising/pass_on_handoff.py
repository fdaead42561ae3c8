"""An adviser passes a family on, to a colleague or to whoever comes first."""

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import deed_on
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.advising.saying import LEFT, announce_adviser
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission, Role, may
from chatbot.conversation.handing_over import PassOn
from chatbot.storage.advisers import advisers_by_name
from chatbot.storage.sessions import Session


def pass_on_handoff(parts: Parts, who: SignedIn, reference: str, to: str, why: str = "") -> None:
    """Puts it back among those who wait, marked for the colleague with the id `to`; empty is whoever comes first.

    The chatbot stays silent, because a person is still on it, and any adviser may take it, so that nobody's day off makes a
    family wait. Raises FieldError, AlreadyTakenError, NoSuchHandoffError, NotAllowedError or StorageUnavailableError.
    """
    with deed_on(parts, who, reference, "passed_on_handoff", why.strip() or None) as held:
        _check_colleague(held.session, to)
        held.move(PassOn(who.adviser_id, to or None))
        announce_adviser(held, who, parts, "handoff.passed_on", LEFT)


def _check_colleague(session: Session, to: str) -> None:
    rows = [row for row in advisers_by_name(session) if not row.is_disabled]
    if to and to not in {row.id for row in rows if may(Role(row.role), Permission.CLAIM_HANDOFFS)}:
        raise FieldError("to", "pass_on.no_such_colleague")
