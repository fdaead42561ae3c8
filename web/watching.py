"""Starts what runs beside the requests: sending letters, and passing alerts on in time."""

from flask import Flask

from chatbot.actions.alerting.watching import Watch
from web.parts import parts_of


def watch(app: Flask) -> None:
    """Begins it in this process. Any number of processes may: each letter is sent by one of them."""
    Watch(parts_of(app)).start()
