"""The API's own description of itself."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

blueprint = Blueprint("api_openapi", __name__, url_prefix="/api/v1")

_DOCUMENT = Path(__file__).parent / "openapi.yaml"


@blueprint.get("/openapi.json")
def document() -> ResponseReturnValue:
    """The OpenAPI 3.1 document."""
    return jsonify(openapi_document())


@cache
def openapi_document() -> dict[str, Any]:
    """The document as it is kept by hand in `openapi.yaml`; a test holds it to the routes."""
    document: dict[str, Any] = yaml.safe_load(_DOCUMENT.read_text(encoding="utf-8"))
    return document
