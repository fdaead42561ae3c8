"""A manager adds a partner, reads off the line to paste, changes it and switches it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from chatbot.actions.permissions import Role
from chatbot.actions.read_partners import read_partner
from tests.actions.partners.builders import OAKFIELD
from tests.web.adviser.entering import entered
from tests.web.visiting import Page, Visitor, words
from web.parts import parts_of, web_parts_of

FIELDS = {"name": "Oakfield School", "key": "oakfield", "origins": OAKFIELD}


@pytest.fixture
def manager(page_app: Flask) -> Visitor:
    client: FlaskClient = entered(page_app, Role.MANAGER)
    return Visitor(client)


def add(manager: Visitor, **changes: str) -> Page:
    """Fills in the form for a new partner."""
    form = manager.open("/adviser/partners/new")
    return manager.submit(form, "/adviser/partners/new", 200, **(FIELDS | changes))


def test_a_partner_is_added_and_the_line_to_paste_is_shown(page_app: Flask, manager: Visitor):
    page = add(manager)

    assert page.path == "/adviser/partners/oakfield"
    assert "The partner is added." in page.text
    assert '<a href="http://localhost/?partner=oakfield">' in (page.one("textarea", id="moving").text or "")
    assert 'integrity="sha384-' in (page.one("textarea", id="pinned").text or "")
    assert web_parts_of(page_app).partners.allows(OAKFIELD)
    assert "Oakfield School" in manager.open("/adviser/partners").text


def test_colours_that_cannot_be_read_are_refused_and_everything_stays_in_the_form(manager: Visitor):
    form = manager.open("/adviser/partners/new")

    page = manager.submit(form, "/adviser/partners/new", 400, **FIELDS, ground="#cccccc", welcome="Hello there")

    assert "has to be at least 4.5 to 1" in page.text
    assert page.one("input", id="welcome").get("value") == "Hello there"
    assert page.one("input", id="ground").get("value") == "#cccccc"
    assert page.one("input", id="key").get("value") == "oakfield"
    assert OAKFIELD in (page.one("textarea", id="origins").text or "")
    assert manager.open("/adviser/partners").all("tbody") == []


def test_details_can_be_changed(page_app: Flask, manager: Visitor):
    add(manager)
    form = manager.open("/adviser/partners/oakfield/change")

    page = manager.submit(form, "/adviser/partners/oakfield/change", name="Oakfield Academy", origins="", stage="plan")

    assert "Oakfield Academy" in page.text
    assert "Nobody yet" in page.text
    assert not web_parts_of(page_app).partners.allows(OAKFIELD)


def test_the_switch_takes_effect_and_asks_for_a_reason(page_app: Flask, manager: Visitor):
    page = add(manager)
    refused = manager.submit(page, "/adviser/partners/oakfield/switch", 400, deed="off")
    assert "Say why." in refused.text

    off = manager.submit(page, "/adviser/partners/oakfield/switch", deed="off", why="Half term")
    assert not web_parts_of(page_app).partners.allows(OAKFIELD)
    assert "Switch the chat on there" in off.text

    manager.submit(off, "/adviser/partners/oakfield/switch", deed="on", why="School is back")
    assert read_partner(parts_of(page_app).sessions, "oakfield").is_on


@pytest.mark.parametrize("path", ["/adviser/partners/nobody", "/adviser/partners/nobody/change"])
def test_a_partner_that_is_not_there_is_not_found(manager: Visitor, path: str):
    assert "There is no such partner." in manager.open(path, 404).text


def test_totals_are_shown_and_small_ones_are_not(manager: Visitor):
    page = add(manager)

    assert "The last 30 days" in page.text
    assert "Chats0" in page.text.replace("\n", "")


def test_what_a_partner_is_called_is_shown_as_text(manager: Visitor):
    page = add(manager, name="<script>alert(1)</script>")

    assert "<script>alert(1)</script>" in page.text
    assert not any("alert" in words(script) for script in page.all("script"))
