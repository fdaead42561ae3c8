"""A handoff as a machine: who has the conversation, what may be done with it next, and when the chatbot may speak."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, assert_never

from chatbot.conversation.case import Ending, Level


@dataclass(frozen=True)
class Waiting:
    """Nobody has it. `held` where a person had it before and passed it on; `meant_for` is whom they had in mind."""

    held: bool = False
    meant_for: str | None = None


@dataclass(frozen=True)
class Claimed:
    """An adviser has it."""

    by: str


@dataclass(frozen=True)
class Snoozed:
    """An adviser has it, and comes back to it later."""

    by: str
    until: datetime


@dataclass(frozen=True)
class GivenBack:
    """The chatbot answers again."""


@dataclass(frozen=True)
class Closed:
    """The case is done, and the chatbot answers again."""

    ending: Ending
    level: Level


State: TypeAlias = Waiting | Claimed | Snoozed | GivenBack | Closed


@dataclass(frozen=True)
class Claim:
    """An adviser takes what nobody has."""

    by: str


@dataclass(frozen=True)
class TakeOver:
    """An adviser takes what another has, who is away."""

    by: str


@dataclass(frozen=True)
class PassOn:
    """The holder puts it back among those who wait, for `to` where they have somebody in mind."""

    by: str
    to: str | None


@dataclass(frozen=True)
class Snooze:
    """The holder comes back to it later."""

    by: str
    until: datetime


@dataclass(frozen=True)
class Resume:
    """The holder goes on with it; writing to the family does that too."""

    by: str


@dataclass(frozen=True)
class GiveBack:
    """The holder lets the chatbot answer again."""

    by: str


@dataclass(frozen=True)
class Close:
    """The holder ends the case."""

    by: str
    ending: Ending
    level: Level


@dataclass(frozen=True)
class AskAgain:
    """The family asks for a person."""


HoldersDeed: TypeAlias = PassOn | Snooze | Resume | GiveBack | Close
Deed: TypeAlias = AskAgain | Claim | TakeOver | HoldersDeed


class NotNowError(ValueError):
    """The deed does not go with the state: somebody else has the conversation, or nobody."""


def after(state: State, deed: Deed, now: datetime) -> State:
    """The state that a deed leads to. Raises NotNowError."""
    match deed:
        case AskAgain():
            return Waiting() if isinstance(state, GivenBack | Closed) else state
        case Claim(by):
            return _claimed(state, by)
        case TakeOver(by):
            return _taken_over(state, by)
        case PassOn() | Snooze() | Resume() | GiveBack() | Close():
            if holder(state) != deed.by:
                raise NotNowError("somebody else has it, or nobody")
            return _after_holders(deed, now)
        case _:
            assert_never(deed)


def holder(state: State) -> str | None:
    """The adviser who has the conversation."""
    return state.by if isinstance(state, Claimed | Snoozed) else None


def is_held(state: State) -> bool:
    """Whether a person has the conversation, or passed it on to another, so that the chatbot is silent."""
    match state:
        case Claimed() | Snoozed():
            return True
        case Waiting(held):
            return held
        case GivenBack() | Closed():
            return False
        case _:
            assert_never(state)


def _claimed(state: State, by: str) -> State:
    if not isinstance(state, Waiting):
        raise NotNowError("somebody else was first")
    return Claimed(by)


def _taken_over(state: State, by: str) -> State:
    match state:
        case Claimed():
            return replace(state, by=by)
        case Snoozed():
            return Claimed(by)
        case _:
            raise NotNowError("nobody has it")


def _after_holders(deed: HoldersDeed, now: datetime) -> State:
    match deed:
        case PassOn(to=to):
            return Waiting(held=True, meant_for=to)
        case Snooze(by, until):
            if until <= now:
                raise NotNowError("a conversation is put off until a later time")
            return Snoozed(by, until)
        case Resume(by):
            return Claimed(by)
        case GiveBack():
            return GivenBack()
        case Close(ending=ending, level=level):
            return Closed(ending, level)
        case _:
            assert_never(deed)
