"""The running app's parts, behind one typed accessor."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from chatbot.actions.parts import Parts
from chatbot.actions.read_partners import PartnerBook
from web.measuring import Measures
from web.settings import Settings
from web.streams import StreamPlaces

_NAME = "chat"


@dataclass(frozen=True)
class WebParts:
    """What the routes work with beside the parts of the actions. `partners` says whose pages may show the chat and use the API."""

    settings: Settings
    parts: Parts
    streams: StreamPlaces
    measures: Measures
    partners: PartnerBook


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


def the_partners() -> PartnerBook:
    """The partners, for the app that answers this request."""
    return web_parts_of(current_app).partners


def the_parts() -> Parts:
    """What actions need, for the app that answers this request."""
    return parts_of(current_app)
