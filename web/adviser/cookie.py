"""The one cookie of the console, which holds nothing but the token of a session kept on the server."""

from flask import current_app, request
from werkzeug.wrappers import Response

from web.parts import settings_of


def session_token() -> str | None:
    """The token that the browser sent."""
    return request.cookies.get(_name())


def give_token(response: Response, token: str) -> Response:
    """Has the browser keep the token until it is closed, out of reach of scripts.

    Lax, not Strict: an adviser who follows the link in an alert by email is signed in when they arrive. What changes anything
    is guarded by a token in the form as well.
    """
    response.set_cookie(
        _name(), token, path="/", secure=settings_of(current_app).is_served_over_https, httponly=True, samesite="Lax"
    )
    return response


def take_token_back(response: Response) -> Response:
    """Has the browser forget the token."""
    secure = settings_of(current_app).is_served_over_https
    response.delete_cookie(_name(), path="/", secure=secure, httponly=True, samesite="Lax")
    return response


def _name() -> str:
    """Browsers keep a `__Host-` cookie from every other host, also from one below ours, but only over https."""
    return "__Host-adviser" if settings_of(current_app).is_served_over_https else "adviser"
