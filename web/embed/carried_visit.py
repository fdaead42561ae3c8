"""A visit without a cookie: the frame on a partner's page carries it in a header of each request, signed, and gets it back in one.

Browsers keep no cookies for a frame on somebody else's page. What the cookie of a visit holds is signed in the same way and
travels as `Authorization: Visit …`; a reply that changes it carries the new one as `Visit: …`. Another site cannot send that
header, because these pages answer no cross-origin request, so it also takes the place of the word in every form.
"""

import hashlib

from flask import Flask, Request, Response, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer

SCHEME = "visit"
HEADER = "Visit"
NEXT = "Visit-Next"
FRAME_PATH = "/embed/"
_SALT = "visit in a frame"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_CONTENT = 204


def visit_is_carried() -> bool:
    """Whether this request comes from the frame's script, with the visit in its header."""
    return _brought(request) is not None


def fresh_visit(app: Flask, partner: str) -> str:
    """A visit that has only begun, for the first page in a frame to hand to its script."""
    return _dumped(app, {"partner": partner})


class VisitSessions(SecureCookieSessionInterface):
    """Keeps a visit in the signed cookie, or, in a frame, in the header that the frame's script sends."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The visit of a request. The frame's own page never has one: whatever cookie comes with it is not looked at."""
        g.visit_is_kept = not request.path.startswith(FRAME_PATH)
        if not g.visit_is_kept:
            return self.session_class()
        brought = _brought(request)
        return super().open_session(app, request) if brought is None else self.session_class(_loaded(app, brought))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Gives the visit back in the way it came."""
        if not g.visit_is_kept:
            return
        if not visit_is_carried():
            super().save_session(app, session, response)
        elif session.modified:
            response.headers[HEADER] = _dumped(app, dict(session))


def carry_visits(app: Flask) -> None:
    """Lets the visits of an app travel in either way."""
    app.session_interface = VisitSessions()

    @app.after_request
    def name_next_page(response: Response) -> Response:
        """A script cannot read the header of a reply that leads on, so it is told where to go and goes there itself."""
        if visit_is_carried() and response.status_code in _REDIRECTS:
            response.headers[NEXT] = response.headers.pop("Location")
            response.status_code = _NO_CONTENT
            response.set_data(b"")
        return response


def _brought(request: Request) -> str | None:
    scheme, _, visit = request.headers.get("Authorization", "").partition(" ")
    return visit.strip() if scheme.lower() == SCHEME else None


def _loaded(app: Flask, visit: str) -> dict[str, object]:
    """What a visit holds; one that is old or not ours holds nothing, and the chat begins anew."""
    try:
        held = _serializer(app).loads(visit, max_age=int(app.permanent_session_lifetime.total_seconds()))
    except BadSignature:
        return {}
    return held if isinstance(held, dict) else {}


def _dumped(app: Flask, visit: dict[str, object]) -> str:
    return str(_serializer(app).dumps(visit))


def _serializer(app: Flask) -> URLSafeTimedSerializer:
    """Keys derive from the salt, so that what is signed for the header is no good as a cookie, nor the other way."""
    return URLSafeTimedSerializer(
        str(app.secret_key), salt=_SALT, signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256}
    )
