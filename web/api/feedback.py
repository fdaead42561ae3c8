"""Saying whether a reply helped."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from chatbot.actions.give_feedback import give_feedback
from web.api.shaping import card_json
from web.limits import limits_forms
from web.parts import the_parts
from web.reading import conversation_key, json_body

blueprint = Blueprint("api_feedback", __name__, url_prefix="/api/v1/conversations/<conversation_id>/feedback")


@blueprint.post("")
@limits_forms
def give(conversation_id: str) -> ResponseReturnValue:
    """Notes whether a reply helped."""
    key = conversation_key(conversation_id)
    body = json_body("message_id", "helpful", "reason")
    helpful = body.switch("helpful")
    card = give_feedback(the_parts(), key, body.required_text("message_id"), helpful, body.optional_text("reason"))
    return jsonify(helpful=helpful, reply=card_json(card)), 201
