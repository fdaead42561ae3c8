"""Who may use each route of the console, written out a second time so that a slip in either place shows.

A route without a row here fails the tests.
"""

from collections.abc import Mapping

from chatbot.actions.permissions import Role

ANYBODY = "anybody"
HALF_SIGNED_IN = "half signed in"
EVERY_ADVISER = frozenset(Role)
MANAGERS = frozenset({Role.MANAGER})
ADVISERS = frozenset({Role.ADVISER, Role.MANAGER})
AUDITORS = frozenset({Role.AUDITOR})

WHO_MAY: Mapping[str, str | frozenset[Role]] = {
    "GET /adviser/sign-in": ANYBODY,
    "POST /adviser/sign-in": ANYBODY,
    "GET /adviser/sign-in/code": HALF_SIGNED_IN,
    "POST /adviser/sign-in/code": HALF_SIGNED_IN,
    "POST /adviser/sign-in/recovery": HALF_SIGNED_IN,
    "GET /adviser/phone": HALF_SIGNED_IN,
    "POST /adviser/phone": HALF_SIGNED_IN,
    "GET /adviser/join": ANYBODY,
    "POST /adviser/join": ANYBODY,
    "POST /adviser/sign-out": EVERY_ADVISER,
    "GET /adviser/": EVERY_ADVISER,
    "GET /adviser/you/": EVERY_ADVISER,
    "POST /adviser/you/sessions/<session_id>/end": EVERY_ADVISER,
    "POST /adviser/you/sessions/end-others": EVERY_ADVISER,
    "GET /adviser/you/password": EVERY_ADVISER,
    "POST /adviser/you/password": EVERY_ADVISER,
    "GET /adviser/you/phone": EVERY_ADVISER,
    "POST /adviser/you/phone": EVERY_ADVISER,
    "GET /adviser/you/recovery-codes": EVERY_ADVISER,
    "POST /adviser/you/recovery-codes": EVERY_ADVISER,
    "GET /adviser/waiting": ADVISERS,
    "GET /adviser/waiting/find": ADVISERS,
    "GET /adviser/waiting/list": ADVISERS,
    "GET /adviser/waiting/live": ADVISERS,
    "GET /adviser/waiting/<reference>": ADVISERS,
    "GET /adviser/waiting/<reference>/live": ADVISERS,
    "GET /adviser/waiting/<reference>/messages": ADVISERS,
    "POST /adviser/waiting/<reference>/claim": ADVISERS,
    "POST /adviser/waiting/<reference>/take-over": ADVISERS,
    "POST /adviser/waiting/<reference>/reply": ADVISERS,
    "POST /adviser/waiting/<reference>/note": ADVISERS,
    "POST /adviser/waiting/<reference>/pass-on": ADVISERS,
    "POST /adviser/waiting/<reference>/snooze": ADVISERS,
    "POST /adviser/waiting/<reference>/resume": ADVISERS,
    "POST /adviser/waiting/<reference>/give-back": ADVISERS,
    "POST /adviser/waiting/<reference>/close": ADVISERS,
    "POST /adviser/waiting/<reference>/typing": ADVISERS,
    "GET /adviser/alarms": EVERY_ADVISER,
    "GET /adviser/safeguarding/": ADVISERS,
    "GET /adviser/safeguarding/<concern_id>": ADVISERS,
    "POST /adviser/safeguarding/<concern_id>/acknowledge": ADVISERS,
    "POST /adviser/safeguarding/<concern_id>/note": ADVISERS,
    "POST /adviser/safeguarding/<concern_id>/close": ADVISERS,
    "GET /adviser/rota": MANAGERS,
    "POST /adviser/rota": MANAGERS,
    "GET /adviser/accounts": MANAGERS,
    "GET /adviser/accounts/new": MANAGERS,
    "POST /adviser/accounts/new": MANAGERS,
    "GET /adviser/accounts/<adviser_id>": MANAGERS,
    "POST /adviser/accounts/<adviser_id>": MANAGERS,
    "GET /adviser/partners": MANAGERS,
    "GET /adviser/partners/new": MANAGERS,
    "POST /adviser/partners/new": MANAGERS,
    "GET /adviser/partners/<key>": MANAGERS,
    "GET /adviser/partners/<key>/change": MANAGERS,
    "POST /adviser/partners/<key>/change": MANAGERS,
    "POST /adviser/partners/<key>/switch": MANAGERS,
    "GET /adviser/audit": AUDITORS,
    "GET /adviser/audit/check": AUDITORS,
}
