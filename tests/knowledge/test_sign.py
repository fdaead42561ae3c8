"""The small language in which signs are written."""

import pytest

from chatbot.knowledge.sign import Slot, parse_groups, parse_signs

GROUPS = parse_groups({"parent": "mum dad(s) step_dad", "kin": "<parent> nan"})


def slots(line):
    (sign,) = parse_signs(line, GROUPS)
    return sign.slots


def test_words_stand_in_order_with_gaps_between():
    assert slots("i .. cut ... deep") == (Slot(("i",)), Slot(("cut",), 3), Slot(("deep",), 8))


def test_one_of_several_words_will_do():
    assert slots("hit|hits me") == (Slot(("hit", "hits")), Slot(("me",)))


def test_a_group_stands_for_its_words_and_may_hold_another():
    assert slots("<kin>") == (Slot(("mum", "dad", "dads", "step dad", "nan")),)


def test_a_word_may_be_left_out_in_the_middle():
    assert slots("want to? die")[1] == Slot(("to",), 0, optional=True)


def test_what_follows_a_hash_is_a_remark():
    assert [sign.line for sign in parse_signs("die # a remark\n# another\n\nlive", GROUPS)] == ["die", "live"]


def test_no_lines_are_no_signs():
    assert parse_signs(None, GROUPS) == ()


@pytest.mark.parametrize("line", ["want ..", "die?", "to? die"])
def test_a_sign_begins_and_ends_with_a_word_that_must_stand(line):
    with pytest.raises(ValueError, match="must begin and end with a word"):
        parse_signs(line, GROUPS)


def test_an_unknown_group_and_an_empty_choice_are_refused():
    with pytest.raises(KeyError):
        parse_signs("<stranger>", GROUPS)
    with pytest.raises(ValueError, match="empty choice"):
        parse_signs("hit||slap me", GROUPS)
