"""Says no in the console: the form again with what is wrong, the way in, or a page of its own."""

import logging
from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response, request

from chatbot.actions.accounts.refusals import (
    AccountRefusal,
    LastManagerError,
    NoSuchAccountError,
    TooManyTriesError,
)
from chatbot.actions.advising.refusals import AlreadyTakenError, NoSuchHandoffError, NotAllowedError
from chatbot.actions.safeguarding.refusals import NoSuchConcernError, NotInThisStateError
from web.adviser.forms import NotFromHereError, long_texts
from web.adviser.local_path import local_path
from web.adviser.showing import console_page
from web.adviser.wording import console_wording

_log = logging.getLogger(__name__)
_UNAUTHORISED, _FORBIDDEN, _BAD_REQUEST = 401, 403, 400
_STATUS: Mapping[type[AccountRefusal], int] = MappingProxyType(
    {
        NotFromHereError: 403,
        NotAllowedError: 403,
        NoSuchAccountError: 404,
        NoSuchHandoffError: 404,
        NoSuchConcernError: 404,
        LastManagerError: 409,
        AlreadyTakenError: 409,
        NotInThisStateError: 409,
        TooManyTriesError: 429,
    }
)


def handle_console_errors(app: Flask) -> None:
    """Registers the page for every refusal that no form has dealt with."""
    app.register_error_handler(AccountRefusal, refused_page)


def form_again(refusal: AccountRefusal, template: str, field: str, /, **values: object) -> Response:
    """The form that was sent, with the refusal at the field it is about, or at `field`."""
    problems = {refusal.field or field: sentence_of(refusal)}
    return _with_status(refusal, console_page(template, problems=problems, **values))


def refused_page(refusal: AccountRefusal) -> Response:
    """A page that says nothing but why not."""
    return _with_status(refusal, console_page("adviser/problem.html", sentence=sentence_of(refusal)))


def sign_in_page() -> Response:
    """The way in, in place of a page that is only for people who are signed in; it leads back to that page.

    Whoever was signed out while they wrote gets their words back, to take with them.
    """
    back = local_path(request.full_path.removesuffix("?")) if request.method == "GET" else local_path("")
    was_sent = request.method != "GET"
    kept = long_texts() if was_sent else ()
    response = console_page("adviser/sign_in.html", email="", next=back, was_signed_out=was_sent, kept=kept)
    response.status_code = _UNAUTHORISED
    response.headers["WWW-Authenticate"] = "Form"
    return response


def forbidden_page() -> Response:
    """That this part of the console is not for them."""
    response = console_page("adviser/problem.html", sentence=console_wording()["refused.not_allowed"])
    response.status_code = _FORBIDDEN
    return response


def sentence_of(refusal: AccountRefusal) -> str:
    """Why not, in words."""
    return console_wording().say(refusal.wording, **refusal.values)


def _with_status(refusal: AccountRefusal, response: Response) -> Response:
    """Noted by its kind alone: who tried, and with what, is nobody's business in a log (OWASP ASVS 5.0, 16.3.1)."""
    _log.warning("console refused", extra={"code": refusal.code})
    response.status_code = next((status for kind, status in _STATUS.items() if isinstance(refusal, kind)), _BAD_REQUEST)
    if isinstance(refusal, TooManyTriesError):
        response.headers["Retry-After"] = str(refusal.seconds)
    return response
