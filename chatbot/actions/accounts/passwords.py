"""Passwords: which are good enough, how they are kept, and how one is compared.

Argon2id with 19 MiB, two passes and one lane is the least that OWASP's password storage cheat sheet allows.
"""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chatbot.actions.accounts.guessable import is_guessable
from chatbot.actions.accounts.refusals import PasswordRefusedError

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 512
"""Long enough for any sentence, short enough that hashing it costs nothing."""

PASSES, MEMORY_IN_KIB, LANES = 2, 19 * 1024, 1

_HASHER = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_IN_KIB, parallelism=LANES)
OF_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$ADCumTGLouUDIQaAOmQsWA$Of7cwQIQL+gX7Gcg/DBfvSpoaKXFq3HlPvT8+3/3Ybw"
"""The hash of a random password that nobody knows, so that an unknown account takes as long as a known one."""


def hash_password(password: str) -> str:
    """What is stored of a password."""
    return _HASHER.hash(_bytes_of(password))


def password_fits(password: str, stored: str | None) -> bool:
    """Whether it is the password behind the hash. Always takes the time of one Argon2, also where there is none."""
    try:
        _HASHER.verify(stored or OF_NOBODY, _bytes_of(password[:LONGEST_PASSWORD]))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def needs_new_hash(stored: str) -> bool:
    """Whether the hash was made with weaker settings than today's."""
    return _HASHER.check_needs_rehash(stored)


def check_password(password: str, *personal: str) -> None:
    """Raises PasswordRefusedError when a new password is not good enough; `personal` are words that others know of them.

    Length is what counts (OWASP ASVS 5.0, 6.2): no rule asks for capitals or signs, and none makes it expire.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordRefusedError("refused.password_short", least=SHORTEST_PASSWORD)
    if len(password) > LONGEST_PASSWORD:
        raise PasswordRefusedError("refused.password_long", most=LONGEST_PASSWORD)
    if is_guessable(password, *personal):
        raise PasswordRefusedError("refused.password_guessable")


def _bytes_of(password: str) -> bytes:
    """The same bytes for the same letters, whichever keyboard composed them."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
