"""A person answers: a family in one window and an adviser in another, with a script and without, and by keyboard alone."""

import re
import secrets
from collections.abc import Callable
from time import monotonic

import pyotp
import pytest
from flask import Flask
from playwright.sync_api import Locator, Page

from chatbot.actions.accounts.create_account import create_account_with_password
from chatbot.actions.permissions import Role
from tests.account_builders import PASSWORD
from tests.actions.advising.builders import waiting_family
from tests.browser.window import OpenWindow, Window
from tests.web.adviser.entering import COOKIE, account_of, session_of
from web.parts import parts_of

QUESTION = "la refused to asses my son hes 9. I want somebody to check our letter"
PHONE = {"width": 360, "height": 700}


def ask_for_a_person(window: Window) -> str:
    """The family asks, leaves the age out of its card, and sends it; gives the reference."""
    page = window.open().page
    window.ask(QUESTION)
    page.get_by_role("link", name="Talk to a person").first.click()
    page.get_by_label("What can we call you?").fill("Jo")
    page.get_by_label("Here in this chat").check()
    page.get_by_label("Our advisers may read my chat").check()
    page.get_by_role("button", name="Ask for a person").click()
    page.get_by_role("heading", name="Your story so far").wait_for()
    assert page.get_by_text("An adviser aims to reply by").first.is_visible()
    page.get_by_role("group", name="Age").get_by_label("Leave this out").check()
    page.get_by_label("What you want").fill("Somebody who checks our letter")
    page.get_by_role("button", name="Send this to the adviser").click()
    page.get_by_text("Your story is with our advisers.").wait_for()
    found = re.search(r"Your reference is (\w{3}-\w{3})", page.locator("#waiting").inner_text())
    assert found
    return found[1]


def sign_in_with_a_phone(window: Window, app: Flask) -> None:
    """The adviser comes in for the first time: password, phone, recovery codes."""
    email = f"kim-{secrets.token_hex(4)}@sendias.example"
    create_account_with_password(parts_of(app), email, "Kim Lee", Role.ADVISER, PASSWORD)
    page = window.open("/adviser/").page
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    secret = (page.locator("code").text_content() or "").replace(" ", "")
    page.get_by_label("Code").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="I have kept them").click()


def enter(window: Window, app: Flask) -> None:
    """Signs in with a session that the test has opened."""
    token = session_of(app, account_of(app, Role.ADVISER))
    window.context.add_cookies([{"name": COOKIE, "value": token, "url": window.address}])


def open_case(page: Page, reference: str) -> None:
    page.get_by_label("Find a family by its reference").fill(reference.lower())
    page.get_by_role("button", name="Find").click()
    page.get_by_role("heading", name=re.compile(reference)).wait_for()


@pytest.mark.parametrize("with_script", [False, True], ids=["no-script", "script"])
def test_a_family_asks_for_a_person_and_reads_the_reply(open_window: OpenWindow, real_app: Flask, with_script: bool):
    family = open_window(**PHONE, java_script_enabled=with_script)
    adviser = open_window(java_script_enabled=with_script)
    reference = ask_for_a_person(family)
    sign_in_with_a_phone(adviser, real_app)
    page = adviser.open("/adviser/waiting").page

    open_case(page, reference)
    assert "Somebody who checks our letter" in page.locator(".story-card").inner_text()
    assert "hes 9" not in page.content()
    assert "The family keeps some of what it said to itself." in page.locator("main").inner_text()
    page.get_by_role("button", name="Claim").click()
    page.get_by_label("Your message").fill("Hello Jo, I am looking at it.")
    page.get_by_role("button", name="Send", exact=True).click()
    page.locator(".told-adviser", has_text="I am looking at it.").wait_for()

    if not with_script:
        family.page.get_by_role("button", name="Look for new messages").click()
    message = family.page.locator(".message-adviser", has_text="I am looking at it.")
    message.wait_for()
    assert "Kim, adviser" in message.inner_text()


