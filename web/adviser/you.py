"""An adviser's own account: where they are signed in, and what they prove themselves with."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from chatbot.actions.accounts.choose_password import change_password
from chatbot.actions.accounts.end_sessions import list_sessions, revoke_other_sessions, revoke_session
from chatbot.actions.accounts.refusals import AccountRefusal
from chatbot.actions.accounts.set_up_phone import change_phone, renew_recovery_codes
from web.adviser.access import Door, admits
from web.adviser.browsers import browser_of_request
from web.adviser.cookie import give_token
from web.adviser.gate import the_adviser
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.chat.next_page import leave_notice
from web.limits import by_address
from web.parts import the_parts

blueprint = Blueprint("you", __name__, url_prefix="/adviser/you")

_SEE_OTHER = 303


@blueprint.get("/")
@admits(Door.EVERY_ADVISER)
def page() -> Response:
    """The account and its sessions."""
    return console_page("adviser/you.html", sessions=list_sessions(the_parts(), the_adviser()))


@blueprint.post("/sessions/<session_id>/end")
@admits(Door.EVERY_ADVISER)
def end(session_id: str) -> Response:
    """Signs one other browser out."""
    revoke_session(the_parts(), the_adviser(), session_id)
    leave_notice("you.session_ended")
    return redirect(url_for("you.page"), _SEE_OTHER)


@blueprint.post("/sessions/end-others")
@admits(Door.EVERY_ADVISER)
def end_others() -> Response:
    """Signs every other browser out."""
    revoke_other_sessions(the_parts(), the_adviser())
    leave_notice("you.others_ended")
    return redirect(url_for("you.page"), _SEE_OTHER)


@blueprint.get("/password")
@admits(Door.EVERY_ADVISER)
def password() -> Response:
    """The form for another password."""
    return console_page("adviser/you_password.html")


@blueprint.post("/password")
@admits(Door.EVERY_ADVISER)
def another_password() -> Response:
    """Takes another password."""
    now, new = request.form.get("current", ""), request.form.get("password", "")
    try:
        change_password(the_parts(), the_adviser(), now, new, by_address())
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/you_password.html", "current")
    leave_notice("you.password_changed")
    return redirect(url_for("you.page"), _SEE_OTHER)


@blueprint.get("/phone")
@admits(Door.EVERY_ADVISER)
def phone() -> Response:
    """The form that begins with another phone."""
    return console_page("adviser/you_confirm.html", what="phone")


@blueprint.post("/phone")
@admits(Door.EVERY_ADVISER)
def another_phone() -> Response:
    """Forgets the phone, and leads on to setting up another."""
    given = request.form.get("current", "")
    try:
        token = change_phone(the_parts(), the_adviser(), given, by_address(), browser_of_request())
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/you_confirm.html", "current", what="phone")
    return give_token(redirect(url_for("phone.page"), _SEE_OTHER), token)


@blueprint.get("/recovery-codes")
@admits(Door.EVERY_ADVISER)
def recovery_codes() -> Response:
    """The form that makes new recovery codes."""
    return console_page("adviser/you_confirm.html", what="recovery_codes")


@blueprint.post("/recovery-codes")
@admits(Door.EVERY_ADVISER)
def new_recovery_codes() -> Response:
    """Makes new recovery codes and shows them, this once."""
    try:
        codes = renew_recovery_codes(the_parts(), the_adviser(), request.form.get("current", ""), by_address())
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/you_confirm.html", "current", what="recovery_codes")
    return console_page("adviser/recovery_codes.html", codes=codes)
