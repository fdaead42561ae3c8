"""Opening a conversation, and deleting it."""

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue

from chatbot.actions.delete_conversation import delete_conversation
from chatbot.actions.start_conversation import start_conversation
from web.limits import limits_forms, limits_opening
from web.parts import the_parts
from web.reading import conversation_key, json_body

blueprint = Blueprint("api_conversations", __name__, url_prefix="/api/v1/conversations")


@blueprint.post("")
@limits_opening
def start() -> ResponseReturnValue:
    """Opens a conversation; the token in the reply is the only key to it."""
    body = json_body("partner", "language", "page")
    started = start_conversation(
        the_parts(), body.optional_text("partner"), body.text("language", "en"), body.optional_text("page")
    )
    return jsonify(id=started.id, token=started.token, greeting=started.greeting), 201


@blueprint.delete("/<conversation_id>")
@limits_forms
def delete(conversation_id: str) -> ResponseReturnValue:
    """Deletes a conversation and everything in it."""
    delete_conversation(the_parts(), conversation_key(conversation_id))
    return Response(status=204)
