"""A conversation starts with a key that only the visitor has, and with plain words about what this is."""

import pytest
from sqlalchemy import select

from chatbot.actions.key import hash_of
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import InputRefusedError
from chatbot.actions.start_conversation import start_conversation
from chatbot.storage.sessions import reading
from chatbot.storage.tables.conversations import ConversationRow


def the_row(parts: Parts) -> ConversationRow:
    with reading(parts.sessions) as session:
        return session.scalars(select(ConversationRow)).one()


def test_the_token_is_stored_as_its_hash_only(parts: Parts):
    started = start_conversation(parts)

    row = the_row(parts)
    assert row.id == started.id
    assert row.token_hash == hash_of(started.token)
    assert started.token not in repr(vars(row))
    assert len(started.token) >= 43  # 256 bits.


def test_no_two_conversations_share_a_key(parts: Parts):
    keys = {start_conversation(parts).key for _ in range(20)}

    assert len({key.id for key in keys}) == len({key.token for key in keys}) == 20


def test_the_greeting_says_that_it_is_a_computer_and_no_emergency_service(parts: Parts):
    greeting = start_conversation(parts).greeting

    assert "not a person" in greeting
    assert "999" in greeting
    assert f"{parts.fixed.retention_days} days" in greeting


def test_of_the_page_a_visitor_came_from_neither_query_nor_login_is_kept(parts: Parts):
    start_conversation(parts, page="https://me:pw@school.example/send/help?pupil=Jack#top")

    assert the_row(parts).page == "https://school.example/send/help"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("partner", "Not A Partner"),
        ("partner", "a" * 65),
        ("language", "english please"),
        ("page", "https://[broken"),
        ("page", "x" * 2001),
        ("page", "https://school.example/\0"),
    ],
)
def test_what_cannot_be_a_partner_a_language_or_a_page_is_refused_by_its_field(parts: Parts, field: str, value: str):
    with pytest.raises(InputRefusedError) as refusal:
        start_conversation(parts, **{field: value})

    assert refusal.value.field == field
