"""Leaving fast: the visit ends, and the browser is on a page that gives nothing away."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from web.chat.visit import end_visit

blueprint = Blueprint("leaving", __name__)

NEUTRAL_PAGE = "https://www.bbc.co.uk/weather"
"""What GOV.UK's "Exit this page" leads to: a page that anybody may have open."""


@blueprint.get("/leave")
def leave() -> ResponseReturnValue:
    """Lets go of the visit and goes to the neutral page. A link, so that it works at once and without a script.

    Another site may send a visitor here, but not end their visit.
    """
    if request.headers.get("Sec-Fetch-Site") != "cross-site":
        end_visit()
    return redirect(NEUTRAL_PAGE, 303)
