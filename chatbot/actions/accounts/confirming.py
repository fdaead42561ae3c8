"""Asks an adviser for the password once more, before anything that keeps others out is changed (OWASP ASVS 5.0, 7.5.1)."""

from collections.abc import Iterator
from contextlib import contextmanager

from chatbot.actions.accounts.holding_back import one_try
from chatbot.actions.accounts.passwords import password_fits
from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.accounts.refusals import NotRecognisedError
from chatbot.actions.parts import Parts
from chatbot.storage.advisers import adviser_held
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.advisers import AdviserRow


@contextmanager
def confirmed_adviser(parts: Parts, who: SignedIn, password: str, address: str) -> Iterator[tuple[Session, AdviserRow]]:
    """A transaction in which the adviser's own account may be changed.

    Raises NotRecognisedError, TooManyTriesError or StorageUnavailableError.
    """
    with one_try(parts, f"password:{who.email}", address):
        with reading(parts.sessions) as session:
            known = session.get(AdviserRow, who.adviser_id)
        if not password_fits(password, None if known is None else known.password_hash):
            raise NotRecognisedError("refused.password")
    with writing(parts.sessions) as session:
        adviser = adviser_held(session, who.adviser_id)
        if adviser is None or adviser.is_disabled:
            raise NotRecognisedError("refused.password")
        yield session, adviser
