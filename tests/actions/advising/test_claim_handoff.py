"""Exactly one adviser gets a family, however many reach for it at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.claim_handoff import claim_handoff, take_over_handoff
from chatbot.actions.advising.refusals import AlreadyTakenError, NoSuchHandoffError, NotAllowedError
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.actions.read_messages import read_messages
from chatbot.actions.verify_audit import verify_audit
from chatbot.storage.audit import audit_page
from chatbot.storage.sessions import reading
from tests.actions.advising.builders import ask, make_adviser, row_of, waiting_family
from tests.actions.visiting import open_chat, say

THREADS, HANDOFFS = 32, 200


def test_32_advisers_who_reach_for_200_families_at_once_get_each_exactly_once(parts: Parts):
    references = [ask(parts, open_chat(parts)).reference for _ in range(HANDOFFS)]
    advisers = [make_adviser(parts, f"Adviser {number}") for number in range(THREADS)]
    together = Barrier(THREADS)

    def claim_all(who: SignedIn) -> list[str]:
        together.wait()
        return [reference for reference in references if _won(parts, who, reference)]

    with ThreadPoolExecutor(THREADS) as pool:
        won = dict(zip([who.adviser_id for who in advisers], pool.map(claim_all, advisers), strict=True))

    wins = Counter(reference for its in won.values() for reference in its)
    assert wins == Counter(references)
    assert {row_of(parts, reference).claimed_by for reference in references} == {who for who, its in won.items() if its}
    assert all(row_of(parts, reference).claimed_by == who for who, its in won.items() for reference in its)
    assert verify_audit(parts.sessions).is_sound


def test_the_chatbot_is_silent_once_an_adviser_has_the_conversation(parts: Parts):
    key, reference = waiting_family(parts)

    claim_handoff(parts, make_adviser(parts), reference)
    received = say(parts, key)

    assert received.reply is None
    assert received.turn.outcome == "with_adviser"


def test_the_family_is_told_who_is_there(parts: Parts):
    key, reference = waiting_family(parts)

    claim_handoff(parts, make_adviser(parts, "Sam Okoro"), reference)
    message = read_messages(parts, key)[-1]

    assert message.sender == "adviser"
    assert message.text.startswith("Sam, an adviser, has your chat now.")
    assert message.written is not None
    assert (message.written.name, message.written.kind) == ("Sam", "joined")


def test_a_family_that_somebody_has_cannot_be_claimed(parts: Parts):
    _, reference = waiting_family(parts)
    claim_handoff(parts, make_adviser(parts), reference)

    with pytest.raises(AlreadyTakenError):
        claim_handoff(parts, make_adviser(parts, "Kim Lee"), reference)


def test_a_colleague_takes_over_and_says_why(parts: Parts):
    _, reference = waiting_family(parts)
    claim_handoff(parts, make_adviser(parts), reference)

    take_over_handoff(parts, make_adviser(parts, "Kim Lee"), reference, "Sam is ill")

    assert row_of(parts, reference).claimed_by == "kim-lee"
    with reading(parts.sessions) as session:
        newest, who = audit_page(session, None, f"handoff:{reference}", 1)[0]
    assert (newest.deed, newest.why, who) == ("took_over_handoff", "Sam is ill", "Kim Lee")


def test_a_reference_that_does_not_exist_is_refused(parts: Parts):
    with pytest.raises(NoSuchHandoffError):
        claim_handoff(parts, make_adviser(parts), "AAA-AAA")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR])
def test_only_those_who_advise_can_claim(parts: Parts, role: Role):
    _, reference = waiting_family(parts)

    with pytest.raises(NotAllowedError):
        claim_handoff(parts, make_adviser(parts, role=role), reference)


def _won(parts: Parts, who: SignedIn, reference: str) -> bool:
    try:
        claim_handoff(parts, who, reference)
    except AlreadyTakenError:
        return False
    return True
