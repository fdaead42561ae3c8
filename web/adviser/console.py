"""Adds the console to the application. A new part of it is one more blueprint in the list."""

from flask import Flask

from web.adviser.accounts import blueprint as accounts
from web.adviser.alarms import blueprint as alarms
from web.adviser.audit import blueprint as audit
from web.adviser.canned import keep_canned_replies
from web.adviser.case import blueprint as case
from web.adviser.case_deeds import blueprint as case_deeds
from web.adviser.case_live import blueprint as case_live
from web.adviser.gate import put_gate_before
from web.adviser.home import blueprint as home
from web.adviser.joining import blueprint as joining
from web.adviser.phone import blueprint as phone
from web.adviser.refusing import handle_console_errors
from web.adviser.rota import blueprint as rota
from web.adviser.safeguarding import blueprint as safeguarding
from web.adviser.signing_in import blueprint as signing_in
from web.adviser.waiting import blueprint as waiting
from web.adviser.wording import keep_console_wording
from web.adviser.you import blueprint as you
from web.partners.routes import blueprint as partners

_PARTS = (
    signing_in,
    joining,
    phone,
    home,
    waiting,
    case,
    case_deeds,
    case_live,
    you,
    accounts,
    partners,
    audit,
    safeguarding,
    rota,
    alarms,
)


def add_console(app: Flask) -> None:
    """Adds every page of the console, and the gate before them. Raises UnreadableError for words that cannot be read."""
    keep_console_wording(app)
    keep_canned_replies(app)
    put_gate_before(app)
    handle_console_errors(app)
    for part in _PARTS:
        app.register_blueprint(part)
