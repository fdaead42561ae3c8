"""Serves the chat on one machine: one process, one database file, nothing else to look after."""

import ctypes
import math
import os
import signal
from types import FrameType

import click
import waitress  # type: ignore[import-untyped] # It ships no types.
from flask import Flask

from chatbot.actions.sync_knowledge import SyncReport, sync_knowledge
from chatbot.knowledge.fault import UnreadableError
from chatbot.knowledge.reading import read_articles
from web.parts import parts_of, settings_of
from web.starting import start
from web.watching import watch

SHARE_FOR_STREAMS = 0.75
"""A live stream holds its thread. The rest of the threads answer everybody else, however many streams are open."""

_CONNECTIONS = 2000
_LARGEST_BODY = 1024 * 1024
"""Bytes. The application refuses far smaller ones in its own words; this only keeps the disk from filling up before."""


_M_ARENA_MAX = -8
"""The name of the setting in glibc's mallopt(3)."""


def serve() -> None:
    """Brings the knowledge in, builds the index, and answers until the process is told to stop."""
    _share_memory_between_threads()
    app = start(os.environ)
    click.echo(_said_of(_bring_in_knowledge(app)))
    parts_of(app).brain.current()
    watch(app)
    signal.signal(signal.SIGTERM, _stop)
    click.echo(_addresses(app))
    try:
        _answer(app)
    finally:
        parts_of(app).close()


def _share_memory_between_threads() -> None:
    """Hundreds of threads would each keep freed memory of their own; two pools between them are plenty.

    Only glibc has the setting, so elsewhere nothing happens.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(_M_ARENA_MAX, 2)


def threads_for(streams: int) -> int:
    """How many threads a process needs to hold that many streams and still answer."""
    return math.ceil(streams / SHARE_FOR_STREAMS)


def _bring_in_knowledge(app: Flask) -> SyncReport:
    parts = parts_of(app)
    try:
        articles = read_articles(settings_of(app).knowledge_folder / "articles")
    except UnreadableError as error:
        raise SystemExit(f"Cannot start: {error}") from None
    return sync_knowledge(parts.sessions, articles, parts.fixed.values, parts.clock())


def _said_of(report: SyncReport) -> str:
    counts = f"{len(report.added)} new, {len(report.changed)} changed, {len(report.unchanged)} as before"
    kept = f" An adviser's newer text was kept for: {', '.join(report.conflicts)}." if report.conflicts else ""
    return f"Answers: {counts}.{kept}"


def _addresses(app: Flask) -> str:
    settings = settings_of(app)
    here = f"http://{settings.host}:{settings.port}"
    return "\n".join(
        (
            f"The chat:     {settings.public_url or here}/",
            f"Advisers:     {settings.public_url or here}/adviser/",
            "First adviser: flask --app wsgi adviser create you@example.org --role manager",
            "Stop with Ctrl+C.",
        )
    )


def _answer(app: Flask) -> None:
    """Waitress takes slow and hostile clients calmly. Proxy headers are the application's to judge, so none is taken off."""
    settings = settings_of(app)
    waitress.serve(
        app,
        host=settings.host,
        port=settings.port,
        threads=threads_for(settings.streams),
        connection_limit=_CONNECTIONS,
        channel_timeout=120,
        asyncore_use_poll=True,
        max_request_body_size=_LARGEST_BODY,
        clear_untrusted_proxy_headers=False,
        ident=None,
    )


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


if __name__ == "__main__":
    serve()
