"""The running app's parts, behind one typed accessor."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from chatbot.actions.parts import Parts
from web.measuring import Measures
from web.settings import Settings
from web.streams import StreamPlaces

_NAME = "chat"


@dataclass(frozen=True)
class WebParts:
    """What the routes work with beside the parts of the actions.

    `may_call_from` says whether a page of another origin may use the API; nobody may until there are partners.
    """

    settings: Settings
    parts: Parts
    streams: StreamPlaces
    measures: Measures
    may_call_from: Callable[[str], bool]


def no_origin(_origin: str) -> bool:
    """Nobody else's page may use the API."""
    return False


def keep(app: Flask, web_parts: WebParts) -> None:
    """Gives the app its parts."""
    app.extensions[_NAME] = web_parts


def web_parts_of(app: Flask) -> WebParts:
    """All parts of an app."""
    return cast("WebParts", app.extensions[_NAME])


def parts_of(app: Flask) -> Parts:
    """What actions need, for an app."""
    return web_parts_of(app).parts


def settings_of(app: Flask) -> Settings:
    """What the deployment has set, for an app."""
    return web_parts_of(app).settings


def the_parts() -> Parts:
    """What actions need, for the app that answers this request."""
    return parts_of(current_app)
