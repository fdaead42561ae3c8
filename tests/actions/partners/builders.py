"""A partner in order, of which a test changes what it is about."""

from typing import Any

from chatbot.actions.partner import Partner
from chatbot.actions.partner_form import PartnerForm, checked_details

OAKFIELD = "https://www.oakfield.sch.uk"


def make_form(**changes: Any) -> PartnerForm:
    """The form of a school with one website."""
    return PartnerForm(**{"name": "Oakfield School", "origins": OAKFIELD} | changes)


def make_partner(*, key: str = "oakfield", is_on: bool = True, **changes: Any) -> Partner:
    """The school as it stands."""
    return Partner(key, checked_details(make_form(**changes), ("ehc-plan",)), is_on)
