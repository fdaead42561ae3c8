"""An adviser chooses a password: with an invitation, or in place of the one there was."""

from chatbot.actions.accounts.confirming import confirmed_adviser
from chatbot.actions.accounts.fields import normal_email
from chatbot.actions.accounts.holding_back import one_try
from chatbot.actions.accounts.passwords import check_password, hash_password
from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.accounts.recovery_codes import heard
from chatbot.actions.accounts.refusals import NotRecognisedError
from chatbot.actions.accounts.sign_in import open_half_session
from chatbot.actions.auditing import audit
from chatbot.actions.key import hash_of
from chatbot.actions.parts import Parts
from chatbot.storage.adviser_sessions import end_sessions_of
from chatbot.storage.advisers import adviser_with_invitation
from chatbot.storage.sessions import writing


def accept_invitation(parts: Parts, email: str, code: str, password: str, address: str, browser: str) -> str:
    """Sets the first password and gives the token of a session in which the second factor follows.

    Raises NotRecognisedError, PasswordRefusedError, TooManyTriesError or StorageUnavailableError.
    """
    email, now = normal_email(email), parts.clock()
    check_password(password, email)
    password_hash = hash_password(password)
    with one_try(parts, f"invitation:{email}", address), writing(parts.sessions) as session:
        adviser = adviser_with_invitation(session, email, hash_of(heard(code)), now)
        if adviser is None:
            raise NotRecognisedError("refused.invitation")
        adviser.password_hash = password_hash
        adviser.invitation_hash = adviser.invitation_ends_at = None
        token = open_half_session(session, adviser.id, browser, now, None)
        audit(session, adviser.id, "accepted_invitation", f"adviser:{adviser.id}", None, now)
        return token


def change_password(parts: Parts, who: SignedIn, password: str, new: str, address: str) -> None:
    """Puts a new password in the place of the old one, and signs out every other browser.

    Raises NotRecognisedError, PasswordRefusedError, TooManyTriesError or StorageUnavailableError.
    """
    check_password(new, who.email, who.name)
    password_hash = hash_password(new)
    with confirmed_adviser(parts, who, password, address) as (session, adviser):
        adviser.password_hash = password_hash
        end_sessions_of(session, adviser.id, but=who.session_id)
        audit(session, adviser.id, "changed_password", f"adviser:{adviser.id}", None, parts.clock())
