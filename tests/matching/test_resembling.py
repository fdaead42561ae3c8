"""Which telling word a mistyped one was meant to be."""

import pytest

from chatbot.matching.resembling import Resembling, differs_by_one_slip

KNOWN = Resembling(["suicide", "suicidal", "myself", "abused", "kill", "hit", "die"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("suicde", "suicide"),
        ("suiicide", "suicide"),
        ("suixide", "suicide"),
        ("myslef", "myself"),
        ("abuesd", "abused"),
        ("k*ll", "kill"),
        ("hti", "hit"),
        ("suisidel", "suicidal"),
    ],
)
def test_a_slip_is_forgiven(typed, meant):
    assert KNOWN.meant(typed) == meant


@pytest.mark.parametrize("typed", ["hat", "hi", "lemon", "bill", "suspended"])
def test_another_word_is_not_a_slip(typed):
    assert KNOWN.meant(typed) is None


@pytest.mark.parametrize(
    ("typed", "word", "one"),
    [("form", "from", True), ("fom", "from", True), ("fxxm", "from", False), ("from", "from", True)],
)
def test_one_slip_is_one_letter_or_two_that_changed_places(typed, word, one):
    assert differs_by_one_slip(typed, word) is one
