"""Styles, scripts and pictures under an address that changes with them, so that browsers may keep them for a year."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, send_from_directory

STATIC = Path(__file__).parent / "static"
_ONE_YEAR = 365 * 24 * 3600

blueprint = Blueprint("assets", __name__)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """One word for all the files as they are now. Scripts import one another by relative address, so they share it."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*.*")):
        digest.update(path.relative_to(STATIC).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    """The address of a file."""
    return f"/assets/{fingerprint()}/{path}"


def scripts() -> list[str]:
    """The addresses of all scripts, so that a page can ask for them at once and not one after another."""
    return [asset(path.relative_to(STATIC).as_posix()) for path in sorted(STATIC.glob("script/*.js"))]


@blueprint.get("/assets/<version>/<path:path>")
def file(version: str, path: str) -> Response:
    """A file. An address of an older release gets today's file, and is not kept."""
    is_todays = version == fingerprint()
    response = send_from_directory(STATIC, path, max_age=_ONE_YEAR if is_todays else 0)
    if is_todays:
        response.cache_control.immutable = True
        response.cache_control.public = True
    return response
