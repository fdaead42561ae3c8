"""How every deed on a handoff is done: allowed, held, changed, and written into the audit log, together or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.refusals import AlreadyTakenError, NoSuchHandoffError, NotAllowedError
from chatbot.actions.auditing import audit
from chatbot.actions.holding import put_state, state_of
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.actions.telling_advisers import ADVISERS
from chatbot.conversation.handing_over import Deed, NotNowError, after
from chatbot.storage.handoffs import conversation_behind, handoff_of
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import HandoffRow


class AlreadyDone(Exception):  # noqa: N818 - Nothing is wrong: the same form came twice.
    """Raised inside a deed that was done before; it ends without a trace and without an error."""


@dataclass(frozen=True)
class Held:
    """A handoff and its conversation, which nobody else changes until the transaction ends."""

    session: Session
    row: HandoffRow
    conversation: ConversationRow
    now: datetime

    def move(self, deed: Deed) -> None:
        """Does what the machine allows. Raises AlreadyTakenError where it does not."""
        try:
            state = after(state_of(self.row), deed, self.now)
        except NotNowError:
            raise AlreadyTakenError from None
        put_state(self.row, self.conversation, state)


@contextmanager
def deed_on(
    parts: Parts,
    who: SignedIn,
    reference: str,
    deed: str,
    why: str | None = None,
    needs: Permission = Permission.CLAIM_HANDOFFS,
) -> Iterator[Held]:
    """One deed on a handoff. What the block changes and the audit row are stored when it ends, and then everybody is told.

    Raises NotAllowedError, NoSuchHandoffError or StorageUnavailableError.
    """
    check(who, needs)
    with suppress(AlreadyDone):
        with writing(parts.sessions) as session:
            held = _held(session, reference, parts.clock())
            yield held
            session.flush()
            audit(session, who.adviser_id, deed, f"handoff:{reference}", why, held.now)
        parts.announcer.announce(held.conversation.id)
        parts.announcer.announce(ADVISERS)


def _held(session: Session, reference: str, now: datetime) -> Held:
    conversation = conversation_behind(session, reference)
    row = None if conversation is None else handoff_of(session, conversation.id)
    if conversation is None or row is None:
        raise NoSuchHandoffError
    return Held(session, row, conversation, now)


def check(who: SignedIn, permission: Permission) -> None:
    """Raises NotAllowedError when the account may not do this. The routes ask too; this is the last door."""
    if not who.may(permission):
        raise NotAllowedError
