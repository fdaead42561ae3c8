"""Who is waiting, the most urgent first."""

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from chatbot.actions.advising.list_handoffs import HandoffList, list_handoffs
from chatbot.actions.advising.open_handoff import find_handoff
from chatbot.actions.permissions import Permission
from chatbot.conversation.promising import is_open
from web.adviser.access import admits
from web.adviser.gate import the_adviser
from web.adviser.showing import console_page
from web.adviser.wording import console_wording
from web.parts import the_parts

blueprint = Blueprint("waiting", __name__, url_prefix="/adviser/waiting")


@blueprint.get("")
@admits(Permission.CLAIM_HANDOFFS)
def page() -> Response:
    """The list."""
    return _page({})


@blueprint.get("/find")
@admits(Permission.CLAIM_HANDOFFS)
def find() -> ResponseReturnValue:
    """Leads to the case whose reference a family has read out."""
    reference = find_handoff(the_parts(), the_adviser(), request.args.get("reference", ""))
    if reference is None:
        return _page({"reference": console_wording()["waiting.not_found"]}), 404
    return redirect(url_for("case.page", reference=reference), 303)


@blueprint.get("/list")
@admits(Permission.CLAIM_HANDOFFS, is_use=False)
def changed() -> Response:
    """The list as a piece of the page, for a script that cannot stream."""
    return jsonify(drawn_list(list_handoffs(the_parts(), the_adviser())))


def drawn_list(handoffs: HandoffList) -> dict[str, object]:
    """The list as a piece of the page, and how many families there are to see to."""
    html = render_template("adviser/places.html", handoffs=handoffs, say=console_wording().say)
    return {"html": html, "count": handoffs.number_to_see}


def _page(problems: dict[str, str]) -> Response:
    parts = the_parts()
    return console_page(
        "adviser/waiting.html",
        handoffs=list_handoffs(parts, the_adviser()),
        is_open=is_open(parts.fixed.calendar, parts.clock()),
        reference=request.args.get("reference", ""),
        problems=problems,
    )
