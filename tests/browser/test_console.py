"""The console in a real browser: no fault that axe can find, no scrolling from side to side, and all of it by keyboard."""

import re
import secrets
from collections.abc import Callable

import pyotp
import pytest
from flask import Flask

from chatbot.actions.accounts.create_account import create_account_with_password
from chatbot.actions.accounts.recognising import PASSWORD as HALF
from chatbot.actions.accounts.recognising import WHOLE
from chatbot.actions.permissions import Role
from tests.account_builders import PASSWORD
from tests.actions.alerting.builders import SAYS_T1, concerns
from tests.actions.visiting import open_chat, say
from tests.browser.window import OpenWindow, Window
from tests.web.adviser.entering import COOKIE, account_of, session_of
from web.parts import parts_of

LOOKS = [
    pytest.param({"width": width, "height": 700, **look}, id=f"{width}-{name}")
    for width in (320, 1280)
    for name, look in {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "forced": {"forced_colors": "active"},
    }.items()
]
PAGES = {
    None: ("/adviser/sign-in", "/adviser/join", "/adviser/"),
    Role.ADVISER: ("/adviser/", "/adviser/you/", "/adviser/you/password", "/adviser/you/phone", "/adviser/audit"),
    Role.MANAGER: (
        "/adviser/",
        "/adviser/accounts",
        "/adviser/accounts/new",
        "/adviser/you/recovery-codes",
        "/adviser/safeguarding/",
        "/adviser/rota",
    ),
    Role.AUDITOR: ("/adviser/", "/adviser/audit", "/adviser/audit/check", "/adviser/audit?record=nothing"),
}


def new_email() -> str:
    return f"sam-{secrets.token_hex(4)}@sendias.example"


def enter(window: Window, app: Flask, role: Role | None, stage: str = WHOLE) -> None:
    """Signs in with a session that the test has opened."""
    window.context.clear_cookies()
    if role is not None:
        token = session_of(app, account_of(app, role), stage)
        window.context.add_cookies([{"name": COOKIE, "value": token, "url": window.address}])


def check(window: Window) -> None:
    assert window.faults() == []
    assert window.overflow == 0


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_fault(open_window: OpenWindow, real_app: Flask, look: dict[str, object]):
    window = open_window(**look)
    for role, paths in PAGES.items():
        enter(window, real_app, role)
        for path in paths:
            window.open(path)
            check(window)
    enter(window, real_app, Role.ADVISER, HALF)
    window.open("/adviser/sign-in/code").page.locator("summary").click()
    check(window)


def _wrong_password(window: Window, app: Flask) -> None:
    window.open("/adviser/sign-in")
    window.page.get_by_label("Email address").fill("nobody@sendias.example")
    window.page.get_by_label("Password").fill("a wrong password")
    window.page.get_by_role("button", name="Sign in").click()
    window.page.locator(".summary").wait_for()


def _square(window: Window, app: Flask) -> None:
    email = new_email()
    create_account_with_password(parts_of(app), email, "Sam", Role.ADVISER, PASSWORD)
    window.open("/adviser/sign-in")
    window.page.get_by_label("Email address").fill(email)
    window.page.get_by_label("Password").fill(PASSWORD)
    window.page.get_by_role("button", name="Sign in").click()
    window.page.locator(".square").wait_for()


def _recovery_codes(window: Window, app: Flask) -> None:
    _square(window, app)
    secret = (window.page.locator("code").text_content() or "").replace(" ", "")
    window.page.get_by_label("Code").fill(pyotp.TOTP(secret).now())
    window.page.get_by_role("button", name="Go on").click()
    window.page.locator(".secrets").wait_for()


def _form_with_errors(window: Window, app: Flask) -> None:
    enter(window, app, Role.MANAGER)
    window.open("/adviser/accounts/new").page.get_by_role("button", name="Open the account").click()
    window.page.locator(".summary").wait_for()


def _invitation(window: Window, app: Flask) -> None:
    enter(window, app, Role.MANAGER)
    window.open("/adviser/accounts/new")
    window.page.get_by_label("Name").fill("Jo")
    window.page.get_by_label("Email address").fill(new_email())
    window.page.get_by_label("Editor").check()
    window.page.get_by_role("button", name="Open the account").click()
    window.page.locator(".secret-large").wait_for()


def _account(window: Window, app: Flask) -> None:
    enter(window, app, Role.MANAGER)
    window.open(f"/adviser/accounts/{account_of(app, Role.ADVISER)}")


def _sessions(window: Window, app: Flask) -> None:
    adviser_id = account_of(app, Role.ADVISER)
    tokens = [session_of(app, adviser_id) for _ in range(3)]
    window.context.add_cookies([{"name": COOKIE, "value": tokens[0], "url": window.address}])
    window.open("/adviser/you/").page.get_by_role("button", name="Sign out everywhere else").wait_for()


def _concern(window: Window, app: Flask) -> None:
    parts = parts_of(app)
    say(parts, open_chat(parts), SAYS_T1)
    enter(window, app, Role.ADVISER)
    address = f"/adviser/safeguarding/{concerns(parts)[-1].id}"
    window.open(address)
    check(window)
    window.page.get_by_role("button", name="I have seen this").click()
    window.page.get_by_role("button", name="Close it").click()
    window.page.locator(".summary").wait_for()


@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[4]])
@pytest.mark.parametrize(
    "reach", [_wrong_password, _square, _recovery_codes, _form_with_errors, _invitation, _account, _sessions, _concern]
)
def test_no_state_has_a_fault(
    open_window: OpenWindow, real_app: Flask, look: dict[str, object], reach: Callable[[Window, Flask], None]
):
    window = open_window(**look)

    reach(window, real_app)

    check(window)


def test_an_adviser_comes_in_and_goes_out_by_keyboard_alone_and_without_a_script(
    open_window: OpenWindow, real_app: Flask
):
    email = new_email()
    create_account_with_password(parts_of(real_app), email, "Sam", Role.MANAGER, PASSWORD)
    window = open_window(java_script_enabled=False)
    keys, page = window.page.keyboard, window.open("/adviser/").page

    _tab_to(page.get_by_label("Email address"), window)
    keys.type(email)
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    secret = (page.locator("code").text_content() or "").replace(" ", "")
    _tab_to(page.get_by_label("Code"), window)
    keys.type(pyotp.TOTP(secret).now())
    keys.press("Enter")
    _tab_to(page.get_by_role("link", name="I have kept them"), window)
    keys.press("Enter")
    page.get_by_role("heading", name="Hello, Sam").wait_for()
    _tab_to(page.get_by_role("link", name="Accounts"), window)
    keys.press("Enter")
    page.get_by_role("heading", name="Accounts").wait_for()
    _tab_to(page.get_by_role("button", name="Sign out"), window)
    keys.press("Enter")

    page.wait_for_url(re.compile("/adviser/sign-in"))


def _tab_to(target, window: Window) -> None:
    """Presses Tab until the target has the keyboard, and is seen to have it."""
    for _ in range(30):
        if target.first.evaluate("element => element === document.activeElement"):
            return
        window.page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")
