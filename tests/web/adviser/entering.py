"""Comes into the console: the long way through the forms, or straight in with a session that the test has opened."""

import re
import secrets
from datetime import datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from chatbot.actions.accounts.recognising import PASSWORD as HALF
from chatbot.actions.accounts.recognising import WHOLE, open_session
from chatbot.actions.key import hash_of
from chatbot.actions.permissions import Role
from chatbot.storage.advisers import adviser_held
from chatbot.storage.sessions import writing
from chatbot.storage.tables.advisers import AdviserRow
from tests.account_builders import BROWSER
from web.parts import parts_of

COOKIE = "adviser"


def account_of(app: Flask, role: Role, *, disabled: bool = False) -> str:
    """An account that has a phone and no password, so that making it takes no time; gives its id."""
    parts = parts_of(app)
    now = parts.clock()
    adviser_id = secrets.token_urlsafe(12)
    with writing(parts.sessions) as session:
        session.add(
            AdviserRow(
                id=adviser_id,
                email=f"{adviser_id}@sendias.example".casefold(),
                name=f"An {role}",
                role=role.value,
                totp_secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                totp_confirmed_at=now,
                created_at=now,
                disabled_at=now if disabled else None,
            )
        )
    return adviser_id


def session_of(app: Flask, adviser_id: str, stage: str = WHOLE, *, age: timedelta = timedelta(0)) -> str:
    """A session of an account, as old as it has to be; gives its token."""
    parts = parts_of(app)
    began: datetime = parts.clock() - age
    with writing(parts.sessions) as session:
        adviser = adviser_held(session, adviser_id)
        assert adviser is not None
        return open_session(session, adviser, stage, BROWSER, began)


def client_with(app: Flask, token: str | None) -> FlaskClient:
    """A browser that has this session, or none."""
    client = app.test_client()
    if token is not None:
        client.set_cookie(COOKIE, token)
    return client


def entered(app: Flask, role: Role) -> FlaskClient:
    """A browser in which somebody of this role is signed in."""
    return client_with(app, session_of(app, account_of(app, role)))


def half_entered(app: Flask) -> FlaskClient:
    """A browser in which only the password was given."""
    return client_with(app, session_of(app, account_of(app, Role.ADVISER), HALF))


def word_for(token: str) -> str:
    """The word that the forms of a session carry."""
    return hash_of(f"form {token}")


def word_in(page: str) -> str:
    """The word that the forms of a page carry."""
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found, "the page has no form"
    return found[1]
