"""A session ends when it is not used, when it is old, and when somebody ends it."""

import pytest

from chatbot.actions.accounts.change_account import change_role, disable_account, enable_account
from chatbot.actions.accounts.choose_password import change_password
from chatbot.actions.accounts.end_sessions import list_sessions, revoke_other_sessions, revoke_session, sign_out
from chatbot.actions.accounts.recognising import recognise
from chatbot.actions.accounts.refusals import NoSuchAccountError
from chatbot.actions.accounts.sign_in import sign_in
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission, Role
from tests.account_builders import (
    ADDRESS,
    BROWSER,
    EMAIL,
    PASSWORD,
    Clock,
    known,
    make_account,
    make_signed_in,
    signed_in_again,
    with_phone,
)


def test_a_session_ends_after_thirty_minutes_without_use(parts: Parts, clock: Clock):
    make_account(parts)
    token = with_phone(parts).token
    clock.move(minutes=29, seconds=59)
    assert recognise(parts, token)
    clock.move(minutes=29, seconds=59)
    assert recognise(parts, token)
    clock.move(minutes=30)

    assert recognise(parts, token) is None


def test_a_session_ends_after_twenty_hours_however_much_it_is_used(parts: Parts, clock: Clock):
    make_account(parts)
    token = with_phone(parts).token
    for _ in range(59):
        clock.move(minutes=20)
        assert recognise(parts, token)
    clock.move(minutes=20)

    assert recognise(parts, token) is None


def test_what_a_page_does_by_itself_does_not_keep_a_session_open(parts: Parts, clock: Clock):
    make_account(parts)
    token = with_phone(parts).token
    clock.move(minutes=29)
    assert recognise(parts, token, is_use=False)
    clock.move(minutes=1)

    assert recognise(parts, token) is None


def test_the_password_is_remembered_for_ten_minutes_only(parts: Parts, clock: Clock):
    make_account(parts)
    token = sign_in(parts, EMAIL, PASSWORD, ADDRESS, BROWSER)
    clock.move(minutes=9)
    assert recognise(parts, token)
    clock.move(minutes=1)

    assert recognise(parts, token) is None


def test_an_invented_token_opens_nothing(parts: Parts):
    assert recognise(parts, "invented") is None
    assert recognise(parts, "\ud800") is None


def test_signing_out_ends_the_session_on_the_server(parts: Parts):
    make_account(parts)
    token = with_phone(parts).token

    sign_out(parts, known(parts, token))

    assert recognise(parts, token) is None


def test_disabling_an_account_ends_its_sessions_and_opening_it_again_brings_none_back(parts: Parts):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    adviser_id = make_account(parts)
    token = with_phone(parts).token

    disable_account(parts, manager, adviser_id, "left the team")
    enable_account(parts, manager, adviser_id, "came back")

    assert recognise(parts, token) is None


def test_another_role_holds_from_the_next_request(parts: Parts):
    manager = make_signed_in(parts, Role.MANAGER, "manager@sendias.example")
    adviser_id = make_account(parts)
    token = with_phone(parts).token

    change_role(parts, manager, adviser_id, Role.AUDITOR, "checks the others now")

    assert not known(parts, token).may(Permission.READ_CONVERSATIONS)
    assert known(parts, token).may(Permission.READ_AUDIT)


def test_an_adviser_sees_and_ends_their_own_sessions(parts: Parts, clock: Clock):
    make_account(parts)
    at_home = with_phone(parts).token
    clock.move(minutes=2)
    at_work = signed_in_again(parts, browser="Edge on Windows")
    who = known(parts, at_work)

    listed = list_sessions(parts, who)
    revoke_session(parts, who, next(session.id for session in listed if not session.is_this_one))

    assert [(session.browser, session.is_this_one) for session in listed] == [
        ("Edge on Windows", True),
        (BROWSER, False),
    ]
    assert recognise(parts, at_home) is None
    assert recognise(parts, at_work)


def test_nobody_ends_the_session_of_somebody_else(parts: Parts):
    jo = make_signed_in(parts, email="jo@sendias.example")
    sam = make_signed_in(parts)

    with pytest.raises(NoSuchAccountError):
        revoke_session(parts, sam, jo.session_id)


@pytest.mark.parametrize("how", ["revoked", "another password"])
def test_every_other_session_ends_at_once(parts: Parts, clock: Clock, how: str):
    make_account(parts)
    elsewhere = with_phone(parts).token
    here = signed_in_again(parts)

    if how == "revoked":
        revoke_other_sessions(parts, known(parts, here))
    else:
        change_password(parts, known(parts, here), PASSWORD, "three otters by the weir", ADDRESS)

    assert recognise(parts, elsewhere) is None
    assert recognise(parts, here)
