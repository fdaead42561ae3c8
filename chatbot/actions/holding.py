"""A handoff's state as its row holds it, and back. Whoever changes one tells the conversation's own memory too."""

from dataclasses import replace
from typing import assert_never

from chatbot.actions.remembering import story_from_json, story_to_json
from chatbot.conversation.case import Ending, Level
from chatbot.conversation.handing_over import (
    Claimed,
    Closed,
    GivenBack,
    Snoozed,
    State,
    Waiting,
    holder,
    is_held,
)
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import HandoffRow


def state_of(row: HandoffRow) -> State:
    """The state of a handoff. How a case ended stands in its closing; here it only matters that it did."""
    match row.state:
        case "claimed" if row.claimed_by is not None:
            return Claimed(row.claimed_by)
        case "snoozed" if row.claimed_by is not None and row.snoozed_until is not None:
            return Snoozed(row.claimed_by, row.snoozed_until)
        case "given_back":
            return GivenBack()
        case "closed":
            return Closed(Ending.ANSWERED, Level.INFORMATION)
        case _:
            return Waiting(held=row.held, meant_for=row.meant_for)


def put_state(row: HandoffRow, conversation: ConversationRow, state: State) -> None:
    """Writes a state down, and silences the chatbot or lets it speak."""
    row.state = _word_for(state)
    row.claimed_by = holder(state)
    row.meant_for = state.meant_for if isinstance(state, Waiting) else None
    row.snoozed_until = state.until if isinstance(state, Snoozed) else None
    row.held = is_held(state)
    silence(conversation, row.held)


def silence(conversation: ConversationRow, held: bool) -> None:
    """Lets the conversation remember whether a person has it. What the chatbot had offered no longer stands."""
    story = story_from_json(conversation.story)
    conversation.story = story_to_json(replace(story, held_by_adviser=held, offered=()))


def _word_for(state: State) -> str:
    match state:
        case Waiting():
            return "waiting"
        case Claimed():
            return "claimed"
        case Snoozed():
            return "snoozed"
        case GivenBack():
            return "given_back"
        case Closed():
            return "closed"
        case _:
            assert_never(state)
