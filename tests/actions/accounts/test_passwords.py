"""A password is long, is not one that is tried first, and is taken as it was typed."""

import pytest

from chatbot.actions.accounts.passwords import OF_NOBODY, check_password, hash_password, needs_new_hash, password_fits
from chatbot.actions.accounts.refusals import PasswordRefusedError


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password12345!",
        "P@ssw0rd2026!",
        "qwertyuiop12",
        "1q2w3e4r5t6y",
        "123456789012",
        "aaaaaaaaaaaa",
        "abababababab",
        "liverpool2024",
        "LetMeIn!Welcome1",
        "iloveyou12345",
        "correcthorsebatterystaple",
        "Summer2026!!",
        "sendias2026!!",
        "lancashire123",
        "sam.taylor2026",
        "Taylor-1234567",
    ],
)
def test_a_password_that_is_tried_first_is_refused(password: str):
    with pytest.raises(PasswordRefusedError) as refusal:
        check_password(password, "sam.taylor@sendias.example", "Sam Taylor")

    assert refusal.value.wording == "refused.password_guessable"


@pytest.mark.parametrize(
    "password",
    [
        "seven herons over the estuary",
        "wOz4!fGh2#kQ",
        "three otters by the weir",
        "тринадцать тысяч",
        "夜の川にかかる橋と月の光だよ",
        "     a long sentence with spaces     ",
        "🦆🦢🦉🐿️🦔🦇🐸🌿🍂🌰🍄☕️🎈",
        "x" * 3 + "yellow submarine drifts" + "é" * 200,
    ],
)
def test_a_long_password_in_any_letters_is_taken(password: str):
    check_password(password, "sam.taylor@sendias.example", "Sam Taylor")


@pytest.mark.parametrize(("password", "wording"), [("elevenchars", "short"), ("", "short"), ("otter " * 100, "long")])
def test_the_length_has_two_ends(password: str, wording: str):
    with pytest.raises(PasswordRefusedError) as refusal:
        check_password(password)

    assert refusal.value.wording == f"refused.password_{wording}"


def test_a_password_fits_its_own_hash_and_no_other():
    stored = hash_password("seven herons over the estuary")

    assert password_fits("seven herons over the estuary", stored)
    assert not password_fits("seven herons over the estuary ", stored)
    assert not password_fits("", stored)
    assert not password_fits("seven herons over the estuary", None)
    assert not password_fits("seven herons over the estuary", "not a hash")


def test_accents_may_be_composed_either_way():
    assert password_fits("cafe\u0301 by the canal", hash_password("caf\u00e9 by the canal"))


def test_a_hash_has_at_least_the_strength_that_owasp_asks_for():
    stored = hash_password("seven herons over the estuary")

    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert not needs_new_hash(stored)
    assert needs_new_hash(stored.replace("m=19456", "m=8192"))


def test_an_unknown_account_costs_as_much_to_check_as_a_known_one():
    """The stand-in is hashed with today's settings, so that time does not tell which accounts there are."""
    assert not needs_new_hash(OF_NOBODY)
    assert not password_fits("anything at all", None)
