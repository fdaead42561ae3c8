"""Whether the service lives and is ready, and its counters, for whoever looks after it."""

import hmac
from ipaddress import ip_address

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from chatbot.storage.revisions import publication_number
from chatbot.storage.sessions import reading
from web.parts import settings_of, the_parts, web_parts_of
from web.reading import bearer_token

blueprint = Blueprint("health", __name__)

_PASSED_ON = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


@blueprint.get("/health/live")
def live() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="live")


@blueprint.get("/health/ready")
def ready() -> ResponseReturnValue:
    """The database answers too, and there is something to answer from. Otherwise 503, by way of the errors."""
    parts = the_parts()
    with reading(parts.sessions) as session:
        published = publication_number(session)
    return jsonify(status="ready", publication=published, answers_from=parts.brain.current().publication)


@blueprint.get("/metrics")
def metrics() -> ResponseReturnValue:
    """The counters of this process, for this machine or for the holder of the metrics token; for others there is nothing here."""
    if not (_comes_from_this_machine() or _brings_the_token()):
        abort(404)
    return Response(generate_latest(web_parts_of(current_app).measures.registry), content_type=CONTENT_TYPE_LATEST)


def _comes_from_this_machine() -> bool:
    """A proxy on this machine passes strangers on, and says so in a header."""
    if any(header in request.headers for header in _PASSED_ON):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _brings_the_token() -> bool:
    wanted, brought = settings_of(current_app).metrics_token, bearer_token()
    return wanted is not None and brought is not None and hmac.compare_digest(wanted.encode(), brought.encode())
