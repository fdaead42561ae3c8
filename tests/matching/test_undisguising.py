"""How a message is read as plain words."""

import pytest

from chatbot.knowledge.plain_words import PlainWords
from chatbot.matching.undisguising import Undisguiser, fold

PLAIN = PlainWords({"im": "i am", "wanna": "want to", "kms": "kill myself"}, frozenset({"just"}), frozenset({"kiln"}))
READER = Undisguiser({"i", "am", "want", "to", "kill", "myself", "hit", "knife", "suicide", "die", "scared"}, PLAIN)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("I'M scared", "i am scared"),
        ("im just scared", "i am scared"),
        ("wanna d1e", "want to die"),
        ("k i l l  m y s e l f", "kill myself"),
        ("k.i.l.l", "kill"),
        ("killmyself", "kill myself"),
        ("kms", "kill myself"),
        ("$uicide", "suicide"),
        ("k*ll", "kill"),
        ("hittt", "hit"),
        ("kiiiill", "kill"),
        ("mysefl", "myself"),
        ("🔪", "knife"),
        ("kiln", "kiln"),
        ("mum/dad", "mum dad"),
        ("a b", "a b"),
        ("42", "42"),
        ("x y z", "x y z"),
    ],
)
def test_a_message_is_read_as_plain_words(typed, read):
    assert " ".join(READER.words(typed)) == read


def test_letters_typed_one_by_one_without_end_are_left_alone():
    assert READER.words("q " * 500) == ("q",) * 500


def test_accents_and_the_forms_of_letters_are_made_one():
    assert fold("Żyć łatwo") == "zyc latwo"
    assert fold("أريد") == fold("اريد")
