"""What stands above every page of the console, and is looked for again while a page stays open."""

from flask import Blueprint, jsonify, render_template
from werkzeug.wrappers import Response

from chatbot.actions.safeguarding.list_concerns import alarms_for
from web.adviser.access import Door, admits
from web.adviser.gate import the_adviser
from web.adviser.wording import console_wording
from web.parts import the_parts

blueprint = Blueprint("alarms", __name__, url_prefix="/adviser/alarms")


@blueprint.get("")
@admits(Door.EVERY_ADVISER, is_use=False)
def changed() -> Response:
    """The alarms as a piece of the page, for the script."""
    alarms = alarms_for(the_parts(), the_adviser())
    html = render_template("adviser/alarms.html", alarms=alarms, say=console_wording().say)
    return jsonify(html=html)
