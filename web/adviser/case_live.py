"""What is new in a case or on the list, as it comes (server-sent events), or asked for now and then."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, current_app, jsonify, request, stream_with_context

from chatbot.actions.advising.follow_handoff import CaseEvent, Moved, Typing, follow_handoff, follow_list
from chatbot.actions.advising.list_handoffs import HandoffList
from chatbot.actions.advising.open_handoff import new_messages
from chatbot.actions.follow_messages import Heartbeat
from chatbot.actions.permissions import Permission
from web.adviser.access import admits
from web.adviser.case import known
from web.adviser.case_page import drawn
from web.adviser.gate import the_adviser
from web.adviser.waiting import drawn_list
from web.parts import the_parts, web_parts_of
from web.reading import sequence_in

blueprint = Blueprint("case_live", __name__, url_prefix="/adviser/waiting")

_MILLISECONDS_TO_RECONNECT = 3000


@blueprint.get("/live")
@admits(Permission.CLAIM_HANDOFFS, is_use=False)
def live_list() -> Response:
    """Streams the list whenever it changes."""
    return _streamed(_list_written(follow_list(the_parts(), the_adviser())))


@blueprint.get("/<reference>/live")
@admits(Permission.READ_CONVERSATIONS, is_use=False)
def live_case(reference: str) -> Response:
    """Streams what is said in a case, and that somebody types."""
    after = sequence_in(request.headers.get("Last-Event-ID") or request.args.get("after"), "after")
    return _streamed(_case_written(follow_handoff(the_parts(), the_adviser(), known(reference), after)))


@blueprint.get("/<reference>/messages")
@admits(Permission.READ_CONVERSATIONS, is_use=False)
def messages(reference: str) -> Response:
    """What was said after a place, for a script that cannot stream."""
    after = sequence_in(request.args.get("after"), "after")
    return jsonify(messages=drawn(new_messages(the_parts(), the_adviser(), known(reference), after)))


def _streamed(pieces: Iterator[str]) -> Response:
    """503 when every place is taken: the script then asks now and then instead."""
    places = web_parts_of(current_app).streams
    places.take()
    response = Response(stream_with_context(pieces), mimetype="text/event-stream")
    response.call_on_close(places.give_back)
    response.headers["X-Accel-Buffering"] = "no"  # nginx would otherwise hold messages back.
    return response


def _list_written(events: Iterator[HandoffList | Heartbeat]) -> Iterator[str]:
    yield f"retry: {_MILLISECONDS_TO_RECONNECT}\n\n"
    for event in events:
        match event:
            case Heartbeat():
                yield ": still here\n\n"
            case HandoffList():
                yield f"event: list\ndata: {json.dumps(drawn_list(event))}\n\n"


def _case_written(events: Iterator[CaseEvent]) -> Iterator[str]:
    yield f"retry: {_MILLISECONDS_TO_RECONNECT}\n\n"
    for event in events:
        match event:
            case Heartbeat():
                yield ": still here\n\n"
            case Typing():
                yield "event: typing\ndata: {}\n\n"
            case Moved():
                yield "event: moved\ndata: {}\n\n"
            case message:
                yield f"id: {message.sequence}\ndata: {json.dumps({'messages': drawn([message])})}\n\n"
