"""Coming back to a chat from another browser or on another day: the reference, and a code that was sent by email."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from chatbot.actions.accounts.refusals import TooManyTriesError
from chatbot.actions.refusals import Refusal
from chatbot.actions.returning.come_back import come_back, send_return_code
from chatbot.storage.sessions import StorageUnavailableError
from web.chat.form_token import checked_form
from web.chat.next_page import leave_notice
from web.chat.visit import take_up_conversation
from web.limits import by_address, limits_forms
from web.parts import the_parts

blueprint = Blueprint("returning", __name__)


@blueprint.get("/return")
def page() -> str:
    """Asks for the reference, which the link in our letter brings along."""
    return _page(request.args.get("reference", ""), {}, is_sent=False)


@blueprint.post("/return")
@limits_forms
def send() -> str:
    """Sends a code, where there is somebody to send it to. The page says the same either way."""
    form = checked_form()
    reference = send_return_code(the_parts(), form.get("reference", ""))
    return _page(reference, {}, is_sent=True)


@blueprint.post("/return/code")
@limits_forms
def enter() -> ResponseReturnValue:
    """Opens the chat to the right code."""
    form = checked_form()
    key = come_back(the_parts(), form.get("reference", ""), form.get("code", ""), by_address())
    take_up_conversation(key)
    leave_notice("return.welcome")
    return redirect("/", 303)


@blueprint.errorhandler(TooManyTriesError)
def wait(refusal: TooManyTriesError) -> ResponseReturnValue:
    """Whoever guesses has to wait."""
    sentence = the_parts().fixed.wording.say("return.wait", **refusal.values)
    return _page(request.form.get("reference", ""), {"code": sentence}, is_sent=True), 429


@blueprint.errorhandler(Refusal)
def put_right(refusal: Refusal) -> ResponseReturnValue:
    """The form as it was filled in, with what has to be put right."""
    sentence = the_parts().fixed.wording.say(refusal.wording, **refusal.values)
    is_code = refusal.field == "code"
    return _page(request.form.get("reference", ""), {refusal.field or "reference": sentence}, is_sent=is_code), 400


@blueprint.errorhandler(429)
@blueprint.errorhandler(StorageUnavailableError)
def not_now(error: Exception) -> ResponseReturnValue:
    """The form again, because it could not be done just now."""
    status = 429 if getattr(error, "code", None) == 429 else 503
    sentence = the_parts().fixed.wording["return.not_now"]
    return _page(request.form.get("reference", ""), {"reference": sentence}, is_sent=False), status


def _page(reference: str, problems: dict[str, str], *, is_sent: bool) -> str:
    sends_email = the_parts().post.sends_email
    return render_template(
        "chat/return.html", reference=reference, problems=problems, is_sent=is_sent, sends_email=sends_email
    )
