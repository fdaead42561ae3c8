"""What a visitor can do with the conversation: take a copy of it, or delete it."""

from flask import Blueprint, Response, redirect, render_template
from flask.typing import ResponseReturnValue

from chatbot.actions.delete_conversation import delete_conversation
from chatbot.actions.make_transcript import Transcript, make_transcript
from chatbot.actions.refusals import NotYoursError, TokenUnknownError
from web.chat.chat_page import show
from web.chat.form_token import PageWasOldError, checked_form
from web.chat.next_page import leave_notice
from web.chat.transcript_text import transcript_text
from web.chat.visit import forget_conversation, visit_key
from web.limits import limits_reading
from web.parts import the_parts

blueprint = Blueprint("yours", __name__)


@blueprint.get("/transcript.html")
@limits_reading
def transcript_page() -> str:
    """The whole conversation on a page that prints well."""
    copy, parts = _copy(), the_parts()
    return render_template("chat/transcript.html", copy=copy, messages=show(parts, list(copy.messages)))


@blueprint.get("/transcript.txt")
@limits_reading
def transcript_file() -> Response:
    """The whole conversation as plain text."""
    return Response(transcript_text(_copy(), the_parts().fixed.wording), mimetype="text/plain")


@blueprint.get("/delete")
def confirm_page() -> str:
    """Asks once more, because it cannot be undone."""
    if visit_key() is None:
        raise TokenUnknownError
    return render_template("chat/delete.html")


@blueprint.post("/delete")
def delete() -> ResponseReturnValue:
    """Deletes the conversation for good."""
    checked_form()
    key = visit_key()
    if key is None:
        raise TokenUnknownError
    delete_conversation(the_parts(), key)
    forget_conversation()
    leave_notice("yours.deleted")
    return redirect("/", 303)


@blueprint.errorhandler(TokenUnknownError)
@blueprint.errorhandler(NotYoursError)
def nothing_yet(_error: Exception) -> ResponseReturnValue:
    """There is no conversation, or none any more."""
    forget_conversation()
    return render_template("chat/nothing.html"), 404


@blueprint.errorhandler(PageWasOldError)
def ask_again(_error: Exception) -> ResponseReturnValue:
    """The question again, on a page that is not old."""
    return render_template("chat/delete.html"), 400


def _copy() -> Transcript:
    key = visit_key()
    if key is None:
        raise TokenUnknownError
    return make_transcript(the_parts(), key)
