"""The chat itself: the page, sending a message, choosing a suggestion, and looking for what is new."""

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from chatbot.actions.key import ConversationKey
from chatbot.actions.parts import Parts
from chatbot.actions.receive_message import Received, receive_message
from chatbot.actions.refusals import NotYoursError, Refusal, TokenUnknownError
from chatbot.conversation.turn import Chose, ChoseNone, Said, Typed
from chatbot.storage.sessions import StorageUnavailableError
from web.answers.version import version_named
from web.chat.chat_page import chat_page, said_so_far
from web.chat.form_token import checked_form
from web.chat.fragments import fragments
from web.chat.next_page import leave_notice
from web.chat.refusing import refused, typed_text, wants_json
from web.chat.visit import choose_version, forget_conversation, open_visit, remember_partner, visit_key
from web.limits import limits_reading, limits_sending
from web.parts import the_partners, the_parts
from web.reading import sequence_in

blueprint = Blueprint("conversation", __name__)
NONE_OF_THESE = "none"


@blueprint.get("/")
def page() -> str:
    """The chat as it stands; `?partner=` says whose page led here, and is of no account where there is no such partner."""
    partner = request.args.get("partner")
    if partner is not None and the_partners().partner(partner) is not None:
        remember_partner(partner)
    return chat_page()


@blueprint.post("/ask")
@limits_sending
def ask() -> ResponseReturnValue:
    """Sends what the visitor typed."""
    form = checked_form()
    return _say(Typed(typed_text()), form.get("client_id"))


@blueprint.post("/choose")
@limits_sending
def choose() -> ResponseReturnValue:
    """Picks a suggestion, or none of them. Each choice of a form has an id of its own, so that going back and choosing again works."""
    form = checked_form()
    choice = form.get("choose", "")
    return _say(
        ChoseNone() if choice == NONE_OF_THESE else Chose(choice), f"{form.get('client_id', '')} {choice}"[:128]
    )


@blueprint.get("/messages")
@limits_reading
def messages() -> Response:
    """What was said after a place in the conversation, as pieces of the page."""
    parts = the_parts()
    after = sequence_in(request.args.get("after"), "after")
    return jsonify(fragments(parts, said_so_far(parts, visit_key(), after)))


@blueprint.post("/version")
def version() -> ResponseReturnValue:
    """Remembers how the visitor wants answers written."""
    choose_version(version_named(checked_form().get("version")))
    leave_notice("versions.saved")
    return redirect("/", 303)


blueprint.register_error_handler(Refusal, refused)
blueprint.register_error_handler(StorageUnavailableError, refused)
blueprint.register_error_handler(429, refused)


def _say(said: Said, client_id: str | None) -> ResponseReturnValue:
    parts = the_parts()
    received = _received(parts, open_visit(parts), said, client_id)
    if not wants_json():
        return redirect(f"/#message-{received.message.sequence}", 303)
    after = sequence_in(request.form.get("after"), "after")
    return jsonify(fragments(parts, said_so_far(parts, visit_key(), min(after, received.message.sequence - 1))))


def _received(parts: Parts, key: ConversationKey, said: Said, client_id: str | None) -> Received:
    """What came of it. A conversation that was deleted elsewhere starts anew, so that the question is not lost."""
    try:
        return receive_message(parts, key, said, client_id or None)
    except (TokenUnknownError, NotYoursError):
        forget_conversation()
        return receive_message(parts, open_visit(parts), said, client_id or None)
