"""Stands before every route of the console: who is asking, may they, and was it sent from here."""

import logging
from typing import cast

from flask import Flask, Response, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from chatbot.actions.accounts.recognising import SignedIn, recognise
from web.adviser.access import Admittance, Door, admittance_of, is_admitted
from web.adviser.cookie import session_token
from web.adviser.forms import check_origin_and_token
from web.adviser.refusing import forbidden_page, sign_in_page
from web.parts import the_parts

CONSOLE = "/adviser"
_log = logging.getLogger(__name__)


class UndeclaredRouteError(Exception):
    """A route of the console does not say who may use it, so nobody may."""


def put_gate_before(app: Flask) -> None:
    """Guards every route whose address begins with /adviser, whichever blueprint it belongs to."""
    app.before_request(_at_the_gate)
    app.after_request(_tell_our_own_pages_where_they_come_from)


def the_adviser() -> SignedIn:
    """Who is asking, on a route that admits only people who are signed in."""
    who = whoever_asks()
    if who is None:
        raise UndeclaredRouteError(request.endpoint)
    return who


def whoever_asks() -> SignedIn | None:
    """Who is asking, or None."""
    return cast("SignedIn | None", g.get("adviser"))


def _at_the_gate() -> AnyResponse | None:
    if not _is_console():
        return None
    admittance = _declared()
    token = session_token()
    who = None if token is None else recognise(the_parts(), token, is_use=admittance.is_use)
    g.adviser = who
    if not is_admitted(admittance.access, who):
        return _turned_away(admittance, who)
    check_origin_and_token()
    return None


def _is_console() -> bool:
    rule = request.url_rule
    return rule is not None and (rule.rule + "/").startswith(f"{CONSOLE}/")


def _declared() -> Admittance:
    admittance = admittance_of(current_app, request.endpoint or "")
    if admittance is None:
        raise UndeclaredRouteError(request.endpoint)
    return admittance


def _turned_away(admittance: Admittance, who: SignedIn | None) -> AnyResponse:
    """Nobody is shown the way in, half signed in is led on, and who is known but not allowed is told so, and noted."""
    if who is None:
        return sign_in_page()
    if not who.is_whole:
        return redirect(url_for("signing_in.code" if who.has_second_factor else "phone.page"), 303)
    if admittance.access is Door.HALF_SIGNED_IN:
        return redirect(url_for("home.page"), 303)
    route = request.url_rule.rule if request.url_rule else None
    _log.warning("access refused", extra={"route": route, "role": who.role.value, "adviser": who.adviser_id})
    return forbidden_page()


def _tell_our_own_pages_where_they_come_from(response: Response) -> Response:
    """Without a referrer browsers call every form's origin “null”; between our own pages they may say it."""
    if _is_console():
        response.headers["Referrer-Policy"] = "same-origin"
    return response
