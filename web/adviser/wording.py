"""The words of the console, which only people who work here read."""

from typing import cast

from flask import Flask, current_app

from chatbot.knowledge.wording import Wording, read_wording
from web.parts import settings_of

_NAME = "console wording"


def keep_console_wording(app: Flask) -> None:
    """Reads `wording/console.yaml`. Raises UnreadableError."""
    app.extensions[_NAME] = read_wording(settings_of(app).knowledge_folder / "wording" / "console.yaml")


def console_wording() -> Wording:
    """Every fixed sentence of the console, by its key."""
    return cast("Wording", current_app.extensions[_NAME])
