"""A visitor who keeps the conversation open sees each message once, in order, and hears that the line is alive."""

from threading import Thread

import pytest

from chatbot.actions.delete_conversation import delete_conversation
from chatbot.actions.follow_messages import Heartbeat, follow_messages
from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import TokenUnknownError
from chatbot.actions.shown import MessageShown
from tests.actions.visiting import open_chat, say


def test_what_was_said_comes_first_and_what_is_said_next_follows(parts: Parts):
    key = open_chat(parts)
    say(parts, key)
    events = follow_messages(parts, key)

    before = [next(events), next(events)]
    Thread(target=say, args=(parts, key)).start()
    after = [next(events), next(events)]

    assert [event.sequence for event in before + after if isinstance(event, MessageShown)] == [1, 2, 3, 4]


def test_following_goes_on_from_the_last_message_seen(parts: Parts):
    key = open_chat(parts)
    say(parts, key)

    first = next(follow_messages(parts, key, after=1))

    assert isinstance(first, MessageShown)
    assert first.sequence == 2


def test_a_silent_conversation_has_a_heartbeat(parts: Parts):
    events = follow_messages(parts, open_chat(parts), seconds_between_heartbeats=0.01)

    assert [next(events), next(events)] == [Heartbeat(), Heartbeat()]


def test_a_wrong_key_is_refused_before_the_first_event(parts: Parts):
    with pytest.raises(TokenUnknownError):
        follow_messages(parts, ConversationKey("any", "guessed"))


def test_following_ends_when_the_conversation_is_deleted(parts: Parts):
    key = open_chat(parts)
    events = follow_messages(parts, key, seconds_between_heartbeats=0.01)
    assert next(events) == Heartbeat()

    delete_conversation(parts, key)

    assert list(events) == []


def test_following_ends_when_the_process_goes_down(parts: Parts):
    events = follow_messages(parts, open_chat(parts), seconds_between_heartbeats=0.01)
    assert next(events) == Heartbeat()

    parts.announcer.close()

    assert list(events) in ([], [Heartbeat()])


def test_no_connection_to_the_database_is_held_between_two_events(parts: Parts):
    pool = parts.sessions.kw["bind"].pool
    streams = [follow_messages(parts, open_chat(parts), seconds_between_heartbeats=0.01) for _ in range(5)]

    for events in streams:
        next(events)

    assert pool.checkedout() == 0
