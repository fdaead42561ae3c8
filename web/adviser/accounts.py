"""Managers look after the accounts."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from chatbot.actions.accounts.change_account import change_role, disable_account, enable_account
from chatbot.actions.accounts.create_account import create_account, reset_account
from chatbot.actions.accounts.fields import role_field
from chatbot.actions.accounts.list_accounts import list_accounts, show_account
from chatbot.actions.accounts.refusals import AccountRefusal
from chatbot.actions.permissions import Permission, Role
from web.adviser.access import admits
from web.adviser.forms import typed_fields
from web.adviser.gate import the_adviser
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.chat.next_page import leave_notice
from web.parts import the_parts

blueprint = Blueprint("accounts", __name__, url_prefix="/adviser/accounts")

_SEE_OTHER = 303


@blueprint.get("")
@admits(Permission.MANAGE_ACCOUNTS)
def page() -> Response:
    """Every account."""
    return console_page("adviser/accounts.html", accounts=list_accounts(the_parts()))


@blueprint.get("/new")
@admits(Permission.MANAGE_ACCOUNTS)
def new() -> Response:
    """The form for a new account."""
    return console_page("adviser/account_new.html", roles=tuple(Role), given={})


@blueprint.post("/new")
@admits(Permission.MANAGE_ACCOUNTS)
def create() -> Response:
    """Opens the account and shows the invitation, this once."""
    given = typed_fields()
    try:
        role = role_field(given.get("role", ""))
        invitation = create_account(the_parts(), the_adviser(), given.get("email", ""), given.get("name", ""), role)
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/account_new.html", "email", roles=tuple(Role), given=given)
    return console_page("adviser/invitation.html", invitation=invitation)


@blueprint.get("/<adviser_id>")
@admits(Permission.MANAGE_ACCOUNTS)
def account(adviser_id: str) -> Response:
    """One account, and what can be done with it."""
    shown = show_account(the_parts(), adviser_id)
    return console_page("adviser/account.html", account=shown, roles=tuple(Role), given={})


@blueprint.post("/<adviser_id>")
@admits(Permission.MANAGE_ACCOUNTS)
def change(adviser_id: str) -> Response:
    """Does what the manager chose, for the reason they gave."""
    try:
        return _done(adviser_id, request.form.get("deed", ""), request.form.get("why", ""))
    except AccountRefusal as refusal:
        shown = show_account(the_parts(), adviser_id)
        given = typed_fields()
        return form_again(refusal, "adviser/account.html", "deed", account=shown, roles=tuple(Role), given=given)


def _done(adviser_id: str, deed: str, why: str) -> Response:
    parts, manager = the_parts(), the_adviser()
    match deed:
        case "disable":
            disable_account(parts, manager, adviser_id, why)
        case "enable":
            enable_account(parts, manager, adviser_id, why)
        case "password" | "phone":
            invitation = reset_account(parts, manager, adviser_id, why, forgets_phone=deed == "phone")
            return console_page("adviser/invitation.html", invitation=invitation)
        case _:
            change_role(parts, manager, adviser_id, role_field(deed), why)
    leave_notice("account.changed")
    return redirect(url_for("accounts.account", adviser_id=adviser_id), _SEE_OTHER)
