"""Families who wait and advisers who are signed in, made without the pages that lead there."""

from dataclasses import replace

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.approve_story import approve_story, read_story
from chatbot.actions.ask_for_a_person import Handoff, HandoffForm, ask_for_a_person
from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.conversation.story_card import LineEdit
from chatbot.storage.sessions import reading, writing
from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.handoffs import HandoffRow
from tests.actions.visiting import open_chat, say


def make_adviser(parts: Parts, name: str = "Sam Okoro", role: Role = Role.ADVISER) -> SignedIn:
    """An adviser with an account, signed in with both factors."""
    adviser_id = name.lower().replace(" ", "-")
    with writing(parts.sessions) as session:
        session.add(
            AdviserRow(
                id=adviser_id,
                email=f"{adviser_id}@sendias.example",
                name=name,
                role=role.value,
                password_hash="opens nothing",
                created_at=parts.clock(),
            )
        )
    return SignedIn(
        session_id=f"session of {adviser_id}",
        adviser_id=adviser_id,
        name=name,
        email=f"{adviser_id}@sendias.example",
        role=role,
        is_whole=True,
        has_second_factor=True,
    )


def ask(parts: Parts, key: ConversationKey, **changes) -> Handoff:
    """The family asks for a person."""
    return ask_for_a_person(parts, key, replace(HandoffForm(route="here", name="Jo", consent=True), **changes))


def send_story(parts: Parts, key: ConversationKey, **changes: LineEdit) -> None:
    """The family sends its card as it stands, but for these lines (`asked_1` is the line `asked-1`)."""
    edits = {line.key: LineEdit(line.text) for line in read_story(parts, key).lines}
    approve_story(parts, key, edits | {name.replace("_", "-"): edit for name, edit in changes.items()})


def waiting_family(parts: Parts, *messages: str) -> tuple[ConversationKey, str]:
    """A family that said these things, asked for a person and sent its story; the key and the reference."""
    key = open_chat(parts)
    for message in messages:
        say(parts, key, message)
    reference = ask(parts, key).reference
    send_story(parts, key)
    return key, reference


def row_of(parts: Parts, reference: str) -> HandoffRow:
    """The handoff as it is stored."""
    with reading(parts.sessions) as session:
        row = session.get(HandoffRow, reference)
    assert row is not None
    return row
