"""Totals of a partner tell of no single family, and of nobody else's partner."""

import pytest

from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from chatbot.actions.count_partner_totals import count_for_partner, suppressed
from chatbot.actions.give_feedback import give_feedback
from chatbot.actions.parts import Parts
from chatbot.actions.start_conversation import start_conversation
from tests.actions.visiting import say


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (120, 120)])
def test_a_number_from_one_to_four_is_never_shown(number: int, shown: int | None):
    assert suppressed(number) == shown


def test_a_partner_is_told_totals_of_its_own_page_alone(parts: Parts):
    for number in range(6):
        key = start_conversation(parts, partner="oakfield").key
        received = say(parts, key)
        if number < 5:
            assert received.reply is not None
            give_feedback(parts, key, received.reply.id, True, None)
    ask_for_a_person(parts, key, HandoffForm(route="here", consent=True))
    say(parts, start_conversation(parts, partner="elsewhere").key)

    totals = count_for_partner(parts, "oakfield")

    assert (totals.conversations, totals.answered, totals.helpful) == (6, 6, 5)
    assert totals.asked_for_a_person is None
    assert (totals.not_answered, totals.not_helpful) == (0, 0)
    assert count_for_partner(parts, "elsewhere").conversations is None
