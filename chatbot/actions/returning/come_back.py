"""A family comes back with its reference and a code that was sent to the address it gave."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2.low_level import Type, hash_secret_raw

from chatbot.actions.accounts.holding_back import one_try
from chatbot.actions.accounts.passwords import LANES, MEMORY_IN_KIB, PASSES
from chatbot.actions.alerting.kinds import Kind
from chatbot.actions.alerting.writing_letters import OUTBOX, Outgoing, write_letter
from chatbot.actions.key import ConversationKey, new_key
from chatbot.actions.parts import Parts
from chatbot.actions.reaching import Route
from chatbot.actions.reference import reference_in
from chatbot.actions.refusals import InputRefusedError
from chatbot.posting.post import Channel
from chatbot.storage.handoffs import handoff_found
from chatbot.storage.outbox import number_of_letters_since
from chatbot.storage.returning import remove_return_code, return_code_held
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.handoffs import HandoffRow
from chatbot.storage.tables.returning import FurtherKeyRow, ReturnCodeRow

CODE_LASTS = timedelta(minutes=15)
KEY_LASTS = timedelta(hours=24)
MOST_TRIES = 5
_MOST_CODES = 3
"""Codes sent for one reference within the time that one lasts, so that nobody's mailbox is filled by a stranger."""

_DIGITS = 6


class WrongCodeError(InputRefusedError):
    """The code is not that of the reference, or is used or too old, or there is none. Which one is never told."""

    def __init__(self) -> None:
        super().__init__("code", "return.wrong_code")


@dataclass(frozen=True)
class _NewCode:
    """A code, and what is stored of it."""

    code: str
    salt: str
    hash: str


def send_return_code(parts: Parts, text: str) -> str:
    """Sends a code to the address that was given with a reference; the reference as it was understood.

    Whether there is such a family, and whether anything is sent, can be told neither from the reply nor from the time it
    takes. Raises InputRefusedError for what cannot be a reference, or StorageUnavailableError.
    """
    reference = reference_in(text)
    if reference is None:
        raise InputRefusedError("reference", "return.no_reference")
    new = _new_code()
    now = parts.clock()
    with writing(parts.sessions) as session:
        found = handoff_found(session, reference)
        if found is not None and _may_be_sent(session, parts, found.handoff, now):
            _put_code(session, parts, found.handoff, new, now)
    parts.announcer.announce(OUTBOX)
    return reference


def come_back(parts: Parts, reference: str, code: str, address: str) -> ConversationKey:
    """A key to the conversation, good for a day, for the right code; it works once.

    Raises WrongCodeError, TooManyTriesError of the accounts, or StorageUnavailableError.
    """
    known = reference_in(reference)
    with one_try(parts, f"return:{known}", address):
        key = None if known is None else _key_for(parts, known, code)
        if key is None:
            raise WrongCodeError
    return key


def _may_be_sent(session: Session, parts: Parts, row: HandoffRow, now: datetime) -> bool:
    if row.route != Route.EMAIL or not row.contact or not parts.post.sends_email:
        return False
    return number_of_letters_since(session, row.conversation_id, Kind.CODE, now - CODE_LASTS) < _MOST_CODES


def _put_code(session: Session, parts: Parts, row: HandoffRow, new: _NewCode, now: datetime) -> None:
    """A new code takes the place of the one before."""
    remove_return_code(session, row.reference)
    session.add(
        ReturnCodeRow(reference=row.reference, code_hash=new.hash, salt=new.salt, ends_at=now + CODE_LASTS, tries=0)
    )
    letter = Outgoing(
        kind=Kind.CODE,
        about=f"handoff:{row.reference}",
        channel=Channel.EMAIL,
        recipient=row.contact or "",
        subject=parts.letters["family.code_subject"],
        body=parts.letters.say("family.code_body", code=new.code),
        link=None,
        conversation_id=row.conversation_id,
        ends_at=now + CODE_LASTS,
    )
    write_letter(session, letter, now)


def _key_for(parts: Parts, reference: str, code: str) -> ConversationKey | None:
    """Hashes before it writes, so that nobody waits for that. Each wrong code is counted before anything is said."""
    now = parts.clock()
    with reading(parts.sessions) as session:
        row = return_code_held(session, reference)
        salt = None if row is None else row.salt
    hashed = _hash(code, salt or secrets.token_hex(16))
    with writing(parts.sessions) as session:
        row = return_code_held(session, reference)
        found = handoff_found(session, reference)
        if row is None or found is None or row.ends_at <= now or row.tries >= MOST_TRIES:
            return None
        if not secrets.compare_digest(hashed, row.code_hash):
            row.tries += 1
            return None
        remove_return_code(session, reference)
        return _further_key(session, found.conversation.id, now)


def _further_key(session: Session, conversation_id: str, now: datetime) -> ConversationKey:
    key = ConversationKey(conversation_id, new_key().token)
    session.add(FurtherKeyRow(token_hash=key.token_hash, conversation_id=conversation_id, ends_at=now + KEY_LASTS))
    return key


def _new_code() -> _NewCode:
    code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
    salt = secrets.token_hex(16)
    return _NewCode(code, salt, _hash(code, salt))


def _hash(code: str, salt: str) -> str:
    """Six digits are few, so it is Argon2 with a salt (OWASP ASVS 5.0, 6.5.2): trying all takes longer than a code lasts."""
    digits = "".join(character for character in code if character.isdecimal())[:_DIGITS]
    raw = hash_secret_raw(digits.encode(), bytes.fromhex(salt), PASSES, MEMORY_IN_KIB, LANES, hash_len=32, type=Type.ID)
    return raw.hex()
