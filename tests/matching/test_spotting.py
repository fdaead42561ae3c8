"""Where signs stand in the words of a message."""

from chatbot.knowledge.sign import parse_signs
from chatbot.matching.spotting import Spotter, struck_out


def spotted(signs, message):
    return list(Spotter({"sign": parse_signs(signs, {})}).spotted(message.split()))


def test_words_in_order_are_spotted_with_where_they_stand():
    assert spotted("want to die", "i want to die now") == [("sign", (1, 4))]


def test_words_out_of_order_or_too_far_apart_are_not():
    assert spotted("hit me", "me hit") == []
    assert spotted("hit .. me", "hit one two three four me") == []


def test_a_gap_lets_other_words_stand_between():
    assert spotted("hit .. me", "hit one two three me") == [("sign", (0, 5))]


def test_an_optional_word_may_stand_or_not():
    assert spotted("want to? die", "want die") == [("sign", (0, 2))]
    assert spotted("want to? die", "want to die") == [("sign", (0, 3))]


def test_words_bound_together_stand_for_one():
    assert spotted("step_dad hits", "my step dad hits") == [("sign", (1, 4))]


def test_families_come_in_their_order():
    spotter = Spotter({"first": parse_signs("b", {}), "second": parse_signs("a", {})})

    assert [family for family, _ in spotter.spotted(["a", "b"])] == ["first", "second"]


def test_what_is_struck_out_is_empty():
    assert struck_out(["a", "b", "c"], [(1, 2)]) == ("a", "", "c")
