"""Delete means delete: off the tables, off the disk, and nobody else's with it."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from chatbot.actions.delete_conversation import delete_conversation
from chatbot.actions.give_feedback import give_feedback
from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.read_messages import read_messages
from chatbot.actions.refusals import NotYoursError, TokenUnknownError
from chatbot.storage.sessions import reading
from chatbot.storage.tables.columns import Base
from tests.actions.visiting import open_chat, say

CANARY = "zugzwang-canary-of-a-family"
OF_A_CONVERSATION = ("conversation", "message", "turn", "feedback", "handoff")


def fill(parts: Parts) -> ConversationKey:
    key = open_chat(parts)
    received = say(parts, key, f"my daughter {CANARY} needs help")
    give_feedback(parts, key, received.message.id, helpful=False, reason=CANARY)
    ask_for_a_person(parts, key, HandoffForm(route="here", name=CANARY, notes=CANARY, consent=True))
    return key


def counts(parts: Parts) -> dict[str, int]:
    with reading(parts.sessions) as session:
        return {
            name: session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0
            for name in OF_A_CONVERSATION
        }


def test_every_row_of_the_conversation_goes_and_no_other(parts: Parts):
    gone, kept = fill(parts), fill(parts)
    before = counts(parts)

    delete_conversation(parts, gone)

    assert all(counts(parts)[name] * 2 == before[name] for name in OF_A_CONVERSATION)
    assert len(read_messages(parts, kept)) == 2
    with pytest.raises(TokenUnknownError):
        read_messages(parts, gone)


def test_nothing_that_was_said_is_left_on_the_disk(parts: Parts, tmp_path: Path):
    key = fill(parts)
    if parts.sessions.kw["bind"].dialect.name == "postgresql":
        delete_conversation(parts, key)
        with reading(parts.sessions) as session:
            assert session.scalar(text("SELECT count(*) FROM message")) == 0
        return
    files = list(tmp_path.glob("chat.sqlite3*"))
    assert any(CANARY.encode() in file.read_bytes() for file in files)

    delete_conversation(parts, key)

    assert not any(CANARY.encode() in file.read_bytes() for file in tmp_path.glob("chat.sqlite3*"))


def test_nobody_deletes_what_is_not_theirs(parts: Parts):
    mine, yours = open_chat(parts), open_chat(parts)

    with pytest.raises(NotYoursError):
        delete_conversation(parts, ConversationKey(yours.id, mine.token))
    assert counts(parts)["conversation"] == 2
