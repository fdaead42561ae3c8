"""Managers look after partners: who may show the chat, how it looks there, and whether it is on."""

from dataclasses import fields

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from chatbot.actions.accounts.refusals import AccountRefusal
from chatbot.actions.count_partner_totals import DAYS_COUNTED, SMALLEST_SHOWN, count_for_partner
from chatbot.actions.partner_colours import LEAST_CONTRAST
from chatbot.actions.partner_form import PartnerForm, form_of
from chatbot.actions.permissions import Permission
from chatbot.actions.read_partners import read_partner, read_partners
from chatbot.actions.save_partner import add_partner, change_partner, switch_partner
from web.adviser.access import admits
from web.adviser.forms import typed_fields
from web.adviser.gate import the_adviser
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.answers.routes import origin
from web.chat.next_page import leave_notice
from web.partners.choices import choices
from web.partners.snippet import moving_line, pinned_line
from web.parts import the_partners, the_parts

blueprint = Blueprint("partners", __name__, url_prefix="/adviser/partners")

_SEE_OTHER = 303
_FIELDS = frozenset(field.name for field in fields(PartnerForm))


@blueprint.get("")
@admits(Permission.MANAGE_PARTNERS)
def page() -> Response:
    """Every partner."""
    return console_page("adviser/partners.html", partners=read_partners(the_parts().sessions))


@blueprint.get("/new")
@admits(Permission.MANAGE_PARTNERS)
def new() -> Response:
    """The form for a new partner."""
    return _form(PartnerForm())


@blueprint.post("/new")
@admits(Permission.MANAGE_PARTNERS)
def create() -> Response:
    """Takes the partner in; its chat is on, wherever it was allowed."""
    key = typed_fields().get("key", "").strip()
    try:
        add_partner(the_parts(), key, _sent(), the_adviser().adviser_id)
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/partner_form.html", "name", **_shown(_sent(), key=key))
    the_partners().look_again()
    leave_notice("partner.added")
    return redirect(url_for("partners.partner", key=key), _SEE_OTHER)


@blueprint.get("/<key>")
@admits(Permission.MANAGE_PARTNERS)
def partner(key: str) -> Response:
    """One partner: the line to paste, the switch, and totals."""
    return console_page("adviser/partner.html", **_one(key))


@blueprint.get("/<key>/change")
@admits(Permission.MANAGE_PARTNERS)
def change_form(key: str) -> Response:
    """The form with the details as they stand."""
    return _form(form_of(read_partner(the_parts().sessions, key)), of=key)


@blueprint.post("/<key>/change")
@admits(Permission.MANAGE_PARTNERS)
def change(key: str) -> Response:
    """Takes other details."""
    try:
        change_partner(the_parts(), key, _sent(), the_adviser().adviser_id)
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/partner_form.html", "name", **_shown(_sent(), of=key))
    the_partners().look_again()
    leave_notice("partner.saved")
    return redirect(url_for("partners.partner", key=key), _SEE_OTHER)


@blueprint.post("/<key>/switch")
@admits(Permission.MANAGE_PARTNERS)
def switch(key: str) -> Response:
    """Switches the chat on the partner's site, for the reason that was given."""
    sent = request.form
    try:
        switch_partner(the_parts(), key, the_adviser().adviser_id, on=sent.get("deed") == "on", why=sent.get("why", ""))
    except AccountRefusal as refusal:
        return form_again(refusal, "adviser/partner.html", "why", **_one(key))
    the_partners().look_again()
    leave_notice("partner.saved")
    return redirect(url_for("partners.partner", key=key), _SEE_OTHER)


def _sent() -> PartnerForm:
    return PartnerForm(**{name: value for name, value in typed_fields().items() if name in _FIELDS})


def _form(given: PartnerForm, of: str | None = None) -> Response:
    return console_page("adviser/partner_form.html", **_shown(given, of=of))


def _shown(given: PartnerForm, *, of: str | None = None, key: str = "") -> dict[str, object]:
    return {"given": given, "of": of, "key": key, "least": LEAST_CONTRAST, **choices(the_parts())}


def _one(key: str) -> dict[str, object]:
    parts = the_parts()
    found, wording = read_partner(parts.sessions, key), parts.fixed.wording
    return {
        "partner": found,
        "line": moving_line(found, origin(), wording),
        "pinned": pinned_line(found, origin(), wording),
        "totals": count_for_partner(parts, key),
        "days": DAYS_COUNTED,
        "smallest": SMALLEST_SHOWN,
        "given": typed_fields(),
        "check_page": url_for("partner_check.page"),
    }
