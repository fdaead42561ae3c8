"""New messages as they come, as server-sent events (WHATWG HTML, 9.2)."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue

from chatbot.actions.follow_messages import AdviserTyping, Event, Heartbeat, follow_messages
from web.api.shaping import message_json
from web.limits import limits_reading
from web.parts import the_parts, web_parts_of
from web.reading import conversation_key, sequence_in

blueprint = Blueprint("api_events", __name__, url_prefix="/api/v1/conversations/<conversation_id>/events")

_MILLISECONDS_TO_RECONNECT = 3000


@blueprint.get("")
@limits_reading
def follow(conversation_id: str) -> ResponseReturnValue:
    """Streams the messages after `Last-Event-ID`, and each new one. 503 when every place is taken: then poll instead."""
    after = sequence_in(request.headers.get("Last-Event-ID"), "Last-Event-ID")
    events = follow_messages(the_parts(), conversation_key(conversation_id), after)
    places = web_parts_of(current_app).streams
    places.take()
    response = Response(_written(events), mimetype="text/event-stream")
    response.call_on_close(places.give_back)
    response.headers["X-Accel-Buffering"] = "no"  # nginx would otherwise hold messages back.
    return response


def _written(events: Iterator[Event]) -> Iterator[str]:
    yield f"retry: {_MILLISECONDS_TO_RECONNECT}\n\n"
    for event in events:
        yield _event_text(event)


def _event_text(event: Event) -> str:
    match event:
        case Heartbeat() | AdviserTyping():
            return ": still here\n\n"
        case message:
            return f"id: {message.sequence}\nevent: message\ndata: {json.dumps(message_json(message))}\n\n"
