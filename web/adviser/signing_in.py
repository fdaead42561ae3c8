"""The way in and out: password, code from the phone or a recovery code, and signing out."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from chatbot.actions.accounts.end_sessions import sign_out
from chatbot.actions.accounts.refusals import AccountRefusal
from chatbot.actions.accounts.sign_in import give_code, give_recovery_code, sign_in
from web.adviser.access import Door, admits
from web.adviser.browsers import browser_of_request
from web.adviser.cookie import give_token, take_token_back
from web.adviser.forms import typed_fields
from web.adviser.gate import the_adviser, whoever_asks
from web.adviser.local_path import local_path
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.limits import by_address
from web.parts import the_parts

blueprint = Blueprint("signing_in", __name__, url_prefix="/adviser")

_SEE_OTHER = 303


@blueprint.get("/sign-in")
@admits(Door.ANYBODY)
def page() -> Response:
    """The form for the address and password."""
    who = whoever_asks()
    if who is not None and who.is_whole:
        return redirect(url_for("home.page"), _SEE_OTHER)
    return console_page("adviser/sign_in.html", email="", next=local_path(request.args.get("next", "")))


@blueprint.post("/sign-in")
@admits(Door.ANYBODY)
def with_password() -> Response:
    """The first step."""
    email, back = typed_fields().get("email", ""), local_path(request.form.get("next", ""))
    password = request.form.get("password", "")
    try:
        token = sign_in(the_parts(), email, password, by_address(), browser_of_request())
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/sign_in.html", "email", email=email, next=back)
    return give_token(redirect(url_for("signing_in.code", next=back), _SEE_OTHER), token)


@blueprint.get("/sign-in/code")
@admits(Door.HALF_SIGNED_IN)
def code() -> Response:
    """The form for the code, or on to the phone where none is set up yet."""
    if not the_adviser().has_second_factor:
        return redirect(url_for("phone.page"), _SEE_OTHER)
    return console_page("adviser/code.html", next=local_path(request.args.get("next", "")))


@blueprint.post("/sign-in/code")
@admits(Door.HALF_SIGNED_IN)
def with_code() -> Response:
    """The second step, by phone."""
    back, typed = local_path(request.form.get("next", "")), request.form.get("code", "")
    try:
        token = give_code(the_parts(), the_adviser(), typed, by_address(), browser_of_request())
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/code.html", "code", next=back)
    return give_token(redirect(back, _SEE_OTHER), token)


@blueprint.post("/sign-in/recovery")
@admits(Door.HALF_SIGNED_IN)
def with_recovery_code() -> Response:
    """The second step, from paper."""
    back, typed = local_path(request.form.get("next", "")), request.form.get("recovery", "")
    try:
        token = give_recovery_code(the_parts(), the_adviser(), typed, by_address(), browser_of_request())
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/code.html", "recovery", next=back)
    return give_token(redirect(url_for("you.page"), _SEE_OTHER), token)


@blueprint.post("/sign-out")
@admits(Door.EVERY_ADVISER)
def out() -> Response:
    """Ends the session here."""
    sign_out(the_parts(), the_adviser())
    return take_token_back(redirect(url_for("signing_in.page"), _SEE_OTHER))
