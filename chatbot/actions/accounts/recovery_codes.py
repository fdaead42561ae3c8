"""Ten codes on paper, each good once, for the day the phone is lost."""

import secrets
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from chatbot.actions.accounts.passwords import LANES, MEMORY_IN_KIB, PASSES
from chatbot.storage.advisers import recovery_salt, remove_recovery_codes, spend_recovery_code
from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import RecoveryCodeRow

NUMBER_OF_CODES = 10
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without i, l, o and u, which look like others or spell words."""

_GROUPS, _LETTERS_IN_A_GROUP = 3, 4
_NO_SALT = "0" * 32
_LOOK_ALIKES = str.maketrans("ilo", "110")


@dataclass(frozen=True)
class NewCodes:
    """Ten codes, to be shown once, and what is stored of them."""

    codes: tuple[str, ...]
    salt: str
    hashes: tuple[str, ...]


def make_recovery_codes() -> NewCodes:
    """Ten new codes. Takes a third of a second, so it is done before a transaction and not in it."""
    salt = secrets.token_hex(16)
    codes = tuple(new_spoken_code(_GROUPS, _LETTERS_IN_A_GROUP) for _ in range(NUMBER_OF_CODES))
    return NewCodes(codes, salt, tuple(_hash(code, salt) for code in codes))


def store_recovery_codes(session: Session, adviser_id: str, new: NewCodes) -> None:
    """Puts the codes in the place of all there were."""
    remove_recovery_codes(session, adviser_id)
    session.add_all(
        RecoveryCodeRow(adviser_id=adviser_id, code_hash=code_hash, salt=new.salt) for code_hash in new.hashes
    )


def use_recovery_code(session: Session, adviser_id: str, code: str) -> bool:
    """Uses a code up; whether it was good."""
    salt = recovery_salt(session, adviser_id)
    return spend_recovery_code(session, adviser_id, _hash(code, salt or _NO_SALT))


def new_spoken_code(groups: int, letters: int) -> str:
    """Random letters in groups, such as can be read aloud; each letter holds five bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(letters)) for _ in range(groups))


def heard(code: str) -> str:
    """A code that somebody typed from paper or heard on the phone, in the one form that is hashed."""
    return "".join(letter for letter in code.casefold() if letter.isalnum()).translate(_LOOK_ALIKES)[:64]


def _hash(code: str, salt: str) -> str:
    """Sixty random bits are too few for a plain hash, so it is Argon2 with a salt (OWASP ASVS 5.0, 6.5.2)."""
    raw = hash_secret_raw(
        heard(code).encode("utf-8", "surrogatepass"),
        bytes.fromhex(salt),
        time_cost=PASSES,
        memory_cost=MEMORY_IN_KIB,
        parallelism=LANES,
        hash_len=32,
        type=Type.ID,
    )
    return raw.hex()
