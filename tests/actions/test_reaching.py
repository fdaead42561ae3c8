"""A number or address is taken as people write it, and a slip is noticed while it can still be put right."""

import pytest

from chatbot.actions.reaching import Route, contact_for
from chatbot.actions.refusals import InputRefusedError


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("07700 900123", "07700 900123"),
        ("07700900123", "07700 900123"),
        ("+44 7700 900 123", "07700 900123"),
        ("(01772) 533000", "01772 533000"),
        ("0044 1772 533000", "01772 533000"),
        ("+353 1 234 5678", "+353 1 234 5678"),
    ],
)
def test_a_phone_number_may_be_written_in_any_usual_way(written: str, kept: str):
    assert contact_for(Route.PHONE, written) == kept


@pytest.mark.parametrize(
    "written", ["0770090012", "077009001234", "12345", "999", "my mum has it", "+", "07700 90O123"]
)
def test_a_number_that_nobody_could_ring_is_refused(written: str):
    with pytest.raises(InputRefusedError):
        contact_for(Route.TEXT, written)


@pytest.mark.parametrize("written", ["sam@example.org", "sam.o'neil+send@mail.example.co.uk", "sam@exämple.org"])
def test_an_email_address_is_judged_by_its_form_alone(written: str):
    assert contact_for(Route.EMAIL, written) == written


@pytest.mark.parametrize(
    "written", ["sam", "sam@", "@example.org", "sam@example", "sam@example.org, me@example.org", "a@b\r\nBcc: x@y.org"]
)
def test_an_address_that_no_letter_could_reach_is_refused(written: str):
    with pytest.raises(InputRefusedError):
        contact_for(Route.EMAIL, written)


def test_a_reply_in_the_chat_needs_no_number():
    assert contact_for(Route.HERE, "") is None
    assert contact_for(Route.HERE, "07700 900123") is None
