"""A visitor can take everything that was said along."""

from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from chatbot.actions.make_transcript import make_transcript
from chatbot.actions.parts import Parts
from tests.actions.visiting import open_chat, say


def test_a_transcript_holds_every_message_however_many(parts: Parts):
    key = open_chat(parts)
    for _ in range(51):
        say(parts, key, "hello")

    transcript = make_transcript(parts, key)

    assert [message.sequence for message in transcript.messages] == list(range(1, 103))
    assert transcript.started_at <= transcript.messages[0].at <= transcript.made_at


def test_the_reference_of_a_handoff_goes_along(parts: Parts):
    key = open_chat(parts)
    assert make_transcript(parts, key).reference is None

    handoff = ask_for_a_person(parts, key, HandoffForm(route="here", consent=True))

    assert make_transcript(parts, key).reference == handoff.reference
