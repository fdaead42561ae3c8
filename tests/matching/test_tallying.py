"""Adding up the points of words."""

from chatbot.matching.tallying import pieces, tally


def test_words_and_pairs_of_neighbours_weigh():
    assert tally(["my", "dad", "shouts"], {"dad": 2, "dad_shouts": 3, "my_shouts": 9}) == 5


def test_a_word_that_comes_twice_weighs_once():
    assert tally(["dad", "dad"], {"dad": 2}) == 2


def test_what_is_struck_out_parts_its_neighbours():
    assert pieces(["a", "", "b"]) == {"a", "b"}


def test_a_long_message_is_added_up_piece_by_piece():
    assert tally(["school"] * 100 + ["dad"] + ["plan"] * 100, {"dad": 5, "school": -3, "plan": -1}) == 4


def test_no_words_weigh_nothing():
    assert tally([], {"dad": 2}) == 0
