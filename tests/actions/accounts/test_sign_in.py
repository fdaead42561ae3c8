"""Signing in takes the right password and a code that was never used before."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chatbot.actions.accounts.change_account import disable_account
from chatbot.actions.accounts.recognising import recognise
from chatbot.actions.accounts.refusals import NotRecognisedError, TooManyTriesError
from chatbot.actions.accounts.sign_in import give_code, give_recovery_code, sign_in
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission, Role
from chatbot.storage.sessions import reading
from chatbot.storage.tables.advisers import AdviserRow, AdviserSessionRow
from tests.account_builders import (
    ADDRESS,
    BROWSER,
    EMAIL,
    PASSWORD,
    Clock,
    half_signed_in,
    id_of,
    known,
    make_account,
    make_signed_in,
    phone_code,
    signed_in_again,
    with_phone,
)


def test_the_password_alone_opens_nothing_but_the_second_step(parts: Parts):
    make_account(parts)

    half = half_signed_in(parts)

    assert not half.is_whole
    assert not any(half.may(permission) for permission in Permission)


def test_the_password_and_the_phone_open_the_console(parts: Parts):
    make_account(parts)
    with_phone(parts)

    who = known(parts, signed_in_again(parts))

    assert who.is_whole
    assert who.may(Permission.CLAIM_HANDOFFS)
    assert not who.may(Permission.MANAGE_ACCOUNTS)


def test_the_address_is_one_however_it_is_written(parts: Parts):
    make_account(parts)

    assert sign_in(parts, "  SAM@Sendias.Example ", PASSWORD, ADDRESS, BROWSER)


@pytest.mark.parametrize("email", [EMAIL, "nobody@sendias.example", "closed@sendias.example", "", "\0\ud800"])
def test_a_refusal_tells_nothing_about_the_account(parts: Parts, email: str):
    make_account(parts)
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    make_account(parts, email="closed@sendias.example", password="not this one, another")
    disable_account(parts, manager, id_of(parts, "closed@sendias.example"), "left the team")

    with pytest.raises(NotRecognisedError) as refusal:
        sign_in(parts, email, "not this one, another", ADDRESS, BROWSER)

    assert refusal.value.wording == "refused.not_recognised"


def test_a_code_opens_one_session_and_never_another(parts: Parts, clock: Clock):
    make_account(parts)
    with_phone(parts)
    clock.move(seconds=30)
    code = phone_code(parts)
    give_code(parts, half_signed_in(parts), code, ADDRESS, BROWSER)

    with pytest.raises(NotRecognisedError):
        give_code(parts, half_signed_in(parts), code, ADDRESS, BROWSER)


def test_the_code_that_set_up_the_phone_does_not_sign_in_as_well(parts: Parts):
    make_account(parts)
    with_phone(parts)

    with pytest.raises(NotRecognisedError):
        give_code(parts, half_signed_in(parts), phone_code(parts), ADDRESS, BROWSER)


@pytest.mark.parametrize(("steps", "is_right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_phone_may_be_half_a_minute_off_and_no_more(parts: Parts, clock: Clock, steps: int, is_right: bool):
    make_account(parts)
    with_phone(parts)
    clock.move(minutes=5)
    half, code = half_signed_in(parts), phone_code(parts, steps=steps)

    if is_right:
        assert give_code(parts, half, code, ADDRESS, BROWSER)
    else:
        with pytest.raises(NotRecognisedError):
            give_code(parts, half, code, ADDRESS, BROWSER)


def test_of_twenty_equal_codes_at_once_one_is_taken(parts: Parts, clock: Clock):
    make_account(parts)
    with_phone(parts)
    clock.move(seconds=30)
    half, code = half_signed_in(parts), phone_code(parts)

    def try_it(number: int) -> bool:
        try:
            give_code(parts, half, code, f"198.51.100.{number}", BROWSER)
        except (NotRecognisedError, TooManyTriesError):
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(try_it, range(20))) == 1


def test_a_recovery_code_is_good_once_and_however_it_is_typed(parts: Parts):
    make_account(parts)
    codes = with_phone(parts).recovery_codes
    typed = codes[3].upper().replace("-", " ").replace("0", "O").replace("1", "l")

    assert known(parts, give_recovery_code(parts, half_signed_in(parts), typed, ADDRESS, BROWSER)).is_whole
    with pytest.raises(NotRecognisedError):
        give_recovery_code(parts, half_signed_in(parts), codes[3], ADDRESS, BROWSER)


def test_a_recovery_code_of_somebody_else_opens_nothing(parts: Parts):
    make_account(parts)
    with_phone(parts)
    make_account(parts, email="jo@sendias.example")
    of_jo = with_phone(parts, "jo@sendias.example").recovery_codes

    with pytest.raises(NotRecognisedError):
        give_recovery_code(parts, half_signed_in(parts), of_jo[0], ADDRESS, BROWSER)


def test_signing_in_gives_a_token_that_was_not_known_before(parts: Parts, clock: Clock):
    make_account(parts)
    with_phone(parts)
    clock.move(seconds=30)
    before = sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER)

    after = give_code(parts, known(parts, before), phone_code(parts), ADDRESS, BROWSER)

    assert before != after
    assert recognise(parts, before) is None


def test_the_database_holds_neither_password_nor_token_nor_recovery_code(parts: Parts):
    make_account(parts)
    set_up = with_phone(parts)

    with reading(parts.sessions) as session:
        adviser = session.get(AdviserRow, id_of(parts))
        held = " ".join(
            str(value) for row in (adviser, *session.query(AdviserSessionRow)) for value in vars(row).values()
        )

    assert adviser is not None
    assert (adviser.password_hash or "").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    for secret in (PASSWORD, set_up.token, *set_up.recovery_codes):
        assert secret not in held
