"""New messages as they come, for a page that waits for an adviser (server-sent events, WHATWG HTML, 9.2)."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, current_app, request, stream_with_context

from chatbot.actions.follow_messages import AdviserTyping, Event, Heartbeat, follow_messages
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import TokenUnknownError
from web.chat.fragments import fragments
from web.chat.visit import visit_key
from web.limits import limits_reading
from web.parts import the_parts, web_parts_of
from web.reading import sequence_in

blueprint = Blueprint("live", __name__)

_MILLISECONDS_TO_RECONNECT = 3000


@blueprint.get("/live")
@limits_reading
def live() -> Response:
    """Streams pieces of the page. 503 when every place is taken: the script then asks now and then instead."""
    parts, key = the_parts(), visit_key()
    if key is None:
        raise TokenUnknownError
    after = request.headers.get("Last-Event-ID") or request.args.get("after")
    events = follow_messages(parts, key, sequence_in(after, "after"))
    places = web_parts_of(current_app).streams
    places.take()
    response = Response(stream_with_context(_written(parts, events)), mimetype="text/event-stream")
    response.call_on_close(places.give_back)
    response.headers["X-Accel-Buffering"] = "no"  # nginx would otherwise hold messages back.
    return response


def _written(parts: Parts, events: Iterator[Event]) -> Iterator[str]:
    yield f"retry: {_MILLISECONDS_TO_RECONNECT}\n\n"
    for event in events:
        match event:
            case Heartbeat():
                yield ": still here\n\n"
            case AdviserTyping():
                yield "event: typing\ndata: {}\n\n"
            case message:
                yield f"id: {message.sequence}\ndata: {json.dumps(fragments(parts, [message]))}\n\n"
