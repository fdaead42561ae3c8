"""Ten codes on paper, each good once, for the day the phone is lost."""

import secrets

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


def new_recovery_codes(session: Session, adviser_id: str) -> tuple[str, ...]:
    """Makes ten codes in place of all there were. They are given out here and never again."""
    remove_recovery_codes(session, adviser_id)
    salt = secrets.token_hex(16)
    codes = tuple(_new_code() for _ in range(NUMBER_OF_CODES))
    session.add_all(RecoveryCodeRow(adviser_id=adviser_id, code_hash=_hash(code, salt), salt=salt) for code in codes)
    session.flush()
    return codes


def use_recovery_code(session: Session, adviser_id: str, code: str) -> bool:
    """Uses a code up; whether it was good."""
    salt = recovery_salt(session, adviser_id)
    return spend_recovery_code(session, adviser_id, _hash(code, salt or _NO_SALT))


def _new_code() -> str:
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_IN_A_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _hash(code: str, salt: str) -> str:
    """Sixty random bits are too few for a plain hash, so it is Argon2 with a salt (OWASP ASVS 5.0, 6.5.2)."""
    letters = "".join(letter for letter in code.casefold() if letter.isalnum()).translate(_LOOK_ALIKES)
    raw = hash_secret_raw(
        letters[:64].encode("utf-8", "surrogatepass"),
        bytes.fromhex(salt),
        time_cost=PASSES,
        memory_cost=MEMORY_IN_KIB,
        parallelism=LANES,
        hash_len=32,
        type=Type.ID,
    )
    return raw.hex()
