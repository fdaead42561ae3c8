"""What advisers do with a family's case, and what the family and the audit log see of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chatbot.actions.advising.claim_handoff import claim_handoff
from chatbot.actions.advising.close_handoff import close_handoff
from chatbot.actions.advising.give_back_handoff import give_back_handoff
from chatbot.actions.advising.list_handoffs import list_handoffs
from chatbot.actions.advising.note_on_handoff import note_on_handoff
from chatbot.actions.advising.open_handoff import open_handoff
from chatbot.actions.advising.pass_on_handoff import pass_on_handoff
from chatbot.actions.advising.refusals import AlreadyTakenError, FieldError, NotAllowedError
from chatbot.actions.advising.reply_to_family import reply_to_family
from chatbot.actions.advising.snooze_handoff import resume_handoff, snooze_handoff
from chatbot.actions.make_transcript import make_transcript
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.actions.read_messages import read_messages
from chatbot.actions.refusals import Refusal
from chatbot.actions.tell_what_came_of_it import case_done, skip_the_question, tell_what_came_of_it
from chatbot.storage.audit import audit_page
from chatbot.storage.sessions import reading
from tests.actions.advising.builders import ask, make_adviser, row_of, waiting_family
from tests.actions.visiting import ASKS, say


@pytest.fixture
def sam(parts: Parts):
    return make_adviser(parts)


@pytest.fixture
def family(parts: Parts, sam):
    """A family that Sam has claimed: its key and reference."""
    key, reference = waiting_family(parts, ASKS)
    claim_handoff(parts, sam, reference)
    return key, reference


def deeds(parts: Parts, reference: str) -> list[tuple[str, str | None]]:
    with reading(parts.sessions) as session:
        return [(row.deed, row.why) for row, _ in audit_page(session, None, f"handoff:{reference}", 50)][::-1]


def test_the_family_reads_what_the_adviser_wrote(parts: Parts, sam, family):
    key, reference = family
    reply_to_family(parts, sam, reference, "Hello Jo.\n\nI can <help>.")

    message = read_messages(parts, key)[-1]

    assert (message.sender, message.text) == ("adviser", "Hello Jo.\n\nI can <help>.")
    assert message.html == "<p>Hello Jo.</p><p>I can &lt;help&gt;.</p>"
    assert message.written is not None
    assert message.written.name == "Sam"
    assert row_of(parts, reference).first_reply_at is not None


def test_an_article_goes_out_in_the_revision_of_today_and_that_is_noted(parts: Parts, sam, family):
    key, reference = family
    reply_to_family(parts, sam, reference, "See this.", "ask-for-help")

    message = read_messages(parts, key)[-1]

    assert message.written is not None
    assert message.written.article is not None
    assert (message.written.article.article.id, message.written.article.revision) == ("ask-for-help", 1)
    assert "You can write to the council." in message.text
    assert ("sent v1", "ask-for-help") in deeds(parts, reference)


def test_the_same_form_sent_twice_is_one_message(parts: Parts, sam, family):
    key, reference = family
    for _ in range(2):
        reply_to_family(parts, sam, reference, "Hello", client_id="the same")

    assert [message.text for message in read_messages(parts, key)].count("Hello") == 1
    assert [deed for deed, _ in deeds(parts, reference)].count("replied") == 1


@pytest.mark.parametrize(
    ("words", "article", "field"),
    [("  ", "", "words"), ("a" * 6001, "", "words"), ("Hello", "no-such-article", "article"), ("\0", "", "words")],
)
def test_a_message_that_cannot_be_sent_is_said_to_be_so(parts: Parts, sam, family, words, article, field):
    with pytest.raises(Refusal) as refused:
        reply_to_family(parts, sam, family[1], words, article)

    assert refused.value.field == field


def test_only_the_holder_writes_to_the_family(parts: Parts, family):
    with pytest.raises(AlreadyTakenError):
        reply_to_family(parts, make_adviser(parts, "Kim Lee"), family[1], "Hello")


def test_a_note_is_for_colleagues_only(parts: Parts, sam, family):
    key, reference = family
    note_on_handoff(parts, sam, reference, "Ring the school first.")

    assert [(note.author, note.text) for note in open_handoff(parts, sam, reference).notes] == [
        ("Sam Okoro", "Ring the school first.")
    ]
    assert "Ring the school" not in repr(make_transcript(parts, key))


def test_what_is_passed_on_waits_for_the_colleague_and_the_chatbot_stays_silent(parts: Parts, sam, family):
    key, reference = family
    kim = make_adviser(parts, "Kim Lee")
    pass_on_handoff(parts, sam, reference, kim.adviser_id, "knows the school")

    (place,) = list_handoffs(parts, kim).waiting
    assert (place.reference, place.meant_for, place.holder) == (reference, "Kim Lee", None)
    assert say(parts, key).reply is None
    claim_handoff(parts, kim, reference)
    assert [place.reference for place in list_handoffs(parts, kim).mine] == [reference]


def test_nobody_is_passed_on_to_a_stranger(parts: Parts, sam, family):
    with pytest.raises(FieldError):
        pass_on_handoff(parts, sam, family[1], "nobody")


def test_what_was_put_off_comes_back_at_its_time_or_when_the_family_writes(parts: Parts, sam, family):
    key, reference = family
    later = parts.clock() + timedelta(hours=3)
    snooze_handoff(parts, sam, reference, (later).strftime("%Y-%m-%dT%H:%M"))
    asleep = list_handoffs(parts, sam)
    in_time = list_handoffs(replace(parts, clock=lambda: later + timedelta(hours=2)), sam)
    say(parts, key, "are you there")
    awake = list_handoffs(parts, sam)

    assert [place.reference for place in asleep.snoozed] == [reference]
    assert [place.reference for place in in_time.mine] == [reference]
    assert [place.reference for place in awake.mine] == [reference]
    resume_handoff(parts, sam, reference)
    assert row_of(parts, reference).snoozed_until is None


@pytest.mark.parametrize("until", ["", "tomorrow", "2020-01-01T09:00"])
def test_a_time_that_is_none_or_past_is_refused(parts: Parts, sam, family, until):
    with pytest.raises(FieldError):
        snooze_handoff(parts, sam, family[1], until)


def test_the_chatbot_answers_again_once_it_is_given_back(parts: Parts, sam, family):
    key, reference = family
    give_back_handoff(parts, sam, reference)

    received = say(parts, key)

    assert received.reply is not None
    assert received.turn.outcome == "answer"
    assert reference not in {place.reference for place in list_handoffs(parts, sam).waiting}


def test_a_case_is_closed_with_how_it_ended_and_what_it_took(parts: Parts, sam, family):
    key, reference = family
    close_handoff(parts, sam, reference, "answered", "2")

    (ended,) = open_handoff(parts, sam, reference).endings
    assert (ended.ending, ended.level, ended.helped) == ("answered", 2, None)
    assert ("closed_handoff", "answered, level 2") in deeds(parts, reference)
    assert say(parts, key).reply is not None


@pytest.mark.parametrize(("ending", "level"), [("", "2"), ("answered", ""), ("answered", "5"), ("won", "1")])
def test_a_case_is_not_closed_by_half(parts: Parts, sam, family, ending, level):
    with pytest.raises(FieldError):
        close_handoff(parts, sam, family[1], ending, level)


def test_the_family_says_once_for_each_case_whether_it_helped_and_may_change_it(parts: Parts, sam, family):
    key, reference = family
    assert case_done(parts, key) is None
    close_handoff(parts, sam, reference, "answered", "1")

    tell_what_came_of_it(parts, key, "no", "nothing")
    tell_what_came_of_it(parts, key, "yes", "The school listened")

    (ended,) = open_handoff(parts, sam, reference).endings
    assert (ended.helped, ended.changed) == ("yes", "The school listened")


def test_the_question_can_be_skipped_and_is_asked_again_for_another_case(parts: Parts, sam, family):
    key, reference = family
    close_handoff(parts, sam, reference, "answered", "1")
    skip_the_question(parts, key)
    first = case_done(parts, key)
    ask(parts, key)
    claim_handoff(parts, sam, reference)
    close_handoff(parts, replace(sam), reference, "casework", "3")
    second = case_done(parts, key)

    assert first is not None
    assert second is not None
    assert (first.is_open, second.is_open) == (False, True)
    assert len(open_handoff(parts, sam, reference).endings) == 2


def test_a_family_that_asks_again_keeps_its_reference_and_waits_anew(parts: Parts, sam, family):
    key, reference = family
    close_handoff(parts, sam, reference, "answered", "1")

    assert ask(parts, key).reference == reference
    assert [place.reference for place in list_handoffs(parts, sam).waiting] == [reference]


def test_the_most_urgent_family_stands_first(parts: Parts, sam):
    ordinary = waiting_family(parts)[1]
    near = waiting_family(parts, "it has to be in tomorrow")[1]
    danger = waiting_family(parts, "i want to kill myself")[1]
    later = waiting_family(parts)[1]

    assert [place.reference for place in list_handoffs(parts, sam).waiting] == [danger, near, ordinary, later]


def test_every_reading_of_a_case_is_noted(parts: Parts, sam, family):
    open_handoff(parts, sam, family[1])
    open_handoff(parts, sam, family[1])

    assert [deed for deed, _ in deeds(parts, family[1])] == ["claimed_handoff", "read_handoff", "read_handoff"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR])
def test_those_who_do_not_advise_see_no_family(parts: Parts, family, role):
    other = make_adviser(parts, f"An {role}", role)

    for look in (lambda: list_handoffs(parts, other), lambda: open_handoff(parts, other, family[1])):
        with pytest.raises(NotAllowedError):
            look()
