"""A manager looks after the accounts, and an auditor sees what they did."""

import re

import pytest
from flask import Flask

from chatbot.actions.permissions import Role
from tests.web.adviser.entering import account_of, client_with, entered, session_of
from tests.web.visiting import Page, Visitor


@pytest.fixture
def manager(console: Flask) -> Visitor:
    return Visitor(entered(console, Role.MANAGER))


def open_account(manager: Visitor, **fields: str) -> Page:
    given = {"email": "jo@sendias.example", "name": "Jo", "role": "editor"} | fields
    return manager.submit(manager.open("/adviser/accounts/new"), "/adviser/accounts/new", 200, **given)


def change(visitor: Visitor, adviser_id: str, status: int = 200, **fields: str) -> Page:
    path = f"/adviser/accounts/{adviser_id}"
    word = visitor.open(path).all("input", name="form_token")[-1].get("value")
    page = Page(visitor.client.post(path, data={"form_token": word, **fields}, follow_redirects=True))
    assert page.status == status, page.text
    return page


def test_an_invited_person_chooses_a_password_and_goes_on_to_the_phone(console: Flask, manager: Visitor):
    page = open_account(manager)
    invitation = page.one("code").text or ""
    invited = Visitor(console.test_client())

    page = invited.submit(
        invited.open("/adviser/join"),
        "/adviser/join",
        email="Jo@sendias.example",
        invitation=invitation.upper().replace("-", " "),
        password="three otters by the weir",
    )

    assert page.path == "/adviser/phone"
    again = Visitor(console.test_client())
    again.submit(
        again.open("/adviser/join"),
        "/adviser/join",
        400,
        email="jo@sendias.example",
        invitation=invitation,
        password="three otters by the weir",
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"email": "not an address"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "a" * 101}, "name"),
        ({"role": "emperor"}, "role"),
        ({"email": "\0"}, "email"),
    ],
)
def test_a_field_that_is_not_right_is_named_and_the_others_are_kept(
    manager: Visitor, fields: dict[str, str], problem: str
):
    given = {"email": "jo@sendias.example", "name": "Jo", "role": "editor"} | fields

    page = manager.submit(manager.open("/adviser/accounts/new"), "/adviser/accounts/new", 400, **given)

    assert page.one("a", href=f"#{problem}").text
    assert page.holds("p", id=f"{problem}-problem")
    if problem != "name":
        assert page.one("input", id="name").get("value") == "Jo"


def test_two_accounts_cannot_have_one_address(manager: Visitor):
    open_account(manager)

    page = manager.submit(
        manager.open("/adviser/accounts/new"),
        "/adviser/accounts/new",
        400,
        email="JO@sendias.example",
        name="Another Jo",
        role="adviser",
    )

    assert "There is an account with this address already." in page.text


def test_a_disabled_adviser_is_out_with_the_next_request(console: Flask, manager: Visitor):
    adviser_id = account_of(console, Role.ADVISER)
    adviser = client_with(console, session_of(console, adviser_id))
    assert adviser.get("/adviser/").status_code == 200

    change(manager, adviser_id, deed="disable", why="left the team")

    assert adviser.get("/adviser/").status_code == 401


def test_another_role_opens_and_closes_pages_with_the_next_request(console: Flask, manager: Visitor):
    adviser_id = account_of(console, Role.ADVISER)
    adviser = client_with(console, session_of(console, adviser_id))
    assert adviser.get("/adviser/audit").status_code == 403

    change(manager, adviser_id, deed="auditor", why="checks the others now")

    assert adviser.get("/adviser/audit").status_code == 200


def test_the_only_manager_can_neither_be_disabled_nor_made_something_else(manager: Visitor):
    own = next(
        link.get("href", "").rpartition("/")[2]
        for link in manager.open("/adviser/accounts").all("a")
        if link.text == "An manager" and link.get("href", "").startswith("/adviser/accounts/")
    )

    for deed in ("disable", "adviser"):
        assert "This is the only manager." in change(manager, own, 409, deed=deed, why="to see").text


@pytest.mark.parametrize("deed", ["disable", "auditor", "password", "phone"])
def test_nothing_is_done_to_an_account_without_a_reason(console: Flask, manager: Visitor, deed: str):
    page = change(manager, account_of(console, Role.ADVISER), 400, deed=deed, why=" ")

    assert page.holds("p", id="why-problem")


def test_an_account_that_does_not_exist_is_not_found(manager: Visitor):
    assert Page(manager.client.get("/adviser/accounts/none")).status == 404


def test_whatever_a_manager_does_stands_in_the_log_with_the_reason(console: Flask, manager: Visitor):
    adviser_id = account_of(console, Role.ADVISER)
    open_account(manager)
    change(manager, adviser_id, deed="editor", why="writes now")
    change(manager, adviser_id, deed="phone", why="lost it on the bus")
    change(manager, adviser_id, deed="disable", why="left the team")
    change(manager, adviser_id, deed="enable", why="came back")

    auditor = Visitor(entered(console, Role.AUDITOR))
    told = auditor.open(f"/adviser/audit?record=adviser:{adviser_id}")

    rows = [re.sub(r"\s+", " ", "".join(row.itertext())) for row in told.one("tbody").iter("tr")]
    assert len(rows) == 4
    for row, reason in zip(
        rows, ("came back", "left the team", "lost it on the bus", "adviser to editor: writes now"), strict=True
    ):
        assert reason in row
        assert "An manager" in row
    assert "All 5 rows fit together" in auditor.open("/adviser/audit/check").text
