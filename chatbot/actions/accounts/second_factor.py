"""The code that an adviser's phone shows: six digits, another every thirty seconds (TOTP, RFC 6238)."""

import secrets
from datetime import datetime

import pyotp

_SECONDS_IN_A_STEP = 30
_STEPS_EITHER_WAY = 1
"""A phone's clock may be half a minute off."""


def new_totp_secret() -> str:
    """160 random bits, in the letters that authenticator apps read."""
    return pyotp.random_base32(32)


def enrolment_address(secret: str, email: str, issuer: str) -> str:
    """What the square on the screen says to the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)


def step_of_code(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code was given, or None. The caller has to see to it that no step is used twice."""
    digits = "".join(code.split())
    this_step = int(now.timestamp()) // _SECONDS_IN_A_STEP
    totp = pyotp.TOTP(secret)
    found = None
    for step in range(this_step - _STEPS_EITHER_WAY, this_step + _STEPS_EITHER_WAY + 1):
        if secrets.compare_digest(totp.generate_otp(step).encode(), digits.encode("utf-8", "surrogatepass")):
            found = step
    return found
