"""Asking for a person."""

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue

from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from web.api.shaping import handoff_json
from web.limits import limits_forms
from web.parts import the_parts
from web.reading import conversation_key, json_body
from web.service import service_of

blueprint = Blueprint("api_handoffs", __name__, url_prefix="/api/v1/conversations/<conversation_id>/handoff")


@blueprint.post("")
@limits_forms
def ask(conversation_id: str) -> ResponseReturnValue:
    """Puts the conversation before the advisers."""
    key = conversation_key(conversation_id)
    body = json_body("route", "value", "name", "safe_time", "notes", "consent")
    form = HandoffForm(
        route=body.required_text("route"),
        value=body.text("value"),
        name=body.text("name"),
        safe_time=body.text("safe_time"),
        notes=body.text("notes"),
        consent=body.switch("consent", default=False),
        sends_story=True,
    )
    handoff = ask_for_a_person(the_parts(), key, form)
    service = service_of(current_app)
    return jsonify(handoff_json(handoff, {"phone": service.phone, "email": service.email, "hours": service.hours})), 201
