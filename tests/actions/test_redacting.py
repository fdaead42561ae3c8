"""Tests that personal details are taken out of messages and that the rest is left as it was."""

import re
from pathlib import Path

import pytest
import yaml

from chatbot.actions.redacting import Detail, find_details, is_nhs_number, redact

_MARK = re.compile(r"\{(\w+):([^}]*)\}")
_LABELLED: list[str] = yaml.safe_load((Path(__file__).parents[1] / "data" / "redaction.yaml").read_text("utf-8"))


def _read(line: str) -> tuple[str, set[tuple[str, int, int]]]:
    text, marks, at = "", set(), 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.add((mark[1], len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return text + line[at:], marks


def _tally() -> tuple[int, int, int]:
    """How many structured details were found rightly, are labelled, and were found at all."""
    right = labelled = found = 0
    for line in _LABELLED:
        text, marks = _read(line)
        wanted = {mark for mark in marks if mark[0] != Detail.NAME}
        got = {(str(one.detail), one.start, one.end) for one in find_details(text) if one.detail is not Detail.NAME}
        right, labelled, found = right + len(wanted & got), labelled + len(wanted), found + len(got)
    return right, labelled, found


def test_there_are_three_hundred_different_examples_of_every_kind() -> None:
    kinds = {kind for line in _LABELLED for kind, _, _ in _read(line)[1]}
    assert len(set(_LABELLED)) >= 300
    assert kinds == set(Detail)


def test_hardly_a_structured_detail_is_missed() -> None:
    right, labelled, _ = _tally()
    assert right / labelled >= 0.98


def test_hardly_anything_else_is_taken_for_a_structured_detail() -> None:
    right, _, found = _tally()
    assert right / found >= 0.95


def test_few_names_after_a_relation_are_missed() -> None:
    read = [_read(line) for line in _LABELLED]
    names = [(text, mark) for text, marks in read for mark in marks if mark[0] == Detail.NAME]
    right = [mark in {(one.detail, one.start, one.end) for one in find_details(text)} for text, mark in names]
    assert sum(right) / len(right) >= 0.95


def test_a_name_is_taken_out_wherever_it_stands_again() -> None:
    assert redact("My son Alfie is in year 7. Alfie cries.") == "My son [name] is in year 7. [name] cries."


@pytest.mark.parametrize(
    "message",
    ["my daughter Year 9 has no place", "letter ref EHC/2024/01772", "the plan is dated 12/03/2024", "week 16 of 20"],
)
def test_school_years_references_and_other_dates_stay(message: str) -> None:
    assert redact(message) == message


def test_ten_digits_with_a_wrong_check_digit_are_no_nhs_number() -> None:
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
