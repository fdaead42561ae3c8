"""What an adviser does with a case beside writing: claim, take over, note, pass on, put off, give back, close."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.claim_handoff import claim_handoff, take_over_handoff
from chatbot.actions.advising.close_handoff import close_handoff
from chatbot.actions.advising.give_back_handoff import give_back_handoff
from chatbot.actions.advising.note_on_handoff import note_on_handoff
from chatbot.actions.advising.pass_on_handoff import pass_on_handoff
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.advising.snooze_handoff import resume_handoff, snooze_handoff
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.actions.type_hint import adviser_types
from web.adviser.access import admits
from web.adviser.case import case_again, known
from web.adviser.case_page import Draft
from web.adviser.gate import the_adviser
from web.chat.next_page import leave_notice
from web.parts import the_parts

blueprint = Blueprint("case_deeds", __name__, url_prefix="/adviser/waiting/<reference>")


@blueprint.post("/claim")
@admits(Permission.CLAIM_HANDOFFS)
def claim(reference: str) -> Response:
    """Takes a family that waits."""
    return _done(reference, claim_handoff, "case.claimed")


@blueprint.post("/take-over")
@admits(Permission.CLAIM_HANDOFFS)
def take_over(reference: str) -> Response:
    """Takes a family from a colleague."""
    why = request.form.get("why", "")
    return _done(reference, lambda parts, who, its: take_over_handoff(parts, who, its, why), "case.claimed")


@blueprint.post("/note")
@admits(Permission.CLAIM_HANDOFFS)
def note(reference: str) -> Response:
    """Keeps a note for colleagues."""
    text = request.form.get("note", "")
    return _done(reference, lambda parts, who, its: note_on_handoff(parts, who, its, text), "case.noted")


@blueprint.post("/pass-on")
@admits(Permission.CLAIM_HANDOFFS)
def pass_on(reference: str) -> Response:
    """Passes the family on."""
    to, why = request.form.get("to", ""), request.form.get("why", "")
    return _done(
        reference, lambda parts, who, its: pass_on_handoff(parts, who, its, to, why), "case.passed_on", leaves=True
    )


@blueprint.post("/snooze")
@admits(Permission.CLAIM_HANDOFFS)
def snooze(reference: str) -> Response:
    """Puts the family off until a time."""
    until = request.form.get("until", "")
    return _done(reference, lambda parts, who, its: snooze_handoff(parts, who, its, until), "case.snoozed", leaves=True)


@blueprint.post("/resume")
@admits(Permission.CLAIM_HANDOFFS)
def resume(reference: str) -> Response:
    """Goes on with what was put off."""
    return _done(reference, resume_handoff, "case.resumed")


@blueprint.post("/give-back")
@admits(Permission.CLAIM_HANDOFFS)
def give_back(reference: str) -> Response:
    """Lets the chatbot answer again."""
    return _done(reference, give_back_handoff, "case.given_back", leaves=True)


@blueprint.post("/close")
@admits(Permission.CLAIM_HANDOFFS)
def close(reference: str) -> Response:
    """Ends the case."""
    ending, level = request.form.get("ending", ""), request.form.get("level", "")
    return _done(
        reference, lambda parts, who, its: close_handoff(parts, who, its, ending, level), "case.closed", leaves=True
    )


@blueprint.post("/typing")
@admits(Permission.CLAIM_HANDOFFS)
def typing(reference: str) -> Response:
    """Lets the family know that the adviser is typing."""
    adviser_types(the_parts(), the_adviser(), known(reference))
    return Response(status=204)


def _done(reference: str, deed: Callable[[Parts, SignedIn, str], None], notice: str, leaves: bool = False) -> Response:
    """Does it, and leads back to the case, or to the list where the adviser has let go of it."""
    reference = known(reference)
    try:
        deed(the_parts(), the_adviser(), reference)
    except FieldError as refusal:
        return case_again(reference, refusal, Draft())
    leave_notice(notice)
    address = url_for("waiting.page") if leaves else url_for("case.page", reference=reference)
    return redirect(address, 303)
