"""The log: one JSON object a line, with what the service did and never what anybody wrote, is called, or holds as a key."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from flask import Flask, Response, g, request

from web.parts import web_parts_of

_log = logging.getLogger(__name__)
_NO_ROUTE = "none"
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Stopwatch:
    """Runs from the moment it is made."""

    def __init__(self) -> None:
        self._start = perf_counter()

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return perf_counter() - self._start


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON.

    Of an exception it writes the kind and where it happened, never its message: drivers put the values they choked on into
    theirs, and such a value may be what a family wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line.update({name: value for name, value in vars(record).items() if name not in _ORDINARY})
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, default=str)


def write_json_lines() -> None:
    """Sends every log of the process to standard error as JSON; standard output belongs to what a command was asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def note_requests(app: Flask) -> None:
    """Notes and counts every request by its route, so that no id, address or query gets into the log or the counters."""

    @app.before_request
    def start() -> None:
        g.stopwatch = Stopwatch()

    @app.after_request
    def note(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else _NO_ROUTE
        method = request.method if request.method in _METHODS else _NO_ROUTE
        seconds = g.stopwatch.seconds
        web_parts_of(app).measures.note_request(route, method, response.status_code, seconds)
        fields = {"method": method, "route": route, "status": response.status_code}
        _log.info("request", extra={**fields, "milliseconds": round(seconds * 1000, 1)})
        return response
