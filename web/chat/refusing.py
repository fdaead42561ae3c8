"""What the chat page says when a message could not be taken. What was typed is never lost, and help is never held back."""

from flask import jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests

from chatbot.actions.noticing import card_for
from chatbot.actions.refusals import ClientIdReusedError, NothingPublishedError, Refusal
from web.chat.chat_page import chat_page
from web.chat.form_token import PageWasOldError, form_token
from web.parts import the_parts


def wants_json() -> bool:
    """Whether the script asks, rather than the browser itself."""
    return request.accept_mimetypes.best == "application/json"


def typed_text() -> str:
    """What was typed. Browsers send a new line as two characters; it counts as one."""
    return request.form.get("text", "").replace("\r\n", "\n")


def refused(error: Exception) -> ResponseReturnValue:
    """The page with the text still in the question box, or for the script the reason and a fresh word for the form."""
    code, status, sentence = _reason(error)
    card = card_for(the_parts().fixed, typed_text())
    if wants_json():
        return jsonify(
            error={"code": code, "message": sentence, "field": getattr(error, "field", None)},
            form_token=form_token(),
            card=card and render_template("parts/one_card.html", card=card),
        ), status
    return chat_page(sentence, typed_text(), card), status


def _reason(error: Exception) -> tuple[str, int, str]:
    say = the_parts().fixed.wording.say
    match error:
        case PageWasOldError() | ClientIdReusedError():
            return error.code, 400, say("composer.page_was_old")
        case NothingPublishedError():
            return error.code, 503, say(error.wording)
        case Refusal():
            return error.code, 400, say(error.wording, **error.values)
        case TooManyRequests():
            return "too_many", 429, say("composer.slow_down")
        case _:
            return "unavailable", 503, say("refusal.unavailable")
