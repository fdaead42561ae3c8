"""The approved words for a concern come first in the reply, in every state of a conversation."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from chatbot.conversation.card import card_part, card_reply
from chatbot.conversation.safeguarding import Concern, Screener
from chatbot.conversation.story import NEW_STORY, Story
from chatbot.conversation.turn import Outcome, Typed, take_turn
from chatbot.knowledge.yaml_files import fields_of, read_list
from chatbot.matching.ranking import Band, Context
from tests.builders import KNOWLEDGE_FOLDER, NOW, make_article, make_knowledge, make_ranking

KNOWLEDGE = make_knowledge((make_article(), make_article(id="wait-for-help", title="How long do I wait?")))
ROWS = [fields_of(row) for row in read_list(KNOWLEDGE_FOLDER / "questions" / "safeguarding.yaml")]
SCREENER = Screener(KNOWLEDGE.fixed.concerns)
GRAVE = [str(row["text"]) for row in ROWS if row["kind"] in ("T0", "T1", "T2")]
BY_SIGN = [text for text in GRAVE if set(SCREENER.families_in(SCREENER.read(text))) - {"at-breaking-point"}]
"""Where the words themselves tell, and not only their points, which other words can outweigh."""

stories = some.builds(
    Story,
    held_by_adviser=some.booleans(),
    misses=some.integers(0, 3),
    offered=some.sampled_from([(), ("wait-for-help",), ("ask-for-help", "wait-for-help")]),
    last_article=some.sampled_from([None, "ask-for-help"]),
    last_message=some.sampled_from(["", "hello", "how do i ask", "i want to die", "can someone ring me"]),
)
rankings = some.sampled_from(
    [
        make_ranking("ask-for-help"),
        make_ranking("ask-for-help", band=Band.CLOSE, suggestions=("ask-for-help", "wait-for-help")),
        make_ranking(band=Band.UNKNOWN, confidence=0.01),
    ]
)
more = some.sampled_from(
    [
        "",
        " can someone ring me",
        " how do i ask for help",
        " who won the cricket",
        " you stupid bot",
        " мій син",
        "\n\n" + "a " * 900,
    ]
)


class Ranks:
    """A matcher that ranks every message alike."""

    def __init__(self, ranking):
        self.ranking = ranking

    def rank(self, message, context=Context()):  # noqa: B008 - the context is frozen.
        """The same ranking, whatever is asked."""
        return self.ranking


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=some.sampled_from(BY_SIGN), added=more, story=stories, ranking=rankings)
def test_the_card_comes_first_whatever_the_state(text, added, story, ranking):
    turn = take_turn(Typed(text + added), story, KNOWLEDGE, Ranks(ranking), NOW)

    assert turn.outcome is Outcome.SAFEGUARDING
    assert turn.concern is not None
    card = card_part(card_reply(turn.concern, KNOWLEDGE))
    assert turn.reply.text.startswith(card.text)
    assert turn.reply.html.startswith(card.html)
    assert "999" in {contact.phone for contact in turn.reply.contacts}


@pytest.mark.parametrize("held", [True, False])
def test_an_adviser_who_holds_the_conversation_does_not_silence_the_card(held):
    story = Story(held_by_adviser=held) if held else NEW_STORY
    turn = take_turn(Typed("i want to die"), story, KNOWLEDGE, Ranks(make_ranking("ask-for-help")), NOW)

    assert turn.outcome is Outcome.SAFEGUARDING
    assert turn.concern == Concern(turn.concern.tier, "wanting-to-die")
    assert turn.reply.card is not None


def test_the_question_is_still_answered_below_the_card():
    turn = take_turn(
        Typed("i want to die. how do i ask for help"), NEW_STORY, KNOWLEDGE, Ranks(make_ranking("ask-for-help")), NOW
    )

    assert turn.reply.article == "ask-for-help"
    assert turn.reply.text.index("Samaritans") < turn.reply.text.index("You can write to the council")
