"""The first page of the console: what is waiting, in figures."""

from flask import Blueprint
from werkzeug.wrappers import Response

from chatbot.actions.count_work import count_work
from web.adviser.access import Door, admits
from web.adviser.gate import the_adviser
from web.adviser.showing import console_page
from web.adviser.tiles import tiles_for
from web.parts import the_parts

blueprint = Blueprint("home", __name__, url_prefix="/adviser")


@blueprint.get("/")
@admits(Door.EVERY_ADVISER)
def page() -> Response:
    """What this adviser has to know first."""
    who = the_adviser()
    return console_page("adviser/home.html", tiles=tiles_for(who, count_work(the_parts())))
