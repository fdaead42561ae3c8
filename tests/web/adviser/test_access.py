"""Every route of the console, asked for by everybody there is."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from chatbot.actions.accounts.recognising import IDLE, LONGEST
from chatbot.actions.accounts.recognising import PASSWORD as HALF
from chatbot.actions.permissions import Permission, Role, may
from tests.web.adviser.entering import account_of, client_with, session_of, word_for
from tests.web.adviser.route_table import ANYBODY, HALF_SIGNED_IN, WHO_MAY
from web.adviser.access import admits

NOBODY = ("nobody", "disabled", "idle too long", "signed in too long", "invented")
PEOPLE = (*NOBODY, "half signed in", *Role)


def routes(app: Flask) -> Iterator[tuple[str, str]]:
    for rule in app.url_map.iter_rules():
        if f"{rule.rule}/".startswith("/adviser/"):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule.rule


def token_of(app: Flask, person: str) -> str | None:
    match person:
        case "nobody":
            return None
        case "invented":
            return "invented"
        case "disabled":
            return session_of(app, account_of(app, Role.MANAGER, disabled=True))
        case "idle too long":
            return session_of(app, account_of(app, Role.MANAGER), age=IDLE)
        case "signed in too long":
            return session_of(app, account_of(app, Role.MANAGER), age=LONGEST + timedelta(hours=1))
        case "half signed in":
            return session_of(app, account_of(app, Role.MANAGER), HALF)
        case role:
            return session_of(app, account_of(app, Role(role)))


def ask(app: Flask, method: str, rule: str, token: str | None) -> TestResponse:
    address = rule.replace("<", "").replace(">", "").replace("path:", "").replace("int:", "")
    headers = {"X-Form-Token": word_for(token)} if token else {}
    return client_with(app, token).open(address, method=method, headers=headers)


def ending(response: TestResponse) -> str:
    if response.status_code == 401:
        return "the way in"
    if response.status_code == 403:
        return "not from here" if "this page had been open" in response.text.casefold() else "not allowed"
    if response.status_code == 303 and "/sign-in/code" in response.headers["Location"]:
        return "the second step"
    return "let in"


def expected(who_may: str | frozenset[Role], person: str, method: str) -> set[str]:
    """How it should end. Whoever has no session has no word for a form either, so a form of theirs is turned away as such."""
    if who_may == ANYBODY:
        return {"not from here"} if person in {"nobody"} and method == "POST" else {"let in"}
    if person in NOBODY:
        return {"the way in"}
    if person == "half signed in":
        return {"let in", "the second step"} if who_may == HALF_SIGNED_IN else {"the second step"}
    if who_may == HALF_SIGNED_IN:
        return {"let in"}  # On to the first page: there is nothing left to prove.
    return {"let in"} if Role(person) in who_may else {"not allowed"}


def test_every_route_has_a_row_and_every_row_a_route(console: Flask):
    assert {f"{method} {rule}" for method, rule in routes(console)} == set(WHO_MAY)


@pytest.mark.parametrize("person", PEOPLE)
def test_each_route_lets_in_whom_the_table_names_and_nobody_else(console: Flask, person: str):
    wrong = []
    for method, rule in routes(console):
        ended = ending(ask(console, method, rule, token_of(console, person)))
        if ended not in expected(WHO_MAY[f"{method} {rule}"], person, method):
            wrong.append(f"{method} {rule} for {person}: {ended}")

    assert wrong == []


def test_a_route_that_says_nothing_is_open_to_nobody(console: Flask):
    console.add_url_rule("/adviser/forgotten", "forgotten", lambda: "secret")

    response = ask(console, "GET", "/adviser/forgotten", token_of(console, Role.MANAGER))

    assert response.status_code == 500
    assert "secret" not in response.text


def test_a_new_page_is_in_the_navigation_of_whoever_it_admits(console: Flask):
    page = admits(Permission.CLAIM_HANDOFFS)(lambda: "the queue")
    console.add_url_rule("/adviser/waiting", "waiting", page)

    shown = {
        role: '"/adviser/waiting"' in ask(console, "GET", "/adviser/", token_of(console, role)).text for role in Role
    }

    assert shown == {role: may(role, Permission.CLAIM_HANDOFFS) for role in Role}


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ({}, ""),
        ({}, "wrong"),
        ({"Origin": "https://evil.example"}, "right"),
        ({"Origin": "null"}, "right"),
        ({"Sec-Fetch-Site": "cross-site"}, "right"),
        ({"Sec-Fetch-Site": "same-site"}, "right"),
        ({"Content-Type": "text/plain"}, "right"),
    ],
)
def test_nothing_is_changed_from_a_page_of_somebody_else(console: Flask, headers: dict[str, str], field: str):
    refused = []
    for method, rule in routes(console):
        if method == "GET":
            continue
        half = WHO_MAY[f"{method} {rule}"] == HALF_SIGNED_IN
        token = token_of(console, "half signed in" if half else Role.MANAGER)
        assert token is not None
        word = word_for(token) if field == "right" else field
        data = {"form_token": word} if "Content-Type" not in headers else f"form_token={word}"
        response = client_with(console, token).open(
            rule.replace("<", "").replace(">", ""), method=method, headers=headers, data=data
        )
        refused.append(ending(response))

    assert set(refused) <= {"not from here", "not allowed"}
    assert "not from here" in refused


def test_a_form_of_our_own_page_is_taken_with_what_browsers_say_about_it(console: Flask):
    token = token_of(console, Role.MANAGER)
    assert token is not None

    response = client_with(console, token).post(
        "/adviser/sign-out",
        data={"form_token": word_for(token)},
        headers={"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
    )

    assert response.status_code == 303
    assert client_with(console, token).get("/adviser/").status_code == 401


def test_looking_at_a_page_changes_nothing(console: Flask):
    """Every GET is asked for, and the log of deeds stays as it was."""
    auditor = token_of(console, Role.AUDITOR)
    before = ask(console, "GET", "/adviser/audit/check", auditor).text

    for method, rule in routes(console):
        if method == "GET":
            ask(console, method, rule, token_of(console, Role.MANAGER))

    assert ask(console, "GET", "/adviser/audit/check", auditor).text == before
