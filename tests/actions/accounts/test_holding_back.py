"""Guessing is held back after an exact number of tries, wherever they come from."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chatbot.actions.accounts.refusals import NotRecognisedError, TooManyTriesError
from chatbot.actions.accounts.sign_in import give_code, sign_in
from chatbot.actions.parts import Parts
from tests.account_builders import (
    ADDRESS,
    BROWSER,
    EMAIL,
    PASSWORD,
    Clock,
    half_signed_in,
    make_account,
    phone_code,
    with_phone,
)


def guess(parts: Parts, times: int, email: str = EMAIL, address: str = ADDRESS) -> None:
    for _ in range(times):
        with pytest.raises(NotRecognisedError):
            sign_in(parts, email, "a wrong password", address, BROWSER)


@pytest.mark.parametrize("email", [EMAIL, "nobody@sendias.example"])
def test_the_sixth_try_in_five_minutes_is_refused_whether_or_not_there_is_an_account(parts: Parts, email: str):
    make_account(parts)
    guess(parts, 5, email)

    with pytest.raises(TooManyTriesError) as refusal:
        sign_in(parts, email, PASSWORD, ADDRESS, BROWSER)

    assert refusal.value.seconds == 300


def test_the_eleventh_try_on_an_account_is_refused_from_any_address(parts: Parts):
    make_account(parts)
    guess(parts, 5, address="192.0.2.1")
    guess(parts, 5, address="192.0.2.2")

    with pytest.raises(TooManyTriesError) as refusal:
        sign_in(parts, EMAIL, PASSWORD, "192.0.2.3", BROWSER)

    assert refusal.value.seconds == 900


def test_one_address_cannot_try_one_password_on_many_accounts(parts: Parts):
    for number in range(30):
        guess(parts, 1, email=f"adviser-{number}@sendias.example")

    with pytest.raises(TooManyTriesError):
        sign_in(parts, "adviser-30@sendias.example", "a wrong password", ADDRESS, BROWSER)


def test_the_time_to_wait_is_what_is_told(parts: Parts, clock: Clock):
    make_account(parts)
    guess(parts, 5)
    clock.move(seconds=299)
    with pytest.raises(TooManyTriesError) as refusal:
        sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER)
    clock.move(seconds=refusal.value.seconds)

    assert sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER)


def test_signing_in_rightly_uses_nothing_up(parts: Parts):
    make_account(parts)

    assert all(sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER) for _ in range(12))


def test_a_right_try_does_not_wipe_out_the_wrong_ones(parts: Parts):
    make_account(parts)
    guess(parts, 4)
    sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER)
    guess(parts, 1)

    with pytest.raises(TooManyTriesError):
        sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER)


def test_tries_at_once_are_counted_one_by_one(parts: Parts):
    make_account(parts)

    def guess_once(_number: int) -> str:
        try:
            sign_in(parts, EMAIL, "a wrong password", ADDRESS, BROWSER)
        except NotRecognisedError:
            return "checked"
        except TooManyTriesError:
            return "held back"
        return "in"

    with ThreadPoolExecutor(12) as pool:
        ends = list(pool.map(guess_once, range(12)))

    assert sorted(ends) == ["checked"] * 5 + ["held back"] * 7


def test_codes_are_guessed_no_more_often_than_passwords(parts: Parts, clock: Clock):
    make_account(parts)
    with_phone(parts)
    clock.move(seconds=30)
    half, right = half_signed_in(parts), phone_code(parts)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(5):
        with pytest.raises(NotRecognisedError):
            give_code(parts, half, wrong, ADDRESS, BROWSER)

    with pytest.raises(TooManyTriesError):
        give_code(parts, half, right, ADDRESS, BROWSER)
