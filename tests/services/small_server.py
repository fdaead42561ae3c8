"""Serves the chat with a few small articles, for tests that kill it: `python -m tests.services.small_server URL PORT`."""

import sys

import waitress  # type: ignore[import-untyped] # It ships no types.

from chatbot.actions.sync_knowledge import sync_knowledge
from tests.builders import make_small_articles
from tests.service_builders import make_settings
from web.application import create_app
from web.parts import parts_of


def main(database_url: str, port: int) -> None:
    """Serves until it is killed."""
    app = create_app(make_settings(database_url))
    parts = parts_of(app)
    sync_knowledge(parts.sessions, make_small_articles(), parts.fixed.values, parts.clock())
    parts.brain.current()
    waitress.serve(app, host="127.0.0.1", port=port, threads=16, _quiet=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
