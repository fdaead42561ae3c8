"""Managers say who is asked on which day, and who next; and see by what ways an alert reaches people."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.alerting.chain import RotaList
from chatbot.actions.alerting.rota import DAYS, PLACES, Slot, read_rota, save_rota
from chatbot.actions.permissions import Permission
from web.adviser.access import admits
from web.adviser.forms import typed_fields
from web.adviser.gate import the_adviser
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.chat.next_page import leave_notice
from web.parts import the_parts

blueprint = Blueprint("rota", __name__, url_prefix="/adviser/rota")


@blueprint.get("")
@admits(Permission.MANAGE_ACCOUNTS)
def page() -> Response:
    """The rota as it stands."""
    return console_page("adviser/rota.html", **_shown())


@blueprint.post("")
@admits(Permission.MANAGE_ACCOUNTS)
def save() -> ResponseReturnValue:
    """Puts what was chosen in the place of what stood."""
    try:
        save_rota(the_parts(), the_adviser(), request.form)
    except FieldError as refusal:
        return form_again(refusal, "adviser/rota.html", "rota", **(_shown() | {"given": typed_fields()}))
    leave_notice("rota.saved")
    return redirect(url_for("rota.page"), 303)


def _shown() -> dict[str, object]:
    rota = read_rota(the_parts(), the_adviser())
    days = tuple(range(DAYS))
    places = tuple(range(PLACES))
    return {"rota": rota, "given": rota.chosen, "lists": tuple(RotaList), "days": days, "places": places, "slot": Slot}
