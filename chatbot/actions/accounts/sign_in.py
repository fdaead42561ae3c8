"""An adviser signs in: first the password, then the code from the phone or a recovery code."""

from collections.abc import Callable
from datetime import datetime

from chatbot.actions.accounts.fields import normal_email
from chatbot.actions.accounts.holding_back import one_try
from chatbot.actions.accounts.passwords import hash_password, needs_new_hash, password_fits
from chatbot.actions.accounts.recognising import PASSWORD, WHOLE, SignedIn, open_session
from chatbot.actions.accounts.recovery_codes import use_recovery_code
from chatbot.actions.accounts.refusals import NotRecognisedError
from chatbot.actions.accounts.second_factor import new_totp_secret, step_of_code
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.storage.adviser_sessions import end_session
from chatbot.storage.advisers import adviser_held, adviser_with_email, spend_step
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.advisers import AdviserRow


def sign_in(parts: Parts, email: str, password: str, address: str, browser: str) -> str:
    """Checks the password and gives the token of a session in which only the second factor may be given.

    Whether the account exists, is disabled, or has another password is not told, neither in words nor in time. Raises
    NotRecognisedError, TooManyTriesError or StorageUnavailableError.
    """
    email = normal_email(email)
    with one_try(parts, f"password:{email}", address):
        with reading(parts.sessions) as session:
            adviser = adviser_with_email(session, email)
        fits = password_fits(password, None if adviser is None else adviser.password_hash)
        if adviser is None or adviser.is_disabled or not fits:
            raise NotRecognisedError("refused.not_recognised")
    with writing(parts.sessions) as session:
        return open_half_session(session, adviser.id, browser, parts.clock(), password)


def open_half_session(session: Session, adviser_id: str, browser: str, now: datetime, password: str | None) -> str:
    """A session that waits for the second factor. `password` is the right one, where it may need a stronger hash by now."""
    adviser = adviser_held(session, adviser_id)
    if adviser is None or adviser.is_disabled:
        raise NotRecognisedError("refused.not_recognised")
    if password is not None and adviser.password_hash is not None and needs_new_hash(adviser.password_hash):
        adviser.password_hash = hash_password(password)
    if adviser.totp_secret is None:
        adviser.totp_secret = new_totp_secret()
    return open_session(session, adviser, PASSWORD, browser, now)


def give_code(parts: Parts, half: SignedIn, code: str, address: str, browser: str) -> str:
    """Checks the code from the phone and gives the token of the whole session. Each code is good once, and only once.

    Raises NotRecognisedError, TooManyTriesError or StorageUnavailableError.
    """

    def is_right(session: Session, adviser: AdviserRow) -> bool:
        secret = adviser.totp_secret
        step = None if secret is None else step_of_code(secret, code, parts.clock())
        return adviser.has_second_factor and step is not None and spend_step(session, adviser.id, step)

    return _complete(parts, half, is_right, "signed_in", address, browser)


def give_recovery_code(parts: Parts, half: SignedIn, code: str, address: str, browser: str) -> str:
    """The same with a recovery code, which is used up by it."""

    def is_right(session: Session, adviser: AdviserRow) -> bool:
        return use_recovery_code(session, adviser.id, code)

    return _complete(parts, half, is_right, "signed_in_with_recovery_code", address, browser)


def _complete(
    parts: Parts,
    half: SignedIn,
    is_right: Callable[[Session, AdviserRow], bool],
    deed: str,
    address: str,
    browser: str,
) -> str:
    now = parts.clock()
    with one_try(parts, f"code:{half.adviser_id}", address), writing(parts.sessions) as session:
        adviser = adviser_held(session, half.adviser_id)
        if adviser is None or adviser.is_disabled or not is_right(session, adviser):
            raise NotRecognisedError("refused.code")
        if not end_session(session, adviser.id, half.session_id):
            raise NotRecognisedError("refused.code")
        token = open_session(session, adviser, WHOLE, browser, now)
        audit(session, adviser.id, deed, f"adviser:{adviser.id}", None, now)
        return token
