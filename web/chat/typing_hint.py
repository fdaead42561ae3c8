"""A family's page says that somebody is typing, and nothing of what."""

from flask import Blueprint, Response

from chatbot.actions.refusals import TokenUnknownError
from chatbot.actions.type_hint import visitor_types
from web.chat.form_token import checked_form
from web.chat.visit import visit_key
from web.limits import limits_reading
from web.parts import the_parts

blueprint = Blueprint("typing_hint", __name__)


@blueprint.post("/typing")
@limits_reading
def typing() -> Response:
    """Notes it for the adviser who has the conversation."""
    checked_form()
    key = visit_key()
    if key is None:
        raise TokenUnknownError
    visitor_types(the_parts(), key)
    return Response(status=204)