def test_messages_and_typing_cross_live_both_ways(
    open_window: OpenWindow, real_app: Flask, record_testsuite_property: Callable[[str, object], None]
):
    family, adviser = open_window(**PHONE), open_window()
    reference = ask_for_a_person(family)
    enter(adviser, real_app)
    page = adviser.open(f"/adviser/waiting/{reference}").page
    page.get_by_role("button", name="Claim").click()
    family.page.locator(".message-adviser").first.wait_for()
    page.locator("html.enhanced #words").wait_for()

    page.get_by_label("Your message").press_sequentially("Hel")
    family.page.locator("[data-typing]", has_text="The adviser is typing").wait_for()
    page.get_by_label("Your message").fill("Can you hear me?")
    began = monotonic()
    page.keyboard.press("Control+Enter")
    family.page.locator(".message-adviser", has_text="Can you hear me?").wait_for()
    to_family = monotonic() - began

    family.page.locator("#text").press_sequentially("ye")
    page.locator("[data-typing]", has_text="They are typing").wait_for()
    family.page.locator("#text").fill("yes I can")
    began = monotonic()
    family.page.get_by_role("button", name="Send", exact=True).click()
    page.locator(".told-visitor", has_text="yes I can").wait_for()
    to_adviser = monotonic() - began

    record_testsuite_property("seconds to the family, to the adviser", (round(to_family, 3), round(to_adviser, 3)))
    assert family.page.locator(".message-chatbot").count() == 1


def test_a_list_that_is_open_shows_who_comes(open_window: OpenWindow, real_app: Flask):
    adviser = open_window()
    enter(adviser, real_app)
    page = adviser.open("/adviser/waiting").page
    _, reference = waiting_family(parts_of(real_app))

    page.locator(".place", has_text=reference).wait_for()

    assert re.match(r"\(\d+\) Waiting", page.title())


def test_an_adviser_answers_a_family_by_keyboard_alone(open_window: OpenWindow, real_app: Flask):
    _, reference = waiting_family(parts_of(real_app), "what is an ehc plan")
    adviser = open_window()
    enter(adviser, real_app)
    page = adviser.open("/adviser/waiting").page
    keys = page.keyboard

    tab_to(page.locator(f"#place-{reference}"), page)
    keys.press("Enter")
    page.get_by_role("button", name="Claim").wait_for()
    tab_to(page.get_by_role("link", name="To the end"), page)
    keys.press("Enter")
    tab_to(page.get_by_role("button", name="Claim"), page)
    keys.press("Enter")
    page.get_by_label("Your message").wait_for()
    tab_to(page.get_by_role("link", name="To your message"), page)
    keys.press("Enter")
    tab_to(page.get_by_label("Your message"), page)
    keys.type("Hello, I have read it.")
    keys.press("Control+Enter")
    page.locator(".told-adviser", has_text="I have read it.").wait_for()
    tab_to(page.locator("summary", has_text="Close the case"), page)
    keys.press("Enter")
    tab_to(page.get_by_label("Their question was answered"), page)
    keys.press("Space")
    tab_to(page.get_by_label("Level 1: information"), page)
    keys.press("Space")
    tab_to(page.get_by_role("button", name="Close it"), page)
    keys.press("Enter")

    page.get_by_text("Closed. The family is asked once whether it helped.").wait_for()


@pytest.mark.parametrize(
    "look",
    [
        {"width": 320, "height": 700, "color_scheme": "dark"},
        {"width": 1280, "height": 800},
        {"width": 320, "height": 700, "forced_colors": "active"},
    ],
    ids=["phone-dark", "wide", "phone-forced"],
)
def test_no_page_on_the_way_has_a_fault(open_window: OpenWindow, real_app: Flask, look: dict[str, object]):
    family, adviser = open_window(**look), open_window(**look)
    reference = ask_for_a_person(family)
    enter(adviser, real_app)
    page = adviser.open("/adviser/waiting").page
    check(family, adviser)
    check(family.open("/story"))
    page.goto(f"/adviser/waiting/{reference}")
    check(adviser)
    page.get_by_role("button", name="Claim").click()
    page.get_by_label("Your message").fill("Hello")
    page.locator("summary", has_text="Send an answer with it").click()
    page.get_by_label("Look for an answer").fill("mediation")
    page.get_by_role("button", name="Look", exact=True).click()
    page.get_by_role("button", name=re.compile("^Add")).first.click()
    for summary in page.locator("main summary").all():
        summary.click()
    check(adviser, family.open())
    page.get_by_role("button", name="Close it").click()
    page.locator(".summary").wait_for()
    check(adviser)
    page.get_by_label("Their question was answered").check()
    page.get_by_label("Level 2: advice").check()
    page.get_by_role("button", name="Close it").click()
    check(adviser, family.open(), family.open("/after"))
    page.goto(f"/adviser/waiting/{reference}")
    check(adviser)


def check(*windows: Window) -> None:
    for window in windows:
        assert window.faults() == []
        assert window.overflow == 0


def tab_to(target: Locator, page: Page) -> None:
    """Presses Tab until the target has the keyboard."""
    for _ in range(60):
        if target.first.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")
