"""What is done to accounts and the audit log from the command line."""

import pytest
from flask import Flask
from sqlalchemy import text

from chatbot.actions.accounts.list_accounts import list_accounts
from chatbot.actions.accounts.sign_in import sign_in
from chatbot.actions.permissions import Role
from chatbot.actions.verify_audit import verify_audit
from tests.account_builders import ADDRESS, BROWSER, PASSWORD
from web.parts import parts_of


def run(app: Flask, *arguments: str, password: str | None = PASSWORD, typed: str | None = None):
    env = {} if password is None else {"ADVISER_PASSWORD": password}
    return app.test_cli_runner().invoke(args=arguments, env=env, input=typed)


@pytest.mark.parametrize("role", list(Role))
def test_an_account_of_each_role_is_opened_with_the_password_of_the_environment(console: Flask, role: Role):
    result = run(console, "adviser", "create", "Sam.Taylor@sendias.example", "--role", role.value)

    assert result.exit_code == 0, result.output
    account = list_accounts(parts_of(console))[0]
    assert (account.email, account.name, account.role) == ("sam.taylor@sendias.example", "Sam Taylor", role)
    assert sign_in(parts_of(console), account.email, PASSWORD, ADDRESS, BROWSER)


def test_without_it_the_password_is_asked_for_twice_and_never_shown(console: Flask):
    result = run(
        console,
        *("adviser", "create", "sam@sendias.example", "--role", "adviser"),
        password=None,
        typed=f"{PASSWORD}\n{PASSWORD}\n",
    )

    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output


@pytest.mark.parametrize(
    ("email", "password", "says"),
    [
        ("sam@sendias.example", "password1234", "people try first"),
        ("sam@sendias.example", "short", "at least 12"),
        ("not an address", PASSWORD, "email address"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(console: Flask, email: str, password: str, says: str):
    result = run(console, "adviser", "create", email, "--role", "adviser", password=password)

    assert result.exit_code == 1
    assert says in result.output
    assert list_accounts(parts_of(console)) == ()


def test_the_log_is_verified_and_a_broken_row_is_named(console: Flask):
    run(console, "adviser", "create", "sam@sendias.example", "--role", "adviser")
    sound = run(console, "audit", "verify")
    head = verify_audit(parts_of(console).sessions).head
    unknown = run(console, "audit", "verify", "--noted", "f" * 64)
    with parts_of(console).sessions.kw["bind"].begin() as connection:
        connection.execute(text("DROP TRIGGER audit_refuses_update"))
        connection.execute(text("UPDATE audit SET why = 'nothing happened'"))
    broken = run(console, "audit", "verify")

    assert (sound.exit_code, sound.output) == (0, f"1 rows, all sound. The last hash is {head}\n")
    assert (unknown.exit_code, "cut off" in unknown.output) == (1, True)
    assert (broken.exit_code, broken.output) == (1, "Row 1 does not fit. The 0 rows before it are sound.\n")
