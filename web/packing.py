"""Sends text packed by gzip to browsers that take it, so that a slow line waits less."""

import gzip

from flask import Flask, Response, request

_WORTH_PACKING = 1024
"""Bytes. Below that the header costs more than is gained."""

_PACKED_TYPES = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "image/svg+xml",
    "text/html",
    "application/xml",
)
_SECRET = b'name="form_token"'


def pack_replies(app: Flask) -> None:
    """Packs styles, scripts, pictures in SVG and pages without a secret.

    A page that carries a visitor's form token is sent as it is: packed beside words that somebody else may have chosen, its
    length would give the token away letter by letter (BREACH, CVE-2013-3587).
    """
    app.after_request(_packed)


def _packed(response: Response) -> Response:
    if not _may_be_packed(response):
        return response
    response.direct_passthrough = False
    plain = response.get_data()
    response.vary.add("Accept-Encoding")
    if len(plain) < _WORTH_PACKING or _SECRET in plain or not request.accept_encodings["gzip"]:
        return response
    response.set_data(gzip.compress(plain, 6, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    return response


def _may_be_packed(response: Response) -> bool:
    is_whole = response.status_code == 200 and not (response.is_streamed and not response.direct_passthrough)
    return is_whole and response.mimetype in _PACKED_TYPES and "Content-Encoding" not in response.headers
