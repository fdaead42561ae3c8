"""Auditors read who did what to which record, and why."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from chatbot.actions.permissions import Permission
from chatbot.actions.read_audit import read_audit
from chatbot.actions.verify_audit import verify_audit
from web.adviser.access import admits
from web.adviser.showing import console_page
from web.parts import the_parts

blueprint = Blueprint("audit", __name__, url_prefix="/adviser/audit")

_LONGEST_RECORD = 64


@blueprint.get("")
@admits(Permission.READ_AUDIT)
def page() -> Response:
    """The log, newest first."""
    before = request.args.get("before", type=_place)
    record = request.args.get("record", "").replace("\0", "").strip()[:_LONGEST_RECORD]
    return console_page("adviser/audit.html", page=read_audit(the_parts(), before, record or None), record=record)


@blueprint.get("/check")
@admits(Permission.READ_AUDIT)
def check() -> Response:
    """Follows the chain from its first row to its last."""
    return console_page("adviser/audit_check.html", verdict=verify_audit(the_parts().sessions))


def _place(text: str) -> int:
    """A place in the log; ValueError for what no database could hold."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError(text)
    return int(text)
