"""Saying something, and reading what was said."""

from flask import Blueprint, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from chatbot.actions.read_messages import read_messages
from chatbot.actions.receive_message import receive_message
from chatbot.actions.refusals import InputRefusedError
from chatbot.actions.storing import NONE_OF_THESE
from chatbot.conversation.turn import Chose, ChoseNone, Said, Typed
from web.api.shaping import message_json, received_json
from web.limits import limits_reading, limits_sending
from web.parts import the_parts, web_parts_of
from web.reading import Body, conversation_key, json_body, sequence_in

blueprint = Blueprint("api_messages", __name__, url_prefix="/api/v1/conversations/<conversation_id>/messages")


@blueprint.post("")
@limits_sending
def send(conversation_id: str) -> ResponseReturnValue:
    """Takes a message or a choice, and gives the reply."""
    key = conversation_key(conversation_id)
    body = json_body("text", "choose", "client_id")
    received = receive_message(the_parts(), key, _said(body), body.optional_text("client_id"))
    web_parts_of(current_app).measures.turns.labels(received.turn.outcome).inc()
    return jsonify(received_json(received)), 201


@blueprint.get("")
@limits_reading
def read(conversation_id: str) -> ResponseReturnValue:
    """Gives the messages after a place in the conversation."""
    after = sequence_in(request.args.get("after"), "after")
    messages = read_messages(the_parts(), conversation_key(conversation_id), after)
    return jsonify(messages=[message_json(message) for message in messages])


def _said(body: Body) -> Said:
    if "choose" not in body:
        return Typed(body.required_text("text"))
    if "text" in body:
        raise InputRefusedError("choose", "refusal.text_or_choice")
    choice = body.text("choose")
    return ChoseNone() if choice == NONE_OF_THESE else Chose(choice)
