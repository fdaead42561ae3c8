"""A partner with one website."""

import pytest
from flask import Flask

from chatbot.actions.save_partner import add_partner
from tests.actions.partners.builders import make_form
from web.parts import parts_of


@pytest.fixture
def partner_app(page_app: Flask) -> Flask:
    """The service with a partner that is on, and one that has named no website."""
    add_partner(
        parts_of(page_app), "oakfield", make_form(welcome="Cześć", language="pl", hours_note="In school hours."), None
    )
    add_partner(parts_of(page_app), "nowhere", make_form(origins=""), None)
    return page_app
