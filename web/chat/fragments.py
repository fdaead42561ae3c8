"""New messages as pieces of the page, for the script that puts them below the others."""

from collections.abc import Mapping

from flask import render_template

from chatbot.actions.parts import Parts
from chatbot.actions.shown import MessageShown
from web.chat.chat_page import show
from web.chat.showing import keeps_help_on_screen


def fragments(parts: Parts, messages: list[MessageShown]) -> Mapping[str, object]:
    """Each message with its place and its HTML, and the line of help where one has to stay on screen from now on."""
    return {
        "messages": [
            {"sequence": shown.sequence, "html": render_template("parts/one_message.html", shown=shown)}
            for shown in show(parts, messages)
        ],
        "pinned": render_template("parts/pinned_line.html") if keeps_help_on_screen(messages) else None,
    }
