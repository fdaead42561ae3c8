"""The safeguarding records: which there are, what was said in one, that somebody has seen it, and what came of it."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.permissions import Permission
from chatbot.actions.safeguarding.answer_concern import (
    ConcernOutcome,
    acknowledge_concern,
    close_concern,
    note_on_concern,
)
from chatbot.actions.safeguarding.list_concerns import list_concerns
from chatbot.actions.safeguarding.open_concern import ConcernRecord, open_concern
from web.adviser.access import admits
from web.adviser.forms import typed_fields
from web.adviser.gate import the_adviser
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.chat.next_page import leave_notice
from web.parts import the_parts

blueprint = Blueprint("safeguarding", __name__, url_prefix="/adviser/safeguarding")


@blueprint.get("/")
@admits(Permission.READ_SAFEGUARDING)
def page() -> Response:
    """The list, the open ones first. Nothing in it was said by anybody."""
    return console_page("adviser/concerns.html", concerns=list_concerns(the_parts(), the_adviser()))


@blueprint.get("/<concern_id>")
@admits(Permission.READ_SAFEGUARDING)
def record(concern_id: str) -> Response:
    """One record. That it was read goes into the audit log."""
    return console_page("adviser/concern.html", **_shown(concern_id))


@blueprint.post("/<concern_id>/acknowledge")
@admits(Permission.READ_SAFEGUARDING)
def acknowledge(concern_id: str) -> Response:
    """Somebody has seen it, so the alarm stops."""
    acknowledge_concern(the_parts(), the_adviser(), concern_id)
    return _back(concern_id, "concern.acknowledged")


@blueprint.post("/<concern_id>/note")
@admits(Permission.READ_SAFEGUARDING)
def note(concern_id: str) -> ResponseReturnValue:
    """Keeps a note."""
    try:
        note_on_concern(the_parts(), the_adviser(), concern_id, request.form.get("text", ""))
    except FieldError as refusal:
        return form_again(refusal, "adviser/concern.html", "text", **_shown(concern_id))
    return _back(concern_id, "concern.noted")


@blueprint.post("/<concern_id>/close")
@admits(Permission.READ_SAFEGUARDING)
def close(concern_id: str) -> ResponseReturnValue:
    """Closes it with what came of it."""
    try:
        close_concern(the_parts(), the_adviser(), concern_id, request.form.get("outcome", ""))
    except FieldError as refusal:
        return form_again(refusal, "adviser/concern.html", "outcome", **_shown(concern_id))
    return _back(concern_id, "concern.closed")


def _shown(concern_id: str) -> dict[str, object]:
    shown: ConcernRecord = open_concern(the_parts(), the_adviser(), concern_id)
    return {"concern": shown, "outcomes": tuple(ConcernOutcome), "given": typed_fields()}


def _back(concern_id: str, notice: str) -> Response:
    leave_notice(notice)
    return redirect(url_for("safeguarding.record", concern_id=concern_id), 303)
