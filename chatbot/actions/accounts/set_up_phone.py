"""An adviser sets up the phone that shows the codes: at the first sign-in, or again with another phone."""

from dataclasses import dataclass

from chatbot.actions.accounts.confirming import confirmed_adviser
from chatbot.actions.accounts.holding_back import one_try
from chatbot.actions.accounts.recognising import PASSWORD, WHOLE, SignedIn, open_session
from chatbot.actions.accounts.recovery_codes import make_recovery_codes, store_recovery_codes
from chatbot.actions.accounts.refusals import NotRecognisedError
from chatbot.actions.accounts.second_factor import enrolment_address, new_totp_secret, step_of_code
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.storage.adviser_sessions import end_sessions_of
from chatbot.storage.advisers import adviser_held, spend_step
from chatbot.storage.sessions import reading, writing
from chatbot.storage.tables.advisers import AdviserRow


@dataclass(frozen=True)
class Enrolment:
    """What the phone has to learn: the address for the square on the screen, and the secret for typing it in."""

    address: str
    secret: str


@dataclass(frozen=True)
class PhoneSetUp:
    """The token of the session that is whole now, and the recovery codes, which are shown this once."""

    token: str
    recovery_codes: tuple[str, ...]


def show_enrolment(parts: Parts, half: SignedIn, issuer: str) -> Enrolment | None:
    """What to show the phone, or None where a phone is set up already."""
    with reading(parts.sessions) as session:
        adviser = session.get(AdviserRow, half.adviser_id)
        if adviser is None or adviser.has_second_factor or adviser.totp_secret is None:
            return None
        return Enrolment(enrolment_address(adviser.totp_secret, adviser.email, issuer), adviser.totp_secret)


def set_up_phone(parts: Parts, half: SignedIn, code: str, address: str, browser: str) -> PhoneSetUp:
    """Checks the first code from the phone, makes recovery codes, and completes the sign-in.

    Raises NotRecognisedError, TooManyTriesError or StorageUnavailableError.
    """
    now, new = parts.clock(), make_recovery_codes()
    with one_try(parts, f"code:{half.adviser_id}", address), writing(parts.sessions) as session:
        adviser = adviser_held(session, half.adviser_id)
        if adviser is None or adviser.is_disabled or adviser.has_second_factor or adviser.totp_secret is None:
            raise NotRecognisedError("refused.code")
        step = step_of_code(adviser.totp_secret, code, now)
        if step is None or not spend_step(session, adviser.id, step):
            raise NotRecognisedError("refused.code")
        adviser.totp_confirmed_at = now
        store_recovery_codes(session, adviser.id, new)
        end_sessions_of(session, adviser.id)
        token = open_session(session, adviser, WHOLE, browser, now)
        audit(session, adviser.id, "set_up_phone", f"adviser:{adviser.id}", None, now)
    return PhoneSetUp(token, new.codes)


def change_phone(parts: Parts, who: SignedIn, password: str, address: str, browser: str) -> str:
    """Forgets the phone and signs out everywhere else; gives the token of a session in which a new one is set up.

    Raises NotRecognisedError, TooManyTriesError or StorageUnavailableError.
    """
    now = parts.clock()
    with confirmed_adviser(parts, who, password, address) as (session, adviser):
        adviser.totp_secret, adviser.totp_confirmed_at, adviser.totp_last_step = new_totp_secret(), None, None
        end_sessions_of(session, adviser.id)
        token = open_session(session, adviser, PASSWORD, browser, now)
        audit(session, adviser.id, "changed_phone", f"adviser:{adviser.id}", None, now)
    return token


def renew_recovery_codes(parts: Parts, who: SignedIn, password: str, address: str) -> tuple[str, ...]:
    """Ten new recovery codes in place of the old ones. Raises what `change_phone` does."""
    new = make_recovery_codes()
    with confirmed_adviser(parts, who, password, address) as (session, adviser):
        store_recovery_codes(session, adviser.id, new)
        audit(session, adviser.id, "renewed_recovery_codes", f"adviser:{adviser.id}", None, parts.clock())
    return new.codes
