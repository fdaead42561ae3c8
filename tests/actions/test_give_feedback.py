"""A visitor says whether a reply helped, and may change their mind."""

import pytest
from sqlalchemy import select

from chatbot.actions.give_feedback import give_feedback
from chatbot.actions.parts import Parts
from chatbot.actions.read_messages import read_messages
from chatbot.actions.refusals import InputRefusedError, NotYoursError
from chatbot.storage.sessions import reading
from chatbot.storage.tables.conversations import FeedbackRow
from tests.actions.visiting import open_chat, say


def rows(parts: Parts) -> list[tuple[bool, str | None]]:
    with reading(parts.sessions) as session:
        return [(row.helpful, row.reason) for row in session.scalars(select(FeedbackRow))]


def test_a_reply_is_named_by_its_own_id_or_by_that_of_the_question(parts: Parts):
    key = open_chat(parts)
    received = say(parts, key)
    assert received.reply is not None

    give_feedback(parts, key, received.reply.id, helpful=True)
    give_feedback(parts, key, received.message.id, helpful=False, reason=" too long ")

    assert rows(parts) == [(False, "too long")]
    assert [message.helpful for message in read_messages(parts, key)] == [None, False]


def test_only_replies_of_ones_own_conversation_can_be_judged(parts: Parts):
    mine, yours = open_chat(parts), open_chat(parts)
    theirs = say(parts, yours)

    for message_id in (theirs.message.id, "nothing-of-that-name"):
        with pytest.raises(NotYoursError):
            give_feedback(parts, mine, message_id, helpful=True)
    assert rows(parts) == []


@pytest.mark.parametrize("changes", [{"reason": "x" * 1001}, {"reason": "\0"}, {"message_id": "\0"}])
def test_what_cannot_be_stored_is_refused(parts: Parts, changes: dict[str, str]):
    key = open_chat(parts)
    asked = {"message_id": say(parts, key).message.id, **changes}

    with pytest.raises(InputRefusedError):
        give_feedback(parts, key, helpful=False, **asked)
