"""Whatever advisers and families do, in whatever order: the chatbot never speaks while a person has the conversation."""

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.claim_handoff import claim_handoff, take_over_handoff
from chatbot.actions.advising.close_handoff import close_handoff
from chatbot.actions.advising.give_back_handoff import give_back_handoff
from chatbot.actions.advising.pass_on_handoff import pass_on_handoff
from chatbot.actions.advising.refusals import AlreadyTakenError
from chatbot.actions.advising.reply_to_family import reply_to_family
from chatbot.actions.advising.snooze_handoff import resume_handoff, snooze_handoff
from chatbot.actions.parts import Parts
from chatbot.actions.remembering import story_from_json
from chatbot.knowledge.calendar import LONDON
from chatbot.storage.handoffs import handoff_found
from chatbot.storage.sessions import reading
from tests.actions.advising.builders import ask, make_adviser, waiting_family
from tests.actions.visiting import ASKS, say

ADVISERS = some.sampled_from([0, 1])


class Silence(RuleBasedStateMachine):
    """`held` is what a person who watched would say, and `holder` who they saw taking the family."""

    parts: ClassVar[Parts]
    advisers: ClassVar[tuple[SignedIn, SignedIn]]

    @initialize()
    def a_family_waits(self) -> None:
        self.key, self.reference = waiting_family(self.parts)
        self.held = False
        self.holder: int | None = None

    @rule()
    def the_family_writes(self) -> None:
        received = say(self.parts, self.key, ASKS)
        assert (received.reply is None) == self.held

    @rule()
    def the_family_asks_again(self) -> None:
        ask(self.parts, self.key)

    @rule(who=ADVISERS)
    def claim(self, who: int) -> None:
        if self.done(lambda: claim_handoff(self.parts, self.advisers[who], self.reference)):
            self.held, self.holder = True, who

    @rule(who=ADVISERS)
    def take_over(self, who: int) -> None:
        if self.done(lambda: take_over_handoff(self.parts, self.advisers[who], self.reference, "")):
            self.holder = who

    @rule(who=ADVISERS)
    def pass_on(self, who: int) -> None:
        if self.done(lambda: pass_on_handoff(self.parts, self.advisers[who], self.reference, ""), who):
            self.holder = None

    @rule(who=ADVISERS)
    def reply(self, who: int) -> None:
        self.done(lambda: reply_to_family(self.parts, self.advisers[who], self.reference, "Hello"), who)

    @rule(who=ADVISERS)
    def put_off(self, who: int) -> None:
        until = (self.parts.clock() + timedelta(days=1)).astimezone(LONDON).strftime("%Y-%m-%dT%H:%M")
        self.done(lambda: snooze_handoff(self.parts, self.advisers[who], self.reference, until), who)

    @rule(who=ADVISERS)
    def resume(self, who: int) -> None:
        self.done(lambda: resume_handoff(self.parts, self.advisers[who], self.reference), who)

    @rule(who=ADVISERS)
    def give_back(self, who: int) -> None:
        if self.done(lambda: give_back_handoff(self.parts, self.advisers[who], self.reference), who):
            self.held, self.holder = False, None

    @rule(who=ADVISERS)
    def close(self, who: int) -> None:
        if self.done(lambda: close_handoff(self.parts, self.advisers[who], self.reference, "answered", "1"), who):
            self.held, self.holder = False, None

    @invariant()
    def what_is_stored_says_the_same(self) -> None:
        with reading(self.parts.sessions) as session:
            found = handoff_found(session, self.reference)
        assert found is not None
        assert found.handoff.held == self.held == story_from_json(found.conversation.story).held_by_adviser
        assert found.handoff.claimed_by == (None if self.holder is None else self.advisers[self.holder].adviser_id)

    def done(self, deed: Callable[[], None], who: int | None = None) -> bool:
        """Whether it could be done. Only the holder's deeds, those with a `who`, may succeed for the holder alone."""
        try:
            deed()
        except AlreadyTakenError:
            assert who is None or who != self.holder
            return False
        assert who is None or who == self.holder
        return True


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_chatbot_never_speaks_while_a_person_has_the_conversation(parts: Parts):
    advisers = (make_adviser(parts), make_adviser(parts, "Kim Lee"))
    slowly = settings(
        max_examples=60, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )

    on_these = type("SilenceOnTheseParts", (Silence,), {"parts": parts, "advisers": advisers})
    run_state_machine_as_test(on_these, settings=slowly)
