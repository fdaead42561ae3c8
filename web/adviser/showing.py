"""Makes a page of the console: its template, with the words and the frame around it."""

from flask import Response, current_app, g, make_response, render_template

from chatbot.actions.safeguarding.list_concerns import Alarms, alarms_for
from web.adviser.forms import hidden_token
from web.adviser.navigation import links_for
from web.adviser.wording import console_wording
from web.chat.next_page import take_notice
from web.parts import the_parts
from web.service import service_of


def console_page(template: str, /, **values: object) -> Response:
    """A page. Its template extends `adviser/layout.html` and has `say` (the console's words), `who` and `hidden_token`."""
    who = g.get("adviser")
    shown = {
        "say": console_wording().say,
        "words": console_wording(),
        "who": who,
        "links": links_for(who if who is not None and who.is_whole else None),
        "hidden_token": hidden_token,
        "take_notice": take_notice,
        "service": service_of(current_app),
        "problems": {},
        "alarms": alarms_for(the_parts(), who) if who is not None and who.is_whole else Alarms(),
        "language": "en",
    }
    return make_response(render_template(template, **(shown | values)))
