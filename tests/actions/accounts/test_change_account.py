"""Managers change accounts for a reason, and one of them is always left."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chatbot.actions.accounts.change_account import change_role, disable_account
from chatbot.actions.accounts.choose_password import accept_invitation
from chatbot.actions.accounts.create_account import INVITATION_HOLDS, create_account, reset_account
from chatbot.actions.accounts.list_accounts import list_accounts
from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.accounts.refusals import (
    FieldRefusedError,
    LastManagerError,
    NoSuchAccountError,
    NotRecognisedError,
    PasswordRefusedError,
)
from chatbot.actions.accounts.sign_in import give_code, give_recovery_code, sign_in
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.actions.verify_audit import verify_audit
from tests.account_builders import (
    ADDRESS,
    BROWSER,
    EMAIL,
    PASSWORD,
    Clock,
    known,
    make_account,
    make_signed_in,
    phone_code,
    with_phone,
)

NEW = "three otters by the weir"


def test_two_managers_who_close_each_others_account_at_once_do_not_both_succeed(parts: Parts):
    first = make_signed_in(parts, Role.MANAGER, "first@sendias.example")
    second = make_signed_in(parts, Role.MANAGER, "second@sendias.example")

    def close(pair: tuple[SignedIn, SignedIn]) -> bool:
        by, whose = pair
        try:
            disable_account(parts, by, whose.adviser_id, "to see who is faster")
        except LastManagerError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        closed = list(pool.map(close, [(first, second), (second, first)]))

    assert sorted(closed) == [False, True]
    assert sorted(account.is_disabled for account in list_accounts(parts)) == [False, True]


def test_one_address_opened_twice_at_once_is_one_account(parts: Parts):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")

    def invite(number: int) -> bool:
        try:
            create_account(parts, manager, EMAIL, f"Sam {number}", Role.ADVISER)
        except FieldRefusedError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(invite, range(6))) == 1
    assert verify_audit(parts.sessions).is_sound


def test_an_invitation_is_good_once_and_for_three_days(parts: Parts, clock: Clock):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    invitation = create_account(parts, manager, EMAIL, "Sam", Role.ADVISER)
    clock.move(seconds=INVITATION_HOLDS.total_seconds())
    with pytest.raises(NotRecognisedError):
        accept_invitation(parts, EMAIL, invitation.code, NEW, ADDRESS, BROWSER)
    clock.move(seconds=-1)

    half = known(parts, accept_invitation(parts, EMAIL, invitation.code, NEW, ADDRESS, BROWSER))

    assert not half.is_whole
    with pytest.raises(NotRecognisedError):
        accept_invitation(parts, EMAIL, invitation.code, NEW, ADDRESS, BROWSER)


def test_an_invitation_opens_the_account_it_was_made_for_and_no_other(parts: Parts):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    invitation = create_account(parts, manager, EMAIL, "Sam", Role.ADVISER)
    create_account(parts, manager, "jo@sendias.example", "Jo", Role.MANAGER)

    with pytest.raises(NotRecognisedError):
        accept_invitation(parts, "jo@sendias.example", invitation.code, NEW, ADDRESS, BROWSER)


def test_an_invitation_does_not_take_a_password_that_is_tried_first(parts: Parts):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    invitation = create_account(parts, manager, EMAIL, "Sam", Role.ADVISER)

    with pytest.raises(PasswordRefusedError):
        accept_invitation(parts, EMAIL, invitation.code, "password1234", ADDRESS, BROWSER)


def test_a_forgotten_password_is_replaced_and_the_phone_is_still_asked_for(parts: Parts, clock: Clock):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    adviser_id = make_account(parts)
    with_phone(parts)

    invitation = reset_account(parts, manager, adviser_id, "forgot it", forgets_phone=False)
    with pytest.raises(NotRecognisedError):
        sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER)
    half = known(parts, accept_invitation(parts, EMAIL, invitation.code, NEW, ADDRESS, BROWSER))
    clock.move(seconds=30)

    assert half.has_second_factor
    assert give_code(parts, half, phone_code(parts), ADDRESS, BROWSER)


def test_a_lost_phone_is_forgotten_with_its_recovery_codes(parts: Parts):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    adviser_id = make_account(parts)
    codes = with_phone(parts).recovery_codes

    invitation = reset_account(parts, manager, adviser_id, "lost the phone", forgets_phone=True)
    half = known(parts, accept_invitation(parts, EMAIL, invitation.code, NEW, ADDRESS, BROWSER))

    assert not half.has_second_factor
    with pytest.raises(NotRecognisedError):
        give_recovery_code(parts, half, codes[0], ADDRESS, BROWSER)


def test_an_account_that_does_not_exist_cannot_be_changed(parts: Parts):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")

    with pytest.raises(NoSuchAccountError):
        change_role(parts, manager, "none", Role.ADVISER, "a reason")
    with pytest.raises(NoSuchAccountError):
        reset_account(parts, manager, "none", "a reason", forgets_phone=True)
