"""A partner's web person pastes a page and is told what is in order, without a script and without any site being asked."""

import pytest

from chatbot.actions.partner_page import LONGEST_PAGE
from chatbot.actions.save_partner import add_partner
from tests.actions.partners.builders import OAKFIELD, make_form
from tests.web.visiting import Page, Visitor, words
from web.parts import parts_of

LINE = '<a href="http://localhost/?partner=oakfield">Ask</a><script src="http://localhost/embed.js" async></script>'


def check(visitor: Visitor, status: int = 200, **fields: str) -> Page:
    """Pastes and asks."""
    return visitor.submit(visitor.open("/partners/check"), "/partners/check", status, **fields)


def found(page: Page) -> str:
    """What was found."""
    return words(page.one("section", class_="found"))


def test_a_page_in_order_is_said_to_be_in_order(page_app, visitor: Visitor):
    add_partner(parts_of(page_app), "oakfield", make_form(), None)

    results = found(check(visitor, html=LINE, address=f"{OAKFIELD}/help", policy="default-src http://localhost"))

    assert "To put right" not in results
    assert "may show the chat" in results


def test_what_is_wrong_comes_first_with_what_to_do(page_app, visitor: Visitor):
    add_partner(parts_of(page_app), "oakfield", make_form(), None)

    page = check(visitor, html=f'{LINE}<p id="a"></p><p id="a"></p>', policy="default-src 'self'")

    results = found(page)
    assert results.index("To put right") < results.index("In order")
    assert "Add http://localhost to script-src." in results
    assert "more than once: a." in results


def test_nothing_pasted_is_asked_for(visitor: Visitor):
    assert "Paste the source of your page." in check(visitor, 400, html=" ").text


def test_a_long_page_is_taken_and_one_beyond_measure_refused(visitor: Visitor):
    assert "There is no link" in found(check(visitor, html="<p>words</p>" * 20_000))
    assert "Paste at most" in check(visitor, 400, html="x" * (LONGEST_PAGE + 1)).text


def test_a_body_beyond_any_measure_is_not_even_read(visitor: Visitor):
    assert visitor.client.post("/partners/check", data={"html": "x" * (4 * LONGEST_PAGE + 1)}).status_code == 413


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '<p id="<img src=x>"></p><p id="<img src=x>"></p>'])
def test_what_was_pasted_is_shown_as_text(visitor: Visitor, hostile: str):
    page = check(visitor, html=hostile)

    assert not page.holds("img", src="x")
    assert [script for script in page.all("script") if script.text] == []
