"""Sites of partners and of others, on origins of their own, that carry the one line for real."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

from waitress.server import create_server  # type: ignore[import-untyped] # It ships no types.
from werkzeug import Request, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication


@contextmanager
def served(application: "WSGIApplication") -> Iterator[int]:
    """Serves an application on a free port of this machine for as long as the block lasts."""
    connections: dict[int, object] = {}
    server = create_server(
        application, map=connections, host="127.0.0.1", port=0, threads=8, clear_untrusted_proxy_headers=False
    )
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server.effective_port
    finally:
        for connection in list(connections.values()):
            connection.close()  # type: ignore[attr-defined] # Each is a channel of the server.
        server.task_dispatcher.shutdown()
        thread.join(timeout=5)


@dataclass(frozen=True)
class Page:
    """A page of a site, and the headers it comes with."""

    html: str
    headers: Mapping[str, str]


class Site:
    """A site whose pages a test writes."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}

    def __call__(self, environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        """Answers one request."""
        page = self.pages.get(Request(environ).path)
        response = Response("", 404) if page is None else Response(page.html, mimetype="text/html")
        if page is not None:
            response.headers.update(page.headers)
        return response(environ, start_response)


def page(body: str, *, head: str = "", attributes: str = 'lang="en"', policy: str | None = None) -> Page:
    """A page that is in order, around a body."""
    html = f"<!doctype html><html {attributes}><head><meta charset='utf-8'><title>Oakfield School</title>"
    html += (
        f"<meta name='viewport' content='width=device-width, initial-scale=1'>{head}</head><body>{body}</body></html>"
    )
    return Page(html, {} if policy is None else {"Content-Security-Policy": policy})
