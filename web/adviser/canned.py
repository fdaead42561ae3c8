"""The replies that advisers send often, at hand for their pages."""

from collections.abc import Mapping
from typing import cast

from flask import Flask, current_app

from chatbot.knowledge.canned_reply import CannedReply, read_canned_replies
from web.parts import settings_of

_NAME = "canned replies"


def keep_canned_replies(app: Flask) -> None:
    """Reads `canned-replies.yaml`. Raises UnreadableError."""
    app.extensions[_NAME] = read_canned_replies(settings_of(app).knowledge_folder / "canned-replies.yaml")


def canned_replies() -> Mapping[str, CannedReply]:
    """Every reply by its key."""
    return cast("Mapping[str, CannedReply]", current_app.extensions[_NAME])
