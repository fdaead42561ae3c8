"""What was said can be read again: in order, from any place, and as it was shown at the time."""

from chatbot.actions.parts import Parts
from chatbot.actions.read_messages import MOST_AT_ONCE, read_messages
from chatbot.actions.sync_knowledge import sync_knowledge
from tests.actions.visiting import open_chat, say
from tests.builders import make_article, make_small_articles


def test_only_what_came_after_a_place_is_given(parts: Parts):
    key = open_chat(parts)
    say(parts, key)
    say(parts, key)

    assert [message.sequence for message in read_messages(parts, key, after=2)] == [3, 4]
    assert read_messages(parts, key, after=4) == []


def test_at_most_a_hundred_come_at_once_and_the_next_ask_goes_on_from_there(parts: Parts):
    key = open_chat(parts)
    for _ in range(MOST_AT_ONCE // 2 + 1):
        say(parts, key, "hello")

    first = read_messages(parts, key)
    rest = read_messages(parts, key, after=first[-1].sequence)

    assert (len(first), len(rest)) == (100, 2)
    assert len(read_messages(parts, key, limit=None)) == 102


def test_a_reply_is_shown_with_the_revision_it_was_given_from(parts: Parts):
    key = open_chat(parts)
    say(parts, key)
    newer = make_article(title="How do I ask now?", phrasings=make_small_articles()[0].phrasings)
    sync_knowledge(parts.sessions, [newer, *make_small_articles()[1:]], parts.fixed.values, parts.clock())
    assert parts.brain.catch_up()

    say(parts, key)

    turns = [message.turn for message in read_messages(parts, key) if message.turn]
    assert [(turn.article.revision, turn.article.article.title) for turn in turns if turn.article] == [
        (1, "How do I ask for help?"),
        (2, "How do I ask now?"),
    ]
