"""What a family left out reaches nobody who works here, by no way."""

import json

import pytest

from chatbot.actions.advising.claim_handoff import claim_handoff
from chatbot.actions.advising.open_handoff import find_handoff, new_messages, open_handoff
from chatbot.actions.approve_story import approve_story, read_story
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import InputRefusedError, NotYoursError
from chatbot.conversation.story_card import LONGEST_LINE, LineEdit, LineKind
from tests.actions.advising.builders import ask, make_adviser, row_of, send_story, waiting_family
from tests.actions.visiting import ASKS, open_chat, say

SECRET = "we are hiding from his father in Burnley"


def everything(parts: Parts, reference: str) -> str:
    """Every word that an adviser can be shown of a family, and all that is stored with the handoff."""
    case = open_handoff(parts, make_adviser(parts, f"Reader {reference}"), reference)
    row = row_of(parts, reference)
    return f"{case} {json.dumps(row.story)} {row.notes} {row.name}"


def test_an_adviser_reads_the_card_and_the_conversation_with_its_revisions(parts: Parts):
    _, reference = waiting_family(parts, ASKS)

    case = open_handoff(parts, make_adviser(parts), reference)

    asked = next(line for line in case.story if line.kind is LineKind.ASKED)
    assert asked.answer is not None
    assert (asked.text, asked.answer.article, asked.answer.revision) == (ASKS, "ask-for-help", 1)
    assert [message.sender for message in case.messages] == ["visitor", "chatbot"]
    assert case.messages[1].turn is not None
    assert case.messages[1].turn.article is not None
    assert case.messages[1].turn.article.revision == 1
    assert not case.withheld


def test_nothing_is_seen_before_the_family_has_sent_its_story(parts: Parts):
    key = open_chat(parts)
    say(parts, key, SECRET)
    reference = ask(parts, key).reference

    case = open_handoff(parts, make_adviser(parts), reference)

    assert not case.place.is_sent
    assert (case.story, case.messages) == ((), ())


def test_before_the_story_is_sent_an_adviser_sees_what_is_said_to_them(parts: Parts):
    key = open_chat(parts)
    say(parts, key, SECRET)
    reference = ask(parts, key).reference
    who = make_adviser(parts)
    claim_handoff(parts, who, reference)
    said = say(parts, key, "hello Sam").message

    assert [message.sender for message in open_handoff(parts, who, reference).messages] == ["adviser", "visitor"]
    assert [message.text for message in new_messages(parts, who, reference, said.sequence - 1)] == ["hello Sam"]
    assert SECRET not in everything(parts, reference)


def test_a_line_that_was_left_out_is_nowhere_to_be_seen(parts: Parts):
    key = open_chat(parts)
    say(parts, key, ASKS)
    say(parts, key, SECRET)
    reference = ask(parts, key).reference
    line = next(line for line in read_story(parts, key).lines if line.text == SECRET)
    send_story(parts, key, **{line.key.replace("-", "_"): LineEdit(line.text, left_out=True)})

    seen = everything(parts, reference)
    case = open_handoff(parts, make_adviser(parts), reference)

    assert ASKS in seen
    assert SECRET not in seen
    assert case.withheld
    assert [message.sequence for message in case.messages] == [1, 2]


def test_an_age_that_was_left_out_is_not_seen_in_the_question_either(parts: Parts):
    key = open_chat(parts)
    say(parts, key, "my son is 9 and they refused")
    reference = ask(parts, key).reference
    age = next(line for line in read_story(parts, key).lines if line.kind is LineKind.AGE)
    send_story(parts, key, **{age.key.replace("-", "_"): LineEdit(age.text, left_out=True)})

    seen = everything(parts, reference)
    assert "is 9" not in seen
    assert "[left out] and they refused" in seen


def test_what_is_said_after_the_story_was_sent_is_seen(parts: Parts):
    key, reference = waiting_family(parts, ASKS)
    say(parts, key, "one more thing")

    assert "one more thing" in everything(parts, reference)


def test_sending_the_story_again_brings_nothing_back(parts: Parts):
    key = open_chat(parts)
    say(parts, key, SECRET)
    reference = ask(parts, key).reference
    send_story(parts, key, asked_1=LineEdit("we live somewhere else now"))
    send_story(parts, key)

    assert SECRET not in [message.text for message in open_handoff(parts, make_adviser(parts), reference).messages]


def test_a_reference_is_found_however_it_was_heard(parts: Parts):
    _, reference = waiting_family(parts)
    who = make_adviser(parts)

    assert find_handoff(parts, who, f" {reference.lower().replace('-', ' ')} ") == reference
    assert find_handoff(parts, who, "AAA-AAA") is None
    assert find_handoff(parts, who, "nonsense") is None


def test_a_line_that_is_too_long_is_refused_with_its_name(parts: Parts):
    key = open_chat(parts)
    say(parts, key)
    ask(parts, key)

    with pytest.raises(InputRefusedError) as refused:
        approve_story(parts, key, {"asked-1": LineEdit("a" * (LONGEST_LINE + 1))})

    assert refused.value.field == "asked-1"


def test_there_is_no_story_to_check_without_a_request(parts: Parts):
    with pytest.raises(NotYoursError):
        read_story(parts, open_chat(parts))


def test_a_family_that_said_nothing_has_nothing_to_check(parts: Parts):
    assert ask(parts, open_chat(parts)).is_sent


def test_a_concern_that_is_written_into_the_card_is_answered_and_makes_it_urgent(parts: Parts):
    key = open_chat(parts)
    say(parts, key)
    reference = ask(parts, key).reference

    card = approve_story(parts, key, {"asked-1": LineEdit("i want to kill myself")})

    assert card is not None
    assert row_of(parts, reference).urgency == "safeguarding"
