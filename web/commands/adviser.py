"""`flask adviser`: open the first account, from which a manager opens the others."""

import os

import click
from flask import current_app
from flask.cli import AppGroup

from chatbot.actions.accounts.create_account import create_account_with_password
from chatbot.actions.accounts.refusals import AccountRefusal
from chatbot.actions.permissions import Role
from web.adviser.wording import console_wording
from web.parts import parts_of

adviser = AppGroup("adviser", help="The people who work in the console.")


@adviser.command("create")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--name", help="What families and colleagues see; from the address when left out.")
def create_command(email: str, role: str, name: str | None) -> None:
    """Open an account for EMAIL. Asks for the password, or takes it from ADVISER_PASSWORD."""
    name = name or email.partition("@")[0].replace(".", " ").title()
    try:
        create_account_with_password(parts_of(current_app), email, name, Role(role), _password())
    except AccountRefusal as refusal:
        raise click.ClickException(console_wording().say(refusal.wording, **refusal.values)) from None
    click.echo(f"{name} can sign in at /adviser/ with this password, and sets up a phone there.")


def _password() -> str:
    given = os.environ.get("ADVISER_PASSWORD")
    if given is not None:
        return given
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return typed
