"""An adviser comes in through the forms, with a browser that runs no script."""

import re

import pyotp
import pytest
from flask import Flask

from chatbot.actions.accounts.create_account import create_account_with_password
from chatbot.actions.permissions import Role
from tests.account_builders import EMAIL, PASSWORD
from tests.web.adviser.entering import COOKIE, client_with
from tests.web.visiting import Page, Visitor
from web.adviser.local_path import local_path
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings


@pytest.fixture
def visitor(console: Flask) -> Visitor:
    create_account_with_password(parts_of(console), EMAIL, "Sam", Role.MANAGER, PASSWORD)
    return Visitor(console.test_client())


def signed_in(visitor: Visitor) -> tuple[str, Page]:
    """Signs in for the first time; gives the secret that the phone now knows, and the page with the recovery codes."""
    page = visitor.submit(visitor.open("/adviser/sign-in"), "/adviser/sign-in", email=EMAIL, password=PASSWORD)
    secret = "".join(re.findall(r"[A-Z2-7]{4}\b", page.one("code").text or ""))
    return secret, visitor.submit(page, "/adviser/phone", code=pyotp.TOTP(secret).now())


def token_in(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def test_the_first_sign_in_sets_up_the_phone_and_shows_ten_recovery_codes_once(visitor: Visitor):
    _, page = signed_in(visitor)

    assert len({code.text for code in page.all("code")}) == 10
    assert "Hello, Sam" in visitor.open("/adviser/").text
    assert not visitor.open("/adviser/you/").holds("code")


def test_the_square_for_the_phone_needs_no_style_that_our_policy_would_refuse(visitor: Visitor):
    page = visitor.submit(visitor.open("/adviser/sign-in"), "/adviser/sign-in", email=EMAIL, password=PASSWORD)

    square = page.one("div", class_="square")
    assert any(element.tag.endswith("path") for element in square.iter())
    assert [element.tag for element in square.iter() if element.get("style") or element.tag.endswith("style")] == []


def test_the_next_sign_in_asks_for_the_code_and_leads_back_to_where_one_was_going(visitor: Visitor):
    _, page = signed_in(visitor)
    recovery = page.all("code")[0].text or ""
    visitor.submit(visitor.open("/adviser/"), "/adviser/sign-out")

    asked = visitor.submit(visitor.open("/adviser/accounts", 401), "/adviser/sign-in", email=EMAIL, password=PASSWORD)
    on_paper = visitor.submit(asked, "/adviser/sign-in/recovery", recovery=recovery)

    assert asked.one("input", name="code").get("autocomplete") == "one-time-code"
    assert all(field.get("value") == "/adviser/accounts" for field in asked.all("input", name="next"))
    assert on_paper.path == "/adviser/you/"


def test_signing_in_changes_the_token_twice_and_the_old_ones_open_nothing(console: Flask, visitor: Visitor):
    page = visitor.submit(visitor.open("/adviser/sign-in"), "/adviser/sign-in", email=EMAIL, password=PASSWORD)
    half = token_in(visitor)
    secret = (page.one("code").text or "").replace(" ", "")
    visitor.submit(page, "/adviser/phone", code=pyotp.TOTP(secret).now())
    whole = token_in(visitor)
    visitor.submit(visitor.open("/adviser/"), "/adviser/sign-out")

    assert half != whole
    assert client_with(console, half).get("/adviser/phone").status_code == 401
    assert client_with(console, whole).get("/adviser/").status_code == 401


@pytest.mark.parametrize(
    ("headers", "is_given_back"), [({"Sec-Fetch-Site": "same-origin"}, True), ({"Sec-Fetch-Site": "cross-site"}, False)]
)
def test_whoever_is_signed_out_while_writing_gets_their_words_back(
    visitor: Visitor, headers: dict[str, str], is_given_back: bool
):
    written = "The council has <six> weeks to reply.\nI would ask for it in writing."
    sent = {"why": written, "password": "a password that is long enough", "deed": "disable"}

    page = Page(visitor.client.post("/adviser/accounts/any", data=sent, headers=headers))

    assert page.status == 401
    assert [area.text for area in page.all("textarea")] == ([written] if is_given_back else [])
    assert sent["password"] not in page.source


@pytest.mark.parametrize("email", [EMAIL, "nobody@sendias.example"])
def test_a_refusal_is_the_same_page_for_an_account_that_exists_and_one_that_does_not(visitor: Visitor, email: str):
    page = visitor.submit(visitor.open("/adviser/sign-in"), "/adviser/sign-in", 400, email=email, password="wrong one")

    assert page.one("a", href="#email").text == (
        "We do not know this email address with this password. Check both, and try again."
    )
    assert page.one("input", id="email").get("value") == email
    assert not page.one("input", id="password").get("value")


def test_the_sixth_try_is_told_when_to_come_again(visitor: Visitor):
    page = visitor.open("/adviser/sign-in")
    for _ in range(5):
        page = visitor.submit(page, "/adviser/sign-in", 400, email=EMAIL, password="a wrong password")

    page = visitor.submit(page, "/adviser/sign-in", 429, email=EMAIL, password=PASSWORD)

    assert 290 < int(page.headers["Retry-After"]) <= 300
    assert "Wait 5 minutes" in page.text


def test_another_password_another_phone_and_new_codes_ask_for_the_password_first(visitor: Visitor):
    signed_in(visitor)
    new = "three otters by the weir"

    for path in ("/adviser/you/password", "/adviser/you/recovery-codes", "/adviser/you/phone"):
        page = visitor.open(path)
        page = Page(
            visitor.client.post(
                path,
                data={
                    "form_token": page.all("input", name="form_token")[-1].get("value"),
                    "current": "x",
                    "password": new,
                },
            )
        )
        assert page.status == 400
        assert "This is not your password now." in page.text

    changed = visitor.submit(
        visitor.open("/adviser/you/password"), "/adviser/you/password", current=PASSWORD, password=new
    )
    assert "Your password is changed" in changed.text


def test_the_cookie_is_kept_from_scripts_and_over_https_from_every_other_host(tmp_path, migrated_sqlite):
    app = create_app(
        Settings(
            f"sqlite:///{tmp_path / 'chat.sqlite3'}", "for tests only, opens nothing", public_url="https://chat.example"
        )
    )
    create_account_with_password(parts_of(app), EMAIL, "Sam", Role.MANAGER, PASSWORD)
    client = app.test_client()
    page = Page(client.get("/adviser/sign-in", base_url="https://chat.example"))
    word = page.one("input", name="form_token").get("value")

    response = client.post(
        "/adviser/sign-in",
        data={"form_token": word, "email": EMAIL, "password": PASSWORD},
        base_url="https://chat.example",
    )
    parts_of(app).close()

    cookie = next(line for line in response.headers.getlist("Set-Cookie") if "adviser=" in line)
    assert cookie.startswith("__Host-adviser=")
    assert {part.strip() for part in cookie.split(";")[1:]} == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example/adviser/",
        "http://localhost/adviser/",
        "/%09/evil.example",
        "\t//evil.example",
        "/adviser/\r\nSet-Cookie: a=b",
        "/adviser/\n",
        "/adviser/../../evil",
        "data:text/html,x",
        "javascript:alert(1)",
        "/adviser",
        "/adviser@evil.example",
        "/adviser/" + "a" * 600,
    ],
)
def test_a_sign_in_leads_nowhere_but_to_a_page_of_the_console(text: str):
    assert local_path(text) == "/adviser/"


@pytest.mark.parametrize(
    "text", ["/adviser/", "/adviser/audit?before=20&record=handoff%3AABC", "/adviser/waiting/ABC-123"]
)
def test_a_sign_in_leads_back_to_the_page_that_was_asked_for(text: str):
    assert local_path(text) == text
