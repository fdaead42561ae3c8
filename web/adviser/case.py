"""One family's case: reading it, and writing to the family."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from chatbot.actions.advising.open_handoff import open_handoff
from chatbot.actions.advising.refusals import FieldError, NoSuchHandoffError
from chatbot.actions.advising.reply_to_family import reply_to_family
from chatbot.actions.permissions import Permission
from chatbot.actions.reference import reference_in
from web.adviser.access import admits
from web.adviser.canned import canned_replies
from web.adviser.case_page import Draft, case_values
from web.adviser.gate import the_adviser
from web.adviser.refusing import form_again
from web.adviser.showing import console_page
from web.parts import the_parts

blueprint = Blueprint("case", __name__, url_prefix="/adviser/waiting")


@blueprint.get("/<reference>")
@admits(Permission.READ_CONVERSATIONS)
def page(reference: str) -> Response:
    """The case. That it was read goes into the audit log."""
    return case_shown(reference, Draft())


@blueprint.post("/<reference>/reply")
@admits(Permission.CLAIM_HANDOFFS)
def reply(reference: str) -> ResponseReturnValue:
    """Sends the message, or puts something into it first; what was typed is never lost."""
    draft = Draft(request.form.get("words", ""), request.form.get("article", ""))
    match request.form.get("do", "send").partition(" "):
        case ("insert", _, _):
            return case_shown(reference, _with_canned(draft, request.form.get("canned", "")))
        case ("find", _, _):
            return case_shown(reference, draft, wanted=request.form.get("wanted", ""))
        case ("add", _, article):
            return case_shown(reference, Draft(draft.words, article))
        case ("remove", _, _):
            return case_shown(reference, Draft(draft.words))
        case _:
            return _sent(known(reference), draft)


def known(reference: str) -> str:
    """The reference in its one form. Raises NoSuchHandoffError for what cannot be one."""
    form = reference_in(reference)
    if form is None:
        raise NoSuchHandoffError
    return form


def case_shown(reference: str, draft: Draft, wanted: str = "") -> Response:
    """The page of a case, with what is about to be sent."""
    case = open_handoff(the_parts(), the_adviser(), known(reference))
    return console_page("adviser/case.html", **case_values(case, draft, wanted, request.form.get("canned", "")))


def case_again(reference: str, refusal: FieldError, draft: Draft) -> Response:
    """The page again, with what has to be put right."""
    case = open_handoff(the_parts(), the_adviser(), known(reference))
    return form_again(refusal, "adviser/case.html", "words", given=request.form, **case_values(case, draft))


def _sent(reference: str, draft: Draft) -> Response:
    try:
        reply_to_family(
            the_parts(), the_adviser(), reference, draft.words, draft.article, request.form.get("client_id", "")[:128]
        )
    except FieldError as refusal:
        return case_again(reference, refusal, draft)
    return redirect(url_for("case.page", reference=reference, _anchor="write"), 303)


def _with_canned(draft: Draft, key: str) -> Draft:
    """The draft with a prepared reply below what was typed, and its article, unless another was chosen."""
    canned = canned_replies().get(key)
    if canned is None:
        return draft
    words = "\n\n".join(part for part in (draft.words.strip(), canned.text) if part)
    return Draft(words, draft.article or canned.article or "")
