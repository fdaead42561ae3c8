"""A family reads its story so far, changes it, leaves lines out, and sends it to the advisers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from chatbot.actions.key import ConversationKey, opened, opened_and_held
from chatbot.actions.noticing import card_for
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import InputRefusedError, NotYoursError
from chatbot.actions.safeguarding.record_concern import Place, record_concern
from chatbot.actions.telling_advisers import ADVISERS, is_a_concern, make_urgent
from chatbot.actions.telling_the_story import story_of
from chatbot.actions.typed_text import storable
from chatbot.conversation.card import CardReply
from chatbot.conversation.case import urgency_of
from chatbot.conversation.story_card import LONGEST_LINE, AnswerGiven, LineEdit, LineKind, StoryLine, approve
from chatbot.storage.handoffs import handoff_of
from chatbot.storage.messages import turns_in_order
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import HandoffRow


@dataclass(frozen=True)
class StoryToCheck:
    """The card before it goes, with the reference under which it will be found, and when a person replies."""

    lines: tuple[StoryLine, ...]
    reference: str
    promised_by: datetime | None
    is_sent: bool


def read_story(parts: Parts, key: ConversationKey) -> StoryToCheck:
    """The card of a conversation that waits for an adviser. Raises TokenUnknownError or NotYoursError."""
    with reading(parts.sessions) as session:
        conversation = opened(session, key)
        row = handoff_of(session, conversation.id)
        if row is None:
            raise NotYoursError
        lines = story_of(session, conversation, parts)
    return StoryToCheck(lines, row.reference, row.promised_by, row.is_approved)


def approve_story(parts: Parts, key: ConversationKey, edits: Mapping[str, LineEdit]) -> CardReply | None:
    """Sends the card as the family left it. Gives the approved words when what they wrote raises a concern.

    The lines that they left out are not stored anywhere. Raises InputRefusedError, TokenUnknownError, NotYoursError or
    StorageUnavailableError.
    """
    for key_of_line, edit in edits.items():
        if len(storable(edit.text, key_of_line)) > LONGEST_LINE:
            raise InputRefusedError(key_of_line, "story.too_long", limit=LONGEST_LINE)
    with writing(parts.sessions) as session:
        conversation = opened_and_held(session, key)
        row = handoff_of(session, conversation.id)
        if row is None:
            raise NotYoursError
        put_story(session, parts, row, conversation, edits)
        kept = [edit.text for edit in edits.values() if not edit.left_out]
        card = card_for(parts.fixed, *kept)
        if card is not None:
            concern = is_a_concern(card.tier)
            make_urgent(session, conversation.id, urgency_of(is_a_concern=concern, near_deadline=False))
            record_concern(session, parts, conversation.id, Place.STORY, "\n".join(kept), card)
    parts.announcer.announce(key.id)
    parts.announcer.announce(ADVISERS)
    return card


def put_story(
    session: Session,
    parts: Parts,
    row: HandoffRow,
    conversation: ConversationRow,
    edits: Mapping[str, LineEdit] | None = None,
) -> None:
    """Writes the approved card down; without edits it goes as it stands. What is held back is held back for good."""
    story = story_of(session, conversation, parts)
    if edits is None:
        edits = {line.key: LineEdit(line.text) for line in story}
    approved = approve(story, edits, parts.fixed.wording["story.left_out"])
    replies = {
        said.sequence: reply.sequence
        for said, _, reply in turns_in_order(session, conversation.id)
        if reply is not None
    }
    withheld = approved.withheld | {replies[sequence] for sequence in approved.withheld if sequence in replies}
    row.story = [_stored(line) for line in approved.lines]
    row.withheld = sorted(withheld | set(row.withheld or ()))
    row.story_approved_at = parts.clock()


def stored_story(row: HandoffRow) -> tuple[StoryLine, ...]:
    """The card as it was approved; empty where it was not yet."""
    return tuple(
        StoryLine(
            key=line["key"],
            kind=LineKind(line["kind"]),
            text=line["text"],
            sequences=(),
            answer=None if line["answer"] is None else AnswerGiven(**line["answer"]),
        )
        for line in row.story or ()
    )


def _stored(line: StoryLine) -> dict[str, Any]:
    return {
        "key": line.key,
        "kind": line.kind.value,
        "text": line.text,
        "answer": None if line.answer is None else asdict(line.answer),
    }
