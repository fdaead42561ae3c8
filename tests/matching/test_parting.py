"""Tests of chatbot/matching/parting.py."""

from chatbot.matching.parting import LONG, PART, asking, parts_of, questions_in
from tests.matching.builders import make_reader

STORY = (
    "He was born early and we moved here last year. " * 6
    + "Can the council refuse to assess him? "
    + "I am very tired now. " * 6
)


def test_a_short_message_has_no_parts():
    assert parts_of(make_reader().read("can they refuse to assess him")) == []


def test_a_story_is_cut_at_its_sentences():
    parts = [part.text for part in parts_of(make_reader().read(STORY))]

    assert "can the council refuse to assess him?" in parts
    assert all(len(part.split()) >= 4 for part in parts)


def test_a_story_without_stops_is_cut_into_windows_that_overlap():
    reading = make_reader().read(" ".join(f"word{number}" for number in range(LONG * 2)))

    parts = parts_of(reading)

    assert all(len(part.words) <= PART for part in parts)
    assert {word for part in parts for word in part.words} == set(reading.words)
    assert parts[0].words[-1] in parts[1].words


def test_two_questions_are_told_apart():
    reading = make_reader().read("How do I claim DLA? Also can he have a school bus")

    assert [part.text for part in questions_in(reading)] == ["how do i claim dla", "can he have a school bus"]


def test_one_question_with_a_greeting_is_one_question():
    assert questions_in(make_reader().read("Hello? how do I claim DLA please")) == []


def test_a_part_that_asks_is_known_from_one_that_tells():
    reader = make_reader()

    assert asking(reader.read("can they do that?")) > asking(reader.read("we moved here last year"))
