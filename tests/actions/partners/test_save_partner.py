"""Partners are stored and switched, and every deed is in the audit log, on both databases."""

import pytest

from chatbot.actions.accounts.refusals import FieldRefusedError
from chatbot.actions.parts import Parts
from chatbot.actions.read_audit import read_audit
from chatbot.actions.read_partners import read_partner, read_partners
from chatbot.actions.save_partner import PartnerUnknownError, add_partner, change_partner, switch_partner
from tests.actions.partners.builders import make_form


def test_a_new_partner_is_on_and_nobody_may_show_the_chat_unless_named(parts: Parts):
    add_partner(parts, "oakfield", make_form(origins=""), None)

    partner = read_partner(parts.sessions, "oakfield")

    assert partner.is_on
    assert partner.details.origins == ()


def test_a_key_is_given_once(parts: Parts):
    add_partner(parts, "oakfield", make_form(), None)

    with pytest.raises(FieldRefusedError) as refused:
        add_partner(parts, "oakfield", make_form(name="Another"), None)

    assert refused.value.field == "key"
    assert read_partner(parts.sessions, "oakfield").details.name == "Oakfield School"


def test_details_can_be_changed_and_the_switch_stays(parts: Parts):
    add_partner(parts, "oakfield", make_form(), None)
    switch_partner(parts, "oakfield", None, on=False, why="Half term")

    change_partner(parts, "oakfield", make_form(name="Oakfield Academy", stage="plan"), None)

    partner = read_partner(parts.sessions, "oakfield")
    assert (partner.details.name, partner.is_on) == ("Oakfield Academy", False)


def test_nothing_is_changed_for_a_partner_that_is_not_there(parts: Parts):
    for deed in (
        lambda: change_partner(parts, "nobody", make_form(), None),
        lambda: switch_partner(parts, "nobody", None, on=False, why="Half term"),
        lambda: read_partner(parts.sessions, "nobody"),
    ):
        with pytest.raises(PartnerUnknownError):
            deed()

    assert read_partners(parts.sessions) == ()


def test_a_switch_needs_a_reason(parts: Parts):
    add_partner(parts, "oakfield", make_form(), None)

    with pytest.raises(FieldRefusedError):
        switch_partner(parts, "oakfield", None, on=False, why=" ")

    assert read_partner(parts.sessions, "oakfield").is_on


def test_every_deed_is_in_the_audit_log(parts: Parts):
    add_partner(parts, "oakfield", make_form(), None)
    change_partner(parts, "oakfield", make_form(name="Oakfield Academy"), None)
    switch_partner(parts, "oakfield", None, on=False, why="Half term")
    switch_partner(parts, "oakfield", None, on=True, why="School is back")

    entries = read_audit(parts, record="partner:oakfield").entries

    assert [(entry.deed, entry.why) for entry in reversed(entries)] == [
        ("added_partner", None),
        ("changed_partner", None),
        ("switched_partner_off", "Half term"),
        ("switched_partner_on", "School is back"),
    ]
