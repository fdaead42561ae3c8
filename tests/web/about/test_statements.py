"""Claims about the pages on privacy and accessibility, and what search engines are asked."""

from dataclasses import replace

import pytest
from flask import Flask

from chatbot.posting.smtp import mail_server
from tests.web.visiting import Visitor
from web.about.statement import statement
from web.parts import parts_of, settings_of
from web.posting import PostSettings
from web.service import Service

SERVICE = Service("Our service", "01234 567890", None, None)


@pytest.mark.parametrize("path", ["/privacy", "/accessibility"])
def test_a_statement_names_the_service_and_leaves_no_blank(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)

    assert "0300 123 6706" in page.text
    assert "{{" not in page.text


def test_the_privacy_page_names_the_days_that_are_set(visitor: Visitor) -> None:
    assert "We delete a chat after 90 days." in visitor.open("/privacy").text


def test_the_privacy_page_follows_how_the_service_is_set_up(page_app: Flask) -> None:
    settings, fixed = settings_of(page_app), parts_of(page_app).fixed

    without_mail = statement("privacy", settings, SERVICE, fixed)
    with_mail = statement(
        "privacy",
        replace(settings, post=PostSettings(mail=mail_server("smtp://mail?from=chat@example.org"))),
        SERVICE,
        fixed,
    )

    assert "Nothing you write leaves our own server." in without_mail
    assert "Nothing you write leaves our own server." not in with_mail


def test_the_accessibility_page_says_what_was_not_tested(visitor: Visitor) -> None:
    text = visitor.open("/accessibility").text

    assert "What has not been tested" in text
    assert "screen reader" in text


def test_search_engines_are_asked_to_leave_private_pages_alone(visitor: Visitor) -> None:
    rules = visitor.client.get("/robots.txt").text

    assert "Disallow: /transcript" in rules
    assert "Sitemap: http://localhost/sitemap.xml" in rules
