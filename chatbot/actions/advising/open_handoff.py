"""An adviser opens a family's case: the card, the conversation, the notes, and how earlier cases ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.advising.list_handoffs import Place, place_of
from chatbot.actions.advising.refusals import NoSuchHandoffError
from chatbot.actions.approve_story import stored_story
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission, Role, may
from chatbot.actions.reference import reference_in
from chatbot.actions.shown import MessageShown, messages_shown
from chatbot.conversation.story_card import StoryLine
from chatbot.storage.advisers import advisers_by_name
from chatbot.storage.handoffs import HandoffFound, closings_of, handoff_found, notes_on
from chatbot.storage.messages import first_of_an_adviser, messages_after
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.handoffs import ClosingRow


@dataclass(frozen=True)
class Note:
    """What a colleague noted."""

    author: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Ended:
    """How a case ended, and what the family said of it."""

    ending: str
    level: int
    at: datetime
    helped: str | None
    changed: str | None


@dataclass(frozen=True)
class Colleague:
    """Somebody to whom the case can be passed on."""

    id: str
    name: str


@dataclass(frozen=True)
class Case:
    """Everything an adviser may see of a family.

    The conversation is empty until the family has sent its story, but for what was said with an adviser since. `withheld`
    says that some of it stays with the family.
    """

    place: Place
    conversation_id: str
    contact: str | None
    safe_time: str | None
    notes_on_contact: str | None
    partner: str | None
    page: str | None
    language: str
    story: tuple[StoryLine, ...]
    messages: tuple[MessageShown, ...]
    withheld: bool
    notes: tuple[Note, ...]
    endings: tuple[Ended, ...]
    colleagues: tuple[Colleague, ...]

    @property
    def last_sequence(self) -> int:
        """The place of the newest message shown; 0 where there is none."""
        return self.messages[-1].sequence if self.messages else 0


def open_handoff(parts: Parts, who: SignedIn, reference: str) -> Case:
    """The case, and an audit row that says who read it. Raises NoSuchHandoffError, NotAllowedError or
    StorageUnavailableError.
    """
    check(who, Permission.READ_CONVERSATIONS)
    now = parts.clock()
    with writing(parts.sessions) as session:
        found = _found(session, reference)
        case = _case(session, found, parts, place_of(found, parts, who, now), _colleagues(session, who))
        audit(session, who.adviser_id, "read_handoff", f"handoff:{reference}", None, now)
    return case


def find_handoff(parts: Parts, who: SignedIn, text: str) -> str | None:
    """The reference that a family read out, if there is such a handoff. Raises NotAllowedError or StorageUnavailableError."""
    check(who, Permission.READ_CONVERSATIONS)
    reference = reference_in(text)
    if reference is None:
        return None
    with reading(parts.sessions) as session:
        return None if handoff_found(session, reference) is None else reference


def new_messages(parts: Parts, who: SignedIn, reference: str, after: int) -> tuple[MessageShown, ...]:
    """What was said after a place, for a page that is open and was noted as read."""
    check(who, Permission.READ_CONVERSATIONS)
    with reading(parts.sessions) as session:
        return _visible(session, _found(session, reference), parts, after)


def _found(session: Session, reference: str) -> HandoffFound:
    found = handoff_found(session, reference)
    if found is None:
        raise NoSuchHandoffError
    return found


def _colleagues(session: Session, who: SignedIn) -> tuple[Colleague, ...]:
    return tuple(
        Colleague(row.id, row.name)
        for row in advisers_by_name(session)
        if row.id != who.adviser_id and not row.is_disabled and may(Role(row.role), Permission.CLAIM_HANDOFFS)
    )


def _case(session: Session, found: HandoffFound, parts: Parts, place: Place, colleagues: tuple[Colleague, ...]) -> Case:
    row, conversation = found.handoff, found.conversation
    return Case(
        place=place,
        conversation_id=conversation.id,
        contact=row.contact,
        safe_time=row.safe_time,
        notes_on_contact=row.notes,
        partner=conversation.partner,
        page=conversation.page,
        language=conversation.language,
        story=stored_story(row),
        messages=_visible(session, found, parts, 0),
        withheld=bool(row.withheld),
        notes=tuple(Note(name, note.text, note.at) for note, name in notes_on(session, row.reference)),
        endings=_endings(closings_of(session, row.reference)),
        colleagues=colleagues,
    )


def _visible(session: Session, found: HandoffFound, parts: Parts, after: int) -> tuple[MessageShown, ...]:
    """What the family lets advisers see. Before they have sent their story, that is what was said since a person came."""
    row = found.handoff
    if not row.is_approved:
        joined = first_of_an_adviser(session, row.conversation_id)
        after = max(after, found.conversation.last_sequence if joined is None else joined - 1)
    messages = messages_after(session, row.conversation_id, after, None, but=row.withheld or ())
    return tuple(messages_shown(session, messages, parts.brain.current().knowledge))


def _endings(rows: Sequence[ClosingRow]) -> tuple[Ended, ...]:
    return tuple(Ended(row.ending, row.level, row.at, row.helped, row.changed) for row in rows)
