"""One turn from beginning to end, with real words and a matcher that does as it is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chatbot.conversation.story import NEW_STORY, Story
from chatbot.conversation.turn import (
    INTERPRETER_ARTICLE,
    OVERWHELMED_ARTICLE,
    Chose,
    ChoseNone,
    Outcome,
    Typed,
    take_turn,
)
from chatbot.knowledge.article import LawStatus
from chatbot.matching.ranking import Band
from tests.builders import (
    CHECKED,
    KNOWLEDGE_FOLDER,
    NOW,
    FakeMatcher,
    make_article,
    make_calendar,
    make_knowledge,
    make_ranking,
)

OTHER = make_article(id="wait-for-help", title="How long do I wait?", short_answer="You wait 6 weeks.")
KNOWLEDGE = make_knowledge((make_article(), OTHER))
SURE = FakeMatcher({"how do i ask": make_ranking("ask-for-help", "wait-for-help")})
CLOSE = FakeMatcher(
    {"help": make_ranking("ask-for-help", band=Band.CLOSE, suggestions=("ask-for-help", "wait-for-help"))}
)
UNSURE = FakeMatcher()


def take(said, story=NEW_STORY, matcher=UNSURE, knowledge=KNOWLEDGE, now=NOW):
    return take_turn(said, story, knowledge, matcher, now)


def test_a_question_that_is_understood_is_answered_with_its_article():
    turn = take(Typed("how do i ask"), matcher=SURE)

    assert turn.outcome is Outcome.ANSWER
    assert (turn.reply.article, turn.reply.revision) == ("ask-for-help", 1)
    assert turn.reply.text.startswith("You can write to the council. It tells you in 6 weeks.")
    assert [suggestion.title for suggestion in turn.reply.suggestions] == ["What comes next?"]


def test_an_answer_carries_its_sources_dates_and_contacts():
    reply = take(Typed("how do i ask"), matcher=SURE).reply

    assert "Checked 24 November 2026. Due to be checked again by 24 May 2027." in reply.text
    assert "Children and Families Act 2014</a>, s.36(8)." in reply.html
    assert [contact.key for contact in reply.contacts] == ["sendias"]


def test_close_articles_are_offered_as_questions():
    turn = take(Typed("help"), matcher=CLOSE)

    assert turn.outcome is Outcome.CLARIFY
    assert [suggestion.id for suggestion in turn.reply.suggestions] == ["ask-for-help", "wait-for-help"]
    assert turn.story.offered == ("ask-for-help", "wait-for-help")


def test_a_second_question_in_the_message_is_offered_first_below_the_answer():
    both = FakeMatcher({"how do i ask and who decides": make_ranking("ask-for-help", suggestions=("who-decides",))})
    knowledge = make_knowledge((make_article(), OTHER, make_article(id="who-decides", title="Who decides?")))

    reply = take(Typed("how do i ask and who decides"), matcher=both, knowledge=knowledge).reply

    assert reply.article == "ask-for-help"
    assert [(one.id, one.title) for one in reply.suggestions] == [
        ("who-decides", "Who decides?"),
        ("wait-for-help", "What comes next?"),
    ]


def test_a_second_question_whose_article_is_withdrawn_is_not_offered():
    both = FakeMatcher({"both": make_ranking("ask-for-help", suggestions=("who-decides",))})
    expired = make_article(id="who-decides", expires=CHECKED - timedelta(days=1))

    reply = take(Typed("both"), matcher=both, knowledge=make_knowledge((make_article(), OTHER, expired))).reply

    assert [one.id for one in reply.suggestions] == ["wait-for-help"]


def test_a_choice_is_answered_at_once():
    turn = take(Chose("wait-for-help"))

    assert turn.outcome is Outcome.ANSWER
    assert turn.reply.article == "wait-for-help"
    assert turn.ranking is None


def test_not_knowing_is_said_and_a_person_offered_with_a_time():
    turn = take(Typed("who pays the petrol"))

    assert turn.outcome is Outcome.NO_ANSWER
    assert turn.reply.article is None
    assert turn.reply.offers_person
    assert "They aim to reply by 4 pm on" in turn.reply.text


def test_a_calendar_without_open_hours_breaks_no_reply():
    knowledge = make_knowledge((make_article(),), calendar=make_calendar(weekly=((),) * 7))

    assert (
        "They aim to reply as soon as they can." in take(Typed("who pays the petrol"), knowledge=knowledge).reply.text
    )


def test_other_words_are_asked_for_once_and_never_again():
    first = take(Typed("who pays the petrol"))
    second = take(Typed("petrol money"), story=first.story)
    third = take(ChoseNone(), story=second.story)

    assert "other words" in first.reply.text
    assert "other words" not in second.reply.text
    assert "other words" not in third.reply.text
    assert third.story.misses == 3


def test_an_answer_forgets_the_misses_and_remembers_the_article():
    turn = take(Typed("how do i ask"), story=Story(misses=2), matcher=SURE)

    assert turn.story.misses == 0
    assert turn.story.last_article == "ask-for-help"


def test_the_last_article_is_what_a_short_follow_up_is_read_in_the_light_of():
    matcher = FakeMatcher()
    take(Typed("and how long"), story=Story(last_article="ask-for-help"), matcher=matcher)

    assert matcher.asked[0][1].last_article == "ask-for-help"


def test_a_person_is_offered_to_whoever_asks_for_one():
    turn = take(Typed("can i speak to a person please"), matcher=SURE)

    assert turn.outcome is Outcome.HUMAN
    assert turn.reply.offers_person


def test_a_message_in_another_script_is_answered_about_interpreters():
    knowledge = make_knowledge((make_article(id=INTERPRETER_ARTICLE),))

    assert take(Typed("Моя дитина не розмовляє"), knowledge=knowledge).reply.article == INTERPRETER_ARTICLE


def test_the_chatbot_is_silent_while_an_adviser_holds_the_conversation():
    matcher = FakeMatcher()
    turn = take(Typed("how do i ask"), story=Story(held_by_adviser=True), matcher=matcher)

    assert turn.outcome is Outcome.WITH_ADVISER
    assert (turn.reply.text, turn.reply.html, turn.reply.suggestions) == ("", "", ())
    assert matcher.asked == []


def test_an_article_past_its_hard_end_is_withdrawn_and_a_person_offered():
    article = make_article(expires=CHECKED)
    knowledge = make_knowledge((article, replace(OTHER, expires=CHECKED)))

    on_the_day = take(Typed("how do i ask"), matcher=SURE, knowledge=knowledge)
    after = take(Typed("how do i ask"), matcher=SURE, knowledge=knowledge, now=NOW + timedelta(days=1))
    close = take(Typed("help"), matcher=CLOSE, knowledge=knowledge, now=NOW + timedelta(days=1))

    assert on_the_day.outcome is Outcome.ANSWER
    assert (after.outcome, after.reply.article, after.reply.offers_person) == (Outcome.NO_ANSWER, None, True)
    assert close.outcome is Outcome.NO_ANSWER
    assert after.story.last_article is None


def test_an_article_past_its_date_says_so():
    later = NOW + timedelta(days=200)

    assert "may be out of date" in take(Typed("how do i ask"), matcher=SURE, now=later).reply.text
    assert "may be out of date" not in take(Typed("how do i ask"), matcher=SURE).reply.text


@pytest.mark.parametrize(("status", "says"), [(LawStatus.PROPOSED, "not the law"), (LawStatus.ENDED, "has ended")])
def test_what_is_not_law_today_says_so(status, says):
    knowledge = make_knowledge((make_article(law=status), OTHER))

    assert says in take(Typed("how do i ask"), matcher=SURE, knowledge=knowledge).reply.text


def test_what_an_article_says_is_never_run_by_a_browser():
    knowledge = make_knowledge((make_article(title="<b>x</b>", short_answer="<script>alert(1)</script>Hi"), OTHER))
    html = take(Typed("how do i ask"), matcher=SURE, knowledge=knowledge).reply.html

    assert "<script" not in html


def test_the_articles_that_the_flow_itself_relies_on_are_shipped():
    shipped = {path.stem for path in (KNOWLEDGE_FOLDER / "articles").rglob("*.md")}

    assert {INTERPRETER_ARTICLE, OVERWHELMED_ARTICLE} <= shipped
