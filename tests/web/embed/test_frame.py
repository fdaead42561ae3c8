"""The frame is shown to the origins that the partner has named, and keeps nothing in the browser."""

import pytest
from flask import Flask

from chatbot.actions.save_partner import switch_partner
from tests.actions.partners.builders import OAKFIELD
from tests.web.visiting import Page
from web.parts import parts_of, web_parts_of


def ancestors(headers) -> str:
    return headers["Content-Security-Policy"].rpartition("frame-ancestors ")[2]


def test_the_frame_may_be_shown_by_the_partners_origins_alone(partner_app: Flask):
    assert ancestors(partner_app.test_client().get("/embed/oakfield").headers) == OAKFIELD


@pytest.mark.parametrize(
    "path",
    [
        "/embed/nowhere",
        "/embed/nobody",
        "/",
        "/?partner=oakfield",
        "/person",
        "/embed.js",
        "/embed/1/embed.js",
        "/nothing",
    ],
)
def test_everything_else_may_be_shown_in_no_frame(partner_app: Flask, path: str):
    assert ancestors(partner_app.test_client().get(path).headers) == "'none'"


def test_the_frame_is_a_page_in_order_with_the_partners_words(partner_app: Flask):
    page = Page(partner_app.test_client().get("/embed/oakfield"))

    assert page.status == 200
    assert page.one("p", lang="pl").text == "Cześć"
    assert "In school hours." in page.text
    assert page.one("base").get("target") == "_blank"
    assert page.one("html").get("data-hosts") == OAKFIELD


def test_the_frame_sets_no_cookie_and_reads_none(partner_app: Flask):
    client = partner_app.test_client()
    client.get("/")
    asked = client.get("/embed/oakfield")

    assert "Set-Cookie" not in asked.headers
    assert Page(asked).one("html").get("data-visit")


def test_a_partner_that_is_not_there_is_not_found(partner_app: Flask):
    assert partner_app.test_client().get("/embed/nobody").status_code == 404


def test_without_a_script_the_frame_leads_to_the_chat_page(partner_app: Flask):
    source = partner_app.test_client().get("/embed/oakfield").text

    assert '<noscript><p class="notice no-script"><a href="/?partner=oakfield">' in source


def test_a_partner_that_is_off_says_so_in_the_frame_and_leads_to_the_chat_page(partner_app: Flask):
    partner_app.test_client().get("/embed/oakfield")
    switch_partner(parts_of(partner_app), "oakfield", None, on=False, why="Half term")
    web_parts_of(partner_app).partners.look_again()

    page = Page(partner_app.test_client().get("/embed/oakfield"))

    assert "switched off on this website" in page.text
    assert ancestors(page.headers) == OAKFIELD


def test_the_link_of_a_partner_shows_its_words_on_the_chat_page_and_is_counted_for_it(partner_app: Flask):
    client = partner_app.test_client()

    assert "Cześć" in client.get("/?partner=oakfield").text
    assert "Cześć" in client.get("/").text
    assert "Cześć" not in partner_app.test_client().get("/?partner=nobody").text
