"""What is said of a partner is checked field by field, and colours that cannot be read are refused."""

import pytest

from chatbot.actions.accounts.refusals import FieldRefusedError
from chatbot.actions.partner import Position
from chatbot.actions.partner_colours import Colours, contrast
from chatbot.actions.partner_form import checked_details, checked_key, form_of
from chatbot.knowledge.article import Stage
from tests.actions.partners.builders import OAKFIELD, make_form, make_partner

SUBJECTS = ("ehc-plan",)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0e5559", "#0e5559", 1.0),
    ],
)
def test_contrast_is_what_the_guidelines_say_it_is(one: str, other: str, ratio: float):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_colours_just_below_the_least_contrast_are_refused_and_just_above_taken():
    with pytest.raises(FieldRefusedError) as refused:
        checked_details(make_form(ground="#777777", ink="#ffffff"), SUBJECTS)

    assert refused.value.values == {"found": "4.47", "least": "4.5"}
    assert checked_details(make_form(ground="#767676"), SUBJECTS).colours == Colours("#767676", "#ffffff")


def test_everything_that_is_in_order_is_taken():
    details = checked_details(
        make_form(
            name="  Oakfield   School ",
            welcome="Cześć",
            language="pl",
            subject="ehc-plan",
            stage="first worries",
            ground="#5B2A86",
            position="start",
            hours_note="In school hours.",
        ),
        SUBJECTS,
    )

    assert details.name == "Oakfield School"
    assert details.origins == (OAKFIELD,)
    assert (details.welcome, details.language, details.hours_note) == ("Cześć", "pl", "In school hours.")
    assert (details.subject, details.stage) == ("ehc-plan", Stage.FIRST_WORRIES)
    assert (details.colours.ground, details.position) == ("#5b2a86", Position.START)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 101),
        ("welcome", "x" * 201),
        ("hours_note", "x" * 201),
        ("language", "english please"),
        ("subject", "no-such-subject"),
        ("stage", "no such stage"),
        ("ground", "teal"),
        ("ground", "#fff"),
        ("ground", "url(//evil)"),
        ("ink", "#ffffff;}"),
        ("position", "middle"),
    ],
)
def test_what_is_not_in_order_is_refused_at_its_field(field: str, value: str):
    with pytest.raises(FieldRefusedError) as refused:
        checked_details(make_form(**{field: value}), SUBJECTS)

    assert refused.value.field == field


@pytest.mark.parametrize("key", ["oakfield", "oakfield-2", "a1"])
def test_a_key_that_can_stand_in_an_address_is_taken(key: str):
    assert checked_key(key) == key


@pytest.mark.parametrize(
    "key", ["", "a", "Oakfield", "oak field", "-oak", "oak-", "oak/field", "oak.js", "x" * 41, "öak"]
)
def test_any_other_key_is_refused(key: str):
    with pytest.raises(FieldRefusedError):
        checked_key(key)


def test_the_form_of_a_partner_makes_the_same_partner_again():
    partner = make_partner(welcome="Hello", stage="plan", position="inline")

    assert checked_details(form_of(partner), SUBJECTS) == partner.details
