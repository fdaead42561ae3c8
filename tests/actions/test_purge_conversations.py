"""A conversation is kept for as long as we say, and not a day longer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from chatbot.actions.parts import Parts
from chatbot.actions.purge_conversations import purge_conversations
from chatbot.actions.read_messages import read_messages
from chatbot.actions.refusals import TokenUnknownError
from tests.actions.visiting import open_chat, say


def later(parts: Parts, **passed: float) -> Parts:
    moment = parts.clock() + timedelta(**passed)
    return replace(parts, clock=lambda: moment)


def test_a_conversation_is_deleted_once_its_time_is_over_and_not_before(parts: Parts):
    key = open_chat(parts)
    say(parts, key)
    days = parts.fixed.retention_days

    assert purge_conversations(later(parts, days=days, minutes=-1)) == 0
    assert len(read_messages(parts, key)) == 2
    assert purge_conversations(later(parts, days=days, minutes=1)) == 1
    with pytest.raises(TokenUnknownError):
        read_messages(parts, key)


def test_using_a_conversation_keeps_it(parts: Parts):
    used, unused = open_chat(parts), open_chat(parts)
    soon = later(parts, days=parts.fixed.retention_days - 1)
    say(soon, used)

    assert purge_conversations(later(parts, days=parts.fixed.retention_days + 1)) == 1
    assert len(read_messages(parts, used)) == 2
    with pytest.raises(TokenUnknownError):
        read_messages(parts, unused)


def test_a_family_that_waits_for_an_adviser_keeps_its_conversation(parts: Parts):
    key = open_chat(parts)
    ask_for_a_person(parts, key, HandoffForm(route="here", consent=True))

    assert purge_conversations(later(parts, days=parts.fixed.retention_days + 1)) == 0
