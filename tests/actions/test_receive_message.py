"""A message and its reply are stored together, once, in order, with the reason for the reply."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.read_messages import read_messages
from chatbot.actions.receive_message import receive_message
from chatbot.actions.refusals import ClientIdReusedError, InputRefusedError, NotYoursError, TokenUnknownError
from chatbot.actions.remembering import story_from_json, story_to_json
from chatbot.conversation.turn import Chose, ChoseNone, Typed
from chatbot.storage.conversations import conversation_with_token
from chatbot.storage.sessions import reading, writing
from chatbot.storage.tables.conversations import ConversationRow, MessageRow, TurnRow
from tests.actions.visiting import ASKS, open_chat, say


def count(parts: Parts, row: type[MessageRow] | type[TurnRow]) -> int:
    with reading(parts.sessions) as session:
        return session.scalar(select(func.count()).select_from(row)) or 0


def the_turn(parts: Parts) -> TurnRow:
    with reading(parts.sessions) as session:
        return session.scalars(select(TurnRow)).one()


def stored_conversation(parts: Parts, key: ConversationKey) -> ConversationRow:
    with reading(parts.sessions) as session:
        conversation = conversation_with_token(session, key.token_hash)
        assert conversation is not None
        return conversation


def test_a_question_is_answered_with_the_article_as_it_stands(parts: Parts):
    received = say(parts, open_chat(parts))

    assert received.turn.outcome == "answer"
    assert received.turn.article is not None
    assert received.turn.article.article.id == "ask-for-help"
    assert received.turn.article.revision == 1
    assert received.reply is not None
    assert "It tells you in 6 weeks." in received.reply.text
    assert [suggestion.id for suggestion in received.turn.suggestions] == ["wait-for-help", "who-decides"]


def test_why_a_reply_was_given_is_kept_with_it(parts: Parts):
    say(parts, open_chat(parts))

    turn = the_turn(parts)
    assert (turn.article_id, turn.revision, turn.outcome, turn.chosen) == ("ask-for-help", 1, "answer", None)
    assert turn.ranking is not None
    assert turn.ranking["matches"][0][0] == "ask-for-help"
    assert turn.confidence is not None
    assert 0 <= turn.confidence <= 1


def test_a_message_is_kept_exactly_as_it_was_typed(parts: Parts):
    typed = "  my son\u202e \u200bwas\n\n<b>excluded</b>\t\u0001 \U0001f9d2\u200d\U0001f9d2 "
    key = open_chat(parts)

    say(parts, key, typed)

    assert read_messages(parts, key)[0].text == typed


def test_the_same_client_id_again_gives_the_same_reply_again(parts: Parts):
    key = open_chat(parts)

    first, second = say(parts, key, client_id="one"), say(parts, key, client_id="one")

    assert second == first
    assert count(parts, MessageRow) == 2


def test_ten_equal_messages_at_once_are_one_message_with_one_reply(parts: Parts):
    key = open_chat(parts)

    with ThreadPoolExecutor(10) as visitors:
        received = list(visitors.map(lambda _: say(parts, key, client_id="one"), range(10)))

    assert all(one == received[0] for one in received)
    assert (count(parts, MessageRow), count(parts, TurnRow)) == (2, 1)


def test_ten_different_messages_at_once_are_all_kept_each_with_its_reply_behind_it(parts: Parts):
    key = open_chat(parts)

    with ThreadPoolExecutor(10) as visitors:
        list(visitors.map(lambda number: say(parts, key, f"question {number}"), range(10)))

    messages = read_messages(parts, key)
    assert [message.sequence for message in messages] == list(range(1, 21))
    assert [message.sender for message in messages] == ["visitor", "chatbot"] * 10
    assert {message.text for message in messages[::2]} == {f"question {number}" for number in range(10)}


def test_one_client_id_is_free_for_each_conversation(parts: Parts):
    for key in (open_chat(parts), open_chat(parts)):
        say(parts, key, client_id="one")

    assert count(parts, MessageRow) == 4


def test_another_message_under_a_used_client_id_is_refused_rather_than_lost(parts: Parts):
    key = open_chat(parts)
    say(parts, key, client_id="one")

    with pytest.raises(ClientIdReusedError):
        say(parts, key, "something else", client_id="one")


def test_a_choice_stands_in_the_conversation_as_its_button_said_it(parts: Parts):
    key = open_chat(parts)

    received = receive_message(parts, key, Chose("wait-for-help"))

    assert received.message.text == "How long do I wait?"
    assert received.turn.article is not None
    assert received.turn.article.article.id == "wait-for-help"
    assert the_turn(parts).chosen == "wait-for-help"


def test_none_of_these_is_noted_and_offers_a_person(parts: Parts):
    received = receive_message(parts, open_chat(parts), ChoseNone())

    assert received.turn.outcome == "no_answer"
    assert received.turn.offers_person
    assert the_turn(parts).chosen == "none"


@pytest.mark.parametrize(
    ("said", "client_id", "field"),
    [
        (Typed(""), None, "text"),
        (Typed(" \n\t\u00a0"), None, "text"),
        (Typed("x" * 2001), None, "text"),
        (Typed("my son\0"), None, "text"),
        (Typed("my son \ud800"), None, "text"),
        (Typed("my son"), "", "client_id"),
        (Typed("my son"), "x" * 129, "client_id"),
        (Typed("my son"), "one\0", "client_id"),
        (Chose("no-such-article"), None, "choose"),
        (Chose("\0"), None, "choose"),
    ],
)
def test_what_cannot_be_stored_is_refused_by_its_field(parts: Parts, said, client_id: str | None, field: str):
    with pytest.raises(InputRefusedError) as refusal:
        receive_message(parts, open_chat(parts), said, client_id)

    assert refusal.value.field == field
    assert count(parts, MessageRow) == 0


def test_a_message_of_2000_characters_is_taken(parts: Parts):
    assert say(parts, open_chat(parts), "\U0001f9d2" * 2000).message.text == "\U0001f9d2" * 2000


def test_without_the_right_token_nothing_is_opened(parts: Parts):
    mine, yours = open_chat(parts), open_chat(parts)

    with pytest.raises(TokenUnknownError):
        say(parts, ConversationKey(mine.id, "guessed"))
    with pytest.raises(NotYoursError):
        say(parts, ConversationKey(mine.id, yours.token))
    with pytest.raises(NotYoursError):
        say(parts, ConversationKey("nothing-of-that-name", yours.token))


def test_the_conversation_remembers_its_story(parts: Parts):
    key = open_chat(parts)

    say(parts, key)

    story = story_from_json(stored_conversation(parts, key).story)
    assert story.last_article == "ask-for-help"
    assert story.last_message == ASKS
    assert story_from_json(story_to_json(story)) == story


def test_while_an_adviser_has_the_conversation_the_message_is_kept_and_the_chatbot_is_silent(parts: Parts):
    key = open_chat(parts)
    with writing(parts.sessions) as session:
        conversation = conversation_with_token(session, key.token_hash)
        assert conversation is not None
        held = replace(story_from_json(conversation.story), held_by_adviser=True)
        conversation.story = story_to_json(held)

    received = say(parts, key, client_id="one")

    assert received.turn.outcome == "with_adviser"
    assert received.reply is None
    assert received.sequence == received.message.sequence == 1
    assert say(parts, key, client_id="one") == received
    assert [message.sender for message in read_messages(parts, key)] == ["visitor"]
