"""One optional question when a case is closed: did it help, and what changed."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from chatbot.actions.key import ConversationKey
from chatbot.actions.refusals import NotYoursError, Refusal, TokenUnknownError
from chatbot.actions.tell_what_came_of_it import HELPED, case_done, skip_the_question, tell_what_came_of_it
from web.chat.form_token import checked_form
from web.chat.next_page import leave_card, leave_notice
from web.chat.visit import visit_key
from web.limits import limits_forms
from web.parts import the_parts

blueprint = Blueprint("after", __name__)


@blueprint.get("/after")
def page() -> ResponseReturnValue:
    """The question, with the answer given so far."""
    try:
        return _page({})
    except (TokenUnknownError, NotYoursError):
        return redirect("/", 303)


@blueprint.post("/after")
@limits_forms
def tell() -> ResponseReturnValue:
    """Notes the answer, or that there will be none."""
    form = checked_form()
    if form.get("skip") == "yes":
        skip_the_question(the_parts(), _key())
        return redirect("/", 303)
    leave_card(tell_what_came_of_it(the_parts(), _key(), form.get("helped", ""), form.get("changed", "")))
    leave_notice("after.thanks")
    return redirect("/", 303)


@blueprint.errorhandler(Refusal)
def put_right(refusal: Refusal) -> ResponseReturnValue:
    """The question as it was answered, with what has to be put right."""
    sentence = the_parts().fixed.wording.say(refusal.wording, **refusal.values)
    try:
        return _page({refusal.field or "helped": sentence}), 400
    except (TokenUnknownError, NotYoursError):
        return redirect("/", 303)


def _key() -> ConversationKey:
    key = visit_key()
    if key is None:
        raise TokenUnknownError
    return key


def _page(problems: dict[str, str]) -> str:
    case = case_done(the_parts(), _key())
    if case is None:
        raise NotYoursError
    say = the_parts().fixed.wording
    return render_template(
        "chat/after.html",
        helped=request.form.get("helped", case.helped or ""),
        changed=request.form.get("changed", case.changed or ""),
        options=[(answer, say[f"after.{answer}"]) for answer in HELPED],
        problems=problems,
    )
