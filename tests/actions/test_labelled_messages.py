"""What calibration learns from: the questions of the release, and what visitors chose when they were asked back."""

from dataclasses import replace

from chatbot.actions.brain import Brain, Mind
from chatbot.actions.labelled_messages import MOST_OF_ONE_CONVERSATION, labelled_messages
from chatbot.actions.parts import Parts
from chatbot.actions.receive_message import receive_message
from chatbot.conversation.turn import Chose, ChoseNone
from chatbot.matching.calibrating import Labelled
from chatbot.matching.ranking import Band
from tests.actions.visiting import open_chat, say
from tests.builders import KNOWLEDGE_FOLDER, FakeMatcher, make_ranking

QUESTIONS = KNOWLEDGE_FOLDER / "questions"
UNCLEAR, CLEAR = "the help with the bus", "how do i ask"


def asking_back(parts: Parts) -> Parts:
    """The parts with a matcher that asks back about one message and is sure of another."""
    close = make_ranking("who-decides", "ask-for-help", band=Band.CLOSE, suggestions=("who-decides", "ask-for-help"))
    matcher = FakeMatcher({UNCLEAR: close, CLEAR: make_ranking("ask-for-help")})
    knowledge = parts.brain.current().knowledge
    return replace(parts, brain=Brain(lambda: Mind(knowledge, matcher, 1), lambda: 1))


def learnt_from_visitors(parts: Parts) -> list[Labelled]:
    articles = parts.brain.current().knowledge.articles
    found = labelled_messages(parts.sessions, QUESTIONS, articles)
    return [label for label in found if label.writer.startswith("visitors")]


def test_a_choice_labels_the_message_that_was_asked_back_about(parts: Parts):
    parts = asking_back(parts)
    key = open_chat(parts)
    say(parts, key, UNCLEAR)
    receive_message(parts, key, Chose("who-decides"))

    assert [(label.text, label.accepted) for label in learnt_from_visitors(parts)] == [(UNCLEAR, ("who-decides",))]


def test_none_of_these_labels_it_as_without_an_answer(parts: Parts):
    parts = asking_back(parts)
    key = open_chat(parts)
    say(parts, key, UNCLEAR)
    receive_message(parts, key, ChoseNone())

    assert [(label.text, label.accepted) for label in learnt_from_visitors(parts)] == [(UNCLEAR, ())]


def test_a_follow_up_below_an_answer_labels_nothing(parts: Parts):
    parts = asking_back(parts)
    key = open_chat(parts)
    say(parts, key, CLEAR)
    receive_message(parts, key, Chose("wait-for-help"))

    assert learnt_from_visitors(parts) == []


def test_nobody_can_teach_the_chat_alone(parts: Parts):
    parts = asking_back(parts)
    key = open_chat(parts)
    for _ in range(MOST_OF_ONE_CONVERSATION + 2):
        say(parts, key, UNCLEAR)
        receive_message(parts, key, Chose("who-decides"))

    assert len(learnt_from_visitors(parts)) == MOST_OF_ONE_CONVERSATION


def test_the_questions_of_the_release_teach_with_the_articles_that_are_published(parts: Parts):
    known = {"what-is-sen", "school-says-no-sen-support"}

    found = labelled_messages(parts.sessions, QUESTIONS, known)

    assert {key for label in found for key in label.accepted} == known
    assert any(not label.accepted for label in found)
    assert len({label.writer for label in found}) > 5
