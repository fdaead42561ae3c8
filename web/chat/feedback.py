"""Whether an answer helped, and if not, what was wrong with it."""

from flask import Blueprint, jsonify, redirect, render_template
from flask import request as sent
from flask.typing import ResponseReturnValue

from chatbot.actions.give_feedback import give_feedback
from chatbot.actions.refusals import InputRefusedError, Refusal, TokenUnknownError
from chatbot.actions.typed_text import LONGEST_FIELD, typed
from web.chat.form_token import checked_form
from web.chat.next_page import leave_card, leave_notice
from web.chat.refusing import wants_json
from web.chat.visit import visit_key
from web.limits import limits_forms
from web.parts import the_parts
from web.reading import sequence_in

blueprint = Blueprint("feedback", __name__)
REASONS = ("not_my_question", "hard_to_understand", "wrong", "not_enough", "other")
_FIRST_FIELD = "reason"

ROOM_FOR_THE_REASON = 50
"""The reason and the words are stored as one text."""


@blueprint.post("/feedback")
@limits_forms
def answer() -> ResponseReturnValue:
    """Notes yes or no; a no is stored at once, and then asked about."""
    form = checked_form()
    helpful = form.get("helpful") == "yes"
    _store(form.get("message", ""), helpful, None)
    if helpful:
        return _thanks()
    return _page()


@blueprint.post("/feedback/reason")
@limits_forms
def explain() -> ResponseReturnValue:
    """Notes what was wrong."""
    form = checked_form()
    reason = form.get("reason", "")
    if reason not in REASONS:
        raise InputRefusedError("reason", "feedback.no_reason")
    words = typed(form.get("detail", ""), "detail", LONGEST_FIELD - ROOM_FOR_THE_REASON)
    _store(form.get("message", ""), False, f"{reason}: {words}" if words else reason)
    return _thanks()


@blueprint.errorhandler(Refusal)
def put_right(refusal: Refusal) -> ResponseReturnValue:
    """The form as it was filled in, with what has to be put right."""
    field = refusal.field or _FIRST_FIELD
    return _page({field: the_parts().fixed.wording.say(refusal.wording, **refusal.values)}), 400


def _store(message_id: str, helpful: bool, reason: str | None) -> None:
    key = visit_key()
    if key is None:
        raise TokenUnknownError
    leave_card(give_feedback(the_parts(), key, message_id, helpful, reason))


def _thanks() -> ResponseReturnValue:
    if wants_json():
        return jsonify(thanks=the_parts().fixed.wording["feedback.thanks"])
    leave_notice("feedback.thanks")
    return redirect(f"/#message-{sequence_in(sent.form.get('place'), 'place')}", 303)


def _page(problems: dict[str, str] | None = None) -> str:
    wording = the_parts().fixed.wording
    reasons = [(reason, wording[f"feedback_reasons.{reason}"]) for reason in REASONS]
    return render_template("chat/feedback.html", given=sent.form, reasons=reasons, problems=problems or {})
