"""How a route of the console says who may use it. A route that says nothing is open to nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar, assert_never

from flask import Flask

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.permissions import Permission

View = TypeVar("View", bound=Callable[..., Any])

_MARK = "admits"


class Door(StrEnum):
    """Who may come in where no permission is asked for."""

    ANYBODY = "anybody"
    HALF_SIGNED_IN = "half signed in"
    EVERY_ADVISER = "every adviser"


Access: TypeAlias = Door | Permission


@dataclass(frozen=True)
class Admittance:
    """Who may use a route; `is_use` is false for what a page asks for by itself, which keeps no session open."""

    access: Access
    is_use: bool


def admits(access: Access, *, is_use: bool = True) -> Callable[[View], View]:
    """Declares who may use a route: a permission, or one of the doors. Stands below the route's own decorator."""

    def declare(view: View) -> View:
        vars(view)[_MARK] = Admittance(access, is_use)
        return view

    return declare


def admittance_of(app: Flask, endpoint: str) -> Admittance | None:
    """What the route of an endpoint declares."""
    return vars(app.view_functions[endpoint]).get(_MARK)


def is_admitted(access: Access, who: SignedIn | None) -> bool:
    """Whether the route is open to whoever asks."""
    match access:
        case Door.ANYBODY:
            return True
        case Door.HALF_SIGNED_IN:
            return who is not None and not who.is_whole
        case Door.EVERY_ADVISER:
            return who is not None and who.is_whole
        case Permission():
            return who is not None and who.may(access)
        case _:
            assert_never(access)
