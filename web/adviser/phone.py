"""Setting up the phone that shows the codes."""

import segno
from flask import Blueprint, redirect, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from chatbot.actions.accounts.refusals import AccountRefusal
from chatbot.actions.accounts.set_up_phone import Enrolment, set_up_phone, show_enrolment
from web.adviser.access import Door, admits
from web.adviser.browsers import browser_of_request
from web.adviser.cookie import give_token
from web.adviser.gate import the_adviser
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.adviser.wording import console_wording
from web.limits import by_address
from web.parts import the_parts

blueprint = Blueprint("phone", __name__, url_prefix="/adviser")


@blueprint.get("/phone")
@admits(Door.HALF_SIGNED_IN)
def page() -> Response:
    """The square to photograph, and the form for the first code."""
    enrolment = _enrolment()
    if enrolment is None:
        return redirect(url_for("signing_in.code"), 303)
    return console_page("adviser/phone.html", **_shown(enrolment))


@blueprint.post("/phone")
@admits(Door.HALF_SIGNED_IN)
def set_up() -> Response:
    """Checks the first code and shows the recovery codes, this once."""
    enrolment = _enrolment()
    if enrolment is None:
        return redirect(url_for("signing_in.code"), 303)
    try:
        done = set_up_phone(
            the_parts(), the_adviser(), request.form.get("code", ""), by_address(), browser_of_request()
        )
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/phone.html", "code", **_shown(enrolment))
    return give_token(console_page("adviser/recovery_codes.html", codes=done.recovery_codes), done.token)


def _enrolment() -> Enrolment | None:
    return show_enrolment(the_parts(), the_adviser(), console_wording()["phone.issuer"])


def _shown(enrolment: Enrolment) -> dict[str, object]:
    """The square is drawn without any style of its own, which our content policy would refuse."""
    square = segno.make(enrolment.address, micro=False).svg_inline(light="#fff", border=3, omitsize=True)
    groups = [enrolment.secret[start : start + 4] for start in range(0, len(enrolment.secret), 4)]
    return {"square": Markup(square), "secret": " ".join(groups)}  # noqa: S704 - Drawn by us, from our own secret.
