"""Somebody who was invited chooses a password."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from chatbot.actions.accounts.choose_password import accept_invitation
from chatbot.actions.accounts.refusals import AccountRefusal
from web.adviser.access import Door, admits
from web.adviser.browsers import browser_of_request
from web.adviser.cookie import give_token
from web.adviser.forms import typed_fields
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.limits import by_address
from web.parts import the_parts

blueprint = Blueprint("joining", __name__, url_prefix="/adviser")


@blueprint.get("/join")
@admits(Door.ANYBODY)
def page() -> Response:
    """The form. The invitation is typed into it and never stands in an address, where histories would keep it."""
    return console_page("adviser/join.html", email="")


@blueprint.post("/join")
@admits(Door.ANYBODY)
def join() -> Response:
    """Sets the password and leads on to the phone."""
    email, invitation = typed_fields().get("email", ""), request.form.get("invitation", "")
    password = request.form.get("password", "")
    try:
        token = accept_invitation(the_parts(), email, invitation, password, by_address(), browser_of_request())
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/join.html", "invitation", email=email)
    return give_token(redirect(url_for("signing_in.code"), 303), token)
