"""Makes sure that what changes something was sent from a page of the console, and not by a page of somebody else."""

import secrets

from flask import current_app, request
from markupsafe import Markup

from chatbot.actions.accounts.refusals import AccountRefusal
from chatbot.actions.key import hash_of
from web.adviser.cookie import session_token
from web.chat.form_token import form_token
from web.parts import settings_of

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SECRETS = frozenset({"form_token", "password", "current", "code", "recovery", "invitation"})
_LONG = 20
_FIELD, _HEADER = "form_token", "X-Form-Token"


class NotFromHereError(AccountRefusal):
    """The form is not from a page of ours, or from one of another sign-in."""

    code = "not_from_here"
    wording = "refused.not_from_here"


def console_form_token() -> str:
    """The word that every form carries. It follows from the token in the cookie and does not give it away."""
    token = session_token()
    return form_token() if token is None else hash_of(f"form {token}")


def hidden_token() -> Markup:
    """The word as a field of a form."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(_FIELD, console_form_token())


def typed_fields() -> dict[str, str]:
    """What was typed, fit to be shown in the form again: a NUL can be neither shown nor typed."""
    return {name: value.replace("\0", "") for name, value in request.form.items()}


def check_origin_and_token() -> None:
    """Raises NotFromHereError for a request that would change something and was not sent from here.

    A script sends the word in the header X-Form-Token instead.
    """
    if request.method in _SAFE:
        return
    sent = request.headers.get(_HEADER) or request.form.get(_FIELD, "")
    is_known = secrets.compare_digest(sent.encode("utf-8", "replace"), console_form_token().encode())
    if not (is_from_this_site() and is_known):
        raise NotFromHereError


def long_texts() -> tuple[str, ...]:
    """What somebody has spent time on typing, so that it can be given back to them. Never a secret."""
    if not is_from_this_site():
        return ()
    return tuple(text for name, text in typed_fields().items() if name not in _SECRETS and len(text) >= _LONG)


def is_from_this_site() -> bool:
    """What the browser itself says about the page that sent the request; old browsers say nothing."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    ours = {request.host_url.rstrip("/"), settings_of(current_app).public_url}
    return site in {None, "same-origin", "none"} and (origin is None or origin in ours)
