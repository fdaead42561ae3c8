"""Asking for a person: five fields at most, and what was filled in is kept when one of them has to be put right."""

from flask import Blueprint, redirect, render_template
from flask import request as sent
from flask.typing import ResponseReturnValue

from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from chatbot.actions.refusals import NotYoursError, Refusal, TokenUnknownError
from chatbot.conversation.promising import NeverOpenError, in_words, promised_by
from chatbot.storage.sessions import StorageUnavailableError
from web.chat.form_token import checked_form
from web.chat.next_page import leave_card
from web.chat.visit import forget_conversation, open_visit
from web.limits import limits_forms
from web.parts import the_parts

blueprint = Blueprint("person", __name__)
_FIRST_FIELD = "name"


@blueprint.get("/person")
def page() -> str:
    """The form, empty."""
    return _page(HandoffForm(route=""), {})


@blueprint.post("/person")
@limits_forms
def ask() -> ResponseReturnValue:
    """Puts the conversation before the advisers."""
    checked_form()
    parts = the_parts()
    try:
        handoff = ask_for_a_person(parts, open_visit(parts), _form())
    except (TokenUnknownError, NotYoursError):
        forget_conversation()
        handoff = ask_for_a_person(parts, open_visit(parts), _form())
    leave_card(handoff.card)
    return redirect("/#waiting" if handoff.is_sent else "/story", 303)


@blueprint.errorhandler(Refusal)
def put_right(refusal: Refusal) -> ResponseReturnValue:
    """The form as it was filled in, with what has to be put right."""
    sentence = the_parts().fixed.wording.say(refusal.wording, **refusal.values)
    return _page(_form(), {refusal.field or _FIRST_FIELD: sentence}), 400


@blueprint.errorhandler(429)
@blueprint.errorhandler(StorageUnavailableError)
def not_stored(error: Exception) -> ResponseReturnValue:
    """The form as it was filled in, because it could not be stored just now."""
    status = 429 if getattr(error, "code", None) == 429 else 503
    return _page(_form(), {_FIRST_FIELD: the_parts().fixed.wording["person.not_sent"]}), status


def _form() -> HandoffForm:
    return HandoffForm(
        route=sent.form.get("route", ""),
        value=sent.form.get("value", ""),
        name=sent.form.get("name", ""),
        safe_time=sent.form.get("safe_time", ""),
        consent=sent.form.get("consent") == "yes",
    )


def _page(given: HandoffForm, problems: dict[str, str]) -> str:
    return render_template("chat/person.html", given=given, problems=problems, promised=_promise())


def _promise() -> str | None:
    """By when an adviser replies; None where the calendar promises nothing."""
    parts = the_parts()
    try:
        return in_words(promised_by(parts.fixed.calendar, parts.clock()))
    except NeverOpenError:
        return None
