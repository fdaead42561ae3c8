"""Claims about asking for a person with HTML alone."""

from typing import Any

import pytest

from tests.web.visiting import Page, Visitor, words

FILLED_IN: dict[str, Any] = {
    "name": "Sam",
    "route": "phone",
    "value": "07700 900123",
    "safe_time": "school hours",
    "consent": "yes",
}


def test_the_form_has_five_questions_at_most(visitor: Visitor) -> None:
    form = visitor.open("/person").one("form", action="/person")

    asked = {field.get("name") for field in form.iter("input") if field.get("type") != "hidden"}
    assert asked == {"name", "route", "value", "safe_time", "consent"}


def test_the_form_says_by_when_a_person_replies(visitor: Visitor) -> None:
    assert "an adviser aims to reply by" in visitor.open("/person").text


def test_a_request_is_shown_back_with_its_reference_on_the_chat_page(visitor: Visitor) -> None:
    page = visitor.submit(visitor.open("/person"), "/person", **FILLED_IN)

    waiting = words(page.one("div", id="waiting"))
    assert "Your reference is" in waiting
    assert "0300 123 6706" in waiting
    assert page.path == "/"


def test_asking_needs_no_conversation_before(visitor: Visitor) -> None:
    page = visitor.submit(visitor.open("/person"), "/person", route="here", consent="yes")

    assert page.holds("div", id="waiting")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"route": ""}, "route"),
        ({"value": ""}, "value"),
        ({"value": "12"}, "value"),
        ({"consent": ""}, "consent"),
        ({"name": "x" * 101}, "name"),
    ],
)
def test_what_has_to_be_put_right_is_said_at_the_top_and_beside_the_field(
    visitor: Visitor, change: dict[str, str], field: str
) -> None:
    page = visitor.submit(visitor.open("/person"), "/person", 400, **FILLED_IN | change)

    summary = page.one("div", class_="summary")
    assert [link.get("href") for link in summary.iter("a")] == [f"#{field}"]
    assert page.holds("p", id=f"{field}-problem")
    assert words(page.one("title")).startswith("Error: ")


def test_what_was_filled_in_is_kept_when_something_has_to_be_put_right(visitor: Visitor) -> None:
    page = visitor.submit(visitor.open("/person"), "/person", 400, **FILLED_IN | {"value": "12"})

    assert page.one("input", id="name").get("value") == "Sam"
    assert page.one("input", id="safe_time").get("value") == "school hours"
    assert page.one("input", id="consent").get("checked") is not None
    assert _chosen_route(page) == "phone"


def test_a_form_from_elsewhere_asks_for_nobody(visitor: Visitor) -> None:
    page = visitor.submit(visitor.open("/person"), "/person", 400, **FILLED_IN, form_token="guessed")

    assert page.one("input", id="name").get("value") == "Sam"
    assert not visitor.open("/").holds("div", id="waiting")


def test_the_form_stands_in_the_chat_when_a_person_is_asked_for_there(visitor: Visitor) -> None:
    page = visitor.ask("can i talk to a real person please")

    assert page.holds("form", action="/person")
    assert visitor.submit(page, "/person", **FILLED_IN).path == "/story"
    assert visitor.open("/").holds("div", id="waiting")


def _chosen_route(page: Page) -> str | None:
    return next(field.get("value") for field in page.all("input", name="route") if field.get("checked") is not None)
