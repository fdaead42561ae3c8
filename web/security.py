"""What every response tells the browser to allow and to refuse."""

from collections.abc import Iterable

from flask import Flask, Response, current_app, g, request

from web.parts import the_partners, web_parts_of

_ONE_YEAR = 365 * 24 * 3600
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}
_CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors {ancestors}"
)


def allow_framing_by(origins: Iterable[str]) -> None:
    """Lets the pages of these origins show this one response in a frame; without it nobody may."""
    g.frame_ancestors = " ".join(origins)


def set_headers(app: Flask) -> None:
    """Adds the headers to every response of the app."""

    @app.after_request
    def add(response: Response) -> Response:
        settings = web_parts_of(current_app).settings
        for name, value in _FIXED.items():
            response.headers.setdefault(name, value)
        ancestors = g.get("frame_ancestors") or "'none'"
        response.headers["Content-Security-Policy"] = _CONTENT_POLICY.format(ancestors=ancestors)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        if settings.is_served_over_https:
            response.headers["Strict-Transport-Security"] = f"max-age={_ONE_YEAR}; includeSubDomains"
        _answer_other_origins(response)
        return response


def _answer_other_origins(response: Response) -> None:
    """Lets a partner's page use the API with its own token. Cookies are never part of it."""
    origin = request.headers.get("Origin")
    if not request.path.startswith("/api/"):
        return
    response.vary.add("Origin")
    if origin is not None and the_partners().allows(origin):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Last-Event-ID"
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
        response.headers["Access-Control-Max-Age"] = "600"
