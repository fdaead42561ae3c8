"""Makes sure that a form was sent from a page of ours, by a word that only this visitor's pages carry.

A page of somebody else can make a browser send a form, but cannot know the word. It lives in the visitor's signed cookie.
"""

import secrets

from flask import request, session
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from chatbot.actions.refusals import Refusal
from web.embed.carried_visit import visit_is_carried

_IN_COOKIE = "form"


class PageWasOldError(Refusal):
    """The form came from another visit, or not from a page of ours. Sending it again from the new page works."""

    code = "page_was_old"
    wording = "errors.page_was_old"


def form_token() -> str:
    """The word of this visit."""
    token = session.get(_IN_COOKIE)
    if not isinstance(token, str):
        token = session[_IN_COOKIE] = secrets.token_urlsafe(24)
    return token


def hidden_fields() -> Markup:
    """The fields that every form carries: the word, and an id that makes sending it twice the same as sending it once."""
    return Markup(
        '<input type="hidden" name="form_token" value="{}"><input type="hidden" name="client_id" value="{}">'
    ).format(form_token(), secrets.token_urlsafe(12))


def checked_form() -> MultiDict[str, str]:
    """The fields that were sent. A visit that the frame's script carries needs no word. Raises PageWasOldError."""
    if visit_is_carried():
        return request.form
    sent = request.form.get("form_token", "")
    if not secrets.compare_digest(sent.encode("utf-8", "replace"), form_token().encode()):
        raise PageWasOldError
    return request.form
