"""Whether there is a plan is asked once, where named help is not coming and the message does not say, and then remembered."""

import pytest

from chatbot.conversation.asking_of_plan import decide_on_plan, plan_question_for, remember_plan
from chatbot.conversation.deciding import AdmitNotKnowing, AskWhichOne, Decision, GiveAnswer
from chatbot.conversation.story import NEW_STORY, Story
from chatbot.conversation.turn import Chose, ChoseNone, Outcome, Turn, Typed, take_turn
from chatbot.knowledge.article import Plan
from chatbot.knowledge.plan_question import read_plan_questions
from chatbot.matching.ranking import Band
from tests.builders import KNOWLEDGE_FOLDER, NOW, FakeMatcher, make_article, make_knowledge, make_ranking

QUESTIONS = read_plan_questions(KNOWLEDGE_FOLDER / "plan_questions.yaml")
SPEECH = QUESTIONS["speech-therapy-not-coming"]
WITH, WITHOUT = "ehc-provision-not-delivered", "speech-and-language"
NOT_COMING = "hes not getting his speech therapy"
ANSWERED = GiveAnswer(WITHOUT)
KNOWLEDGE = make_knowledge((make_article(id=WITH), make_article(id=WITHOUT), make_article()))
MATCHER = FakeMatcher({NOT_COMING: make_ranking(WITHOUT, WITH), "how do i ask": make_ranking("ask-for-help")})


def decided(story: Story, best: str = WITHOUT, band: Band = Band.SURE) -> Decision:
    return decide_on_plan(ANSWERED, make_ranking(best, band=band), SPEECH, story)


def take(said: Typed | Chose | ChoseNone, story: Story = NEW_STORY) -> Turn:
    return take_turn(said, story, KNOWLEDGE, MATCHER, NOW)


@pytest.mark.parametrize(
    ("message", "key"),
    [
        (NOT_COMING, "speech-therapy-not-coming"),
        ("My son hasn't had any SALT since September", "speech-therapy-not-coming"),
        ("his speech therapy has stopped", "speech-therapy-not-coming"),
        ("she isn't getting her OT", "occupational-therapy-not-coming"),
        ("school arent giving her the one to one", "one-to-one-not-coming"),
    ],
)
def test_named_help_that_is_not_coming_is_noticed(message: str, key: str):
    question = plan_question_for(message, QUESTIONS)

    assert question is not None
    assert question.key == key


@pytest.mark.parametrize(
    "message",
    [
        "hes not getting the speech therapy in his plan",
        "EHCP says an hour of OT and she isnt getting it",
        "how do i get speech therapy",
        "we havent got speech therapy yet, still on the waiting list",
        "hes not getting on at school",
    ],
)
def test_a_message_that_says_which_or_is_about_something_else_is_not_asked(message: str):
    assert plan_question_for(message, QUESTIONS) is None


def test_where_nothing_is_known_of_a_plan_it_is_asked():
    assert decided(NEW_STORY) == AskWhichOne((WITH, WITHOUT), SPEECH)


def test_what_is_known_of_the_plan_settles_it():
    assert decided(Story(plan=Plan.WITH)) == GiveAnswer(WITH)
    assert decided(Story(plan=Plan.WITHOUT), best=WITH) == GiveAnswer(WITHOUT)


def test_it_is_asked_once():
    assert decided(Story(plan_question=SPEECH.key)) == ANSWERED


def test_a_message_taken_for_another_trouble_is_left_as_decided():
    assert decided(NEW_STORY, best="complaint-about-council") == ANSWERED


def test_a_message_that_is_not_understood_is_not_asked_about():
    assert decided(NEW_STORY, band=Band.UNKNOWN) == ANSWERED
    admitted = AdmitNotKnowing((), None, missed_before=False)
    assert decide_on_plan(admitted, make_ranking(WITHOUT), SPEECH, NEW_STORY) == admitted


def test_only_a_choice_under_the_question_is_remembered():
    standing = Story(offered=SPEECH.choices, plan_question=SPEECH.key)

    assert remember_plan(standing, WITH, QUESTIONS).plan is Plan.WITH
    assert remember_plan(standing, WITHOUT, QUESTIONS).plan is Plan.WITHOUT
    assert remember_plan(standing, "ask-for-help", QUESTIONS) == standing
    answered = Story(plan_question=SPEECH.key)
    assert remember_plan(answered, WITH, QUESTIONS) == answered


def test_the_question_stands_in_the_reply_with_the_familys_words_on_the_buttons():
    turn = take(Typed(NOT_COMING))

    assert turn.outcome is Outcome.CLARIFY
    assert turn.reply.text == "Is the therapy written in an EHC plan?"
    assert [(one.id, one.title) for one in turn.reply.suggestions] == [
        (WITH, "It is written in an EHC plan"),
        (WITHOUT, "There is no plan"),
    ]


def test_the_choice_answers_at_once_and_settles_the_next_question():
    chosen = take(Chose(WITH), take(Typed(NOT_COMING)).story)
    assert (chosen.outcome, chosen.reply.article) == (Outcome.ANSWER, WITH)

    later = take(Typed("how do i ask"), chosen.story)
    again = take(Typed(NOT_COMING), later.story)

    assert (again.outcome, again.reply.article) == (Outcome.ANSWER, WITH)


def test_a_family_that_would_not_say_is_not_asked_again():
    declined = take(ChoseNone(), take(Typed(NOT_COMING)).story)
    assert declined.outcome is Outcome.NO_ANSWER

    again = take(Typed(NOT_COMING), declined.story)

    assert (again.outcome, again.reply.article) == (Outcome.ANSWER, WITHOUT)
    assert again.story.plan is Plan.EITHER
