"""Starts what runs beside the requests: letters, alerts passed on in time, and the weights of matching kept fitted."""

from flask import Flask

from chatbot.actions.alerting.watching import Watch
from chatbot.actions.calibrate_behind import CalibrationBehind
from web.parts import parts_of, settings_of


def watch(app: Flask) -> None:
    """Begins it in this process. Any number of processes may: each letter is sent by one of them."""
    parts, settings = parts_of(app), settings_of(app)
    Watch(parts).start()
    CalibrationBehind(parts, settings.knowledge_folder / "questions", settings.kept_vectors).start()
