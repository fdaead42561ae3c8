"""The pages about partners, in a real browser: no fault that axe can find, and no scrolling from side to side."""

import pytest
from flask import Flask

from chatbot.actions.permissions import Role
from chatbot.actions.save_partner import add_partner
from tests.actions.partners.builders import make_form
from tests.browser.test_console import LOOKS, enter
from tests.browser.window import OpenWindow
from web.parts import parts_of

PATHS = ("/adviser/partners", "/adviser/partners/new", "/adviser/partners/{key}", "/adviser/partners/{key}/change")


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_about_partners_is_in_order(open_window: OpenWindow, real_app: Flask, look: dict[str, object]):
    window = open_window(**look)
    key = f"oakfield-{abs(hash(str(look))) % 10**8}"
    add_partner(parts_of(real_app), key, make_form(), None)
    enter(window, real_app, Role.MANAGER)

    for path in PATHS:
        window.page.goto(f"{window.address}{path.format(key=key)}")
        assert window.faults() == [], path
        assert window.overflow <= 0, path


def test_the_check_page_is_in_order_with_what_it_found_and_with_what_is_missing(open_window: OpenWindow):
    window = open_window()
    window.page.goto(f"{window.address}/partners/check")
    window.page.get_by_role("button", name="Check it").click()
    assert window.faults() == []

    window.page.get_by_label("The source of your page").fill("<p id='a'></p><p id='a'></p>")
    window.page.get_by_role("button", name="Check it").click()
    window.page.get_by_role("heading", name="What we found").wait_for()

    assert window.faults() == []
