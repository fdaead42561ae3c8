"""Turns what went wrong into a reply: one JSON shape for programs, a kind page for people."""

import logging
from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response, jsonify, make_response, render_template, request
from jinja2 import TemplateError
from werkzeug.exceptions import HTTPException, TooManyRequests

from chatbot.actions.noticing import card_for
from chatbot.actions.refusals import (
    ClientIdReusedError,
    NothingPublishedError,
    NotYoursError,
    Refusal,
    TokenUnknownError,
    WrongTypeError,
)
from chatbot.conversation.card import CardReply
from chatbot.storage.sessions import StorageUnavailableError
from web.api.shaping import contact_json
from web.limits import seconds_until_free
from web.parts import the_parts
from web.reading import written_texts
from web.streams import TooManyStreamsError

_log = logging.getLogger(__name__)
_SECONDS_TO_RETRY = 5
_BAD_REQUEST, _UNAVAILABLE, _BROKEN = 400, 503, 500

_STATUS: Mapping[type[Refusal], int] = MappingProxyType(
    {
        TokenUnknownError: 401,
        NotYoursError: 404,
        ClientIdReusedError: 409,
        WrongTypeError: 415,
        NothingPublishedError: 503,
    }
)
_HTTP: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        400: ("bad_request", "refusal.refused"),
        404: ("not_found", "errors.not_found"),
        405: ("wrong_method", "refusal.wrong_method"),
        413: ("too_large", "refusal.too_large"),
        415: ("wrong_type", "refusal.wrong_type"),
        429: ("too_many", "composer.slow_down"),
    }
)
"""The code and the sentence for what Flask itself refuses; anything else is told as a plain refusal."""


def handle_errors(app: Flask) -> None:
    """Registers a reply for everything that may go wrong."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(StorageUnavailableError, _out_of_storage)
    app.register_error_handler(TooManyStreamsError, _out_of_streams)
    app.register_error_handler(HTTPException, _refused_by_flask)
    app.register_error_handler(Exception, _broken)


def _refused(refusal: Refusal) -> Response:
    sentence = the_parts().fixed.wording.say(refusal.wording, **refusal.values)
    response = _reply(_STATUS.get(type(refusal), _BAD_REQUEST), refusal.code, sentence, refusal.field)
    if isinstance(refusal, TokenUnknownError):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _out_of_storage(error: StorageUnavailableError) -> Response:
    """The database may be out of reach, but the approved words for a concern are not in the database."""
    _log.error("storage unavailable", extra={"kind": str(error)})
    card = card_for(the_parts().fixed, *written_texts())
    return _later(_reply(_UNAVAILABLE, "unavailable", _sentence("refusal.unavailable"), card=card))


def _out_of_streams(_error: TooManyStreamsError) -> Response:
    return _later(_reply(_UNAVAILABLE, "too_many_streams", _sentence("refusal.too_many_streams")))


def _refused_by_flask(error: HTTPException) -> Response:
    status = error.code or _BROKEN
    code, wording = _HTTP.get(status, ("refused", "refusal.refused"))
    original = error.get_response()
    if status < _BAD_REQUEST:
        return make_response(original)
    response = _reply(status, code, _sentence(wording))
    if "Allow" in original.headers:
        response.headers["Allow"] = original.headers["Allow"]
    return _later(response, seconds_until_free()) if isinstance(error, TooManyRequests) else response


def _broken(error: Exception) -> Response:
    """The last resort: should even the page not come together, the sentence goes out on its own."""
    _log.error("unexpected error", exc_info=error)
    sentence = _sentence("errors.broken")
    try:
        return _reply(_BROKEN, "broken", sentence)
    except TemplateError as failure:
        _log.error("the page for an error is broken", exc_info=failure)
        return Response(sentence, status=_BROKEN, mimetype="text/plain")


def _sentence(key: str) -> str:
    return the_parts().fixed.wording[key]


def _reply(status: int, code: str, sentence: str, field: str | None = None, card: CardReply | None = None) -> Response:
    response = _json(code, sentence, field, card) if _speaks_to_a_program() else _page(code, sentence, card)
    response.status_code = status
    return response


def _speaks_to_a_program() -> bool:
    return request.path.startswith(("/api/", "/health/", "/metrics"))


def _json(code: str, sentence: str, field: str | None, card: CardReply | None) -> Response:
    body: dict[str, object] = {"error": {"code": code, "message": sentence} | ({"field": field} if field else {})}
    if card is not None:
        body["reply"] = {"text": card.text, "html": card.html}
        body["contacts"] = [contact_json(contact) for contact in card.contacts]
    return jsonify(body)


def _page(code: str, sentence: str, card: CardReply | None) -> Response:
    heading = _sentence("errors.not_found_title" if code == "not_found" else "errors.broken_title")
    return make_response(render_template("problem.html", heading=heading, sentence=sentence, card=card))


def _later(response: Response, seconds: int = _SECONDS_TO_RETRY) -> Response:
    response.headers["Retry-After"] = str(seconds)
    return response
