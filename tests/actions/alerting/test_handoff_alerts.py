"""A family that nobody claims is passed on: the first on the rota at once, the next at amber, the third at red."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chatbot.actions.advising.claim_handoff import claim_handoff
from chatbot.actions.advising.refusals import FieldError, NotAllowedError
from chatbot.actions.alerting.chain import RotaList, chain
from chatbot.actions.alerting.rota import read_rota, save_rota
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.actions.safeguarding.list_concerns import alarms_for
from chatbot.conversation.pressing import Pressure, pressure
from chatbot.storage.sessions import reading
from tests.actions.advising.builders import make_adviser, row_of, waiting_family
from tests.actions.alerting.builders import Service, make_service, set_rota

ADA, BEN, CY = (f"{name}@sendias.example" for name in ("ada-lead", "ben-next", "cy-third"))


@pytest.fixture
def service(parts: Parts) -> Service:
    service = make_service(parts)
    for name in ("Ada Lead", "Ben Next", "Cy Third", "Di Fourth"):
        make_adviser(service.parts, name)
    set_rota(service.parts, "families", "ada-lead", "ben-next", "cy-third")
    return service


def move_until(service: Service, reference: str, wanted: Pressure) -> None:
    """Moves the clock, a minute at a time, to the first moment of this pressure."""
    promised_by = row_of(service.parts, reference).promised_by
    while pressure(service.parts.fixed.calendar, promised_by, service.clock.now) is not wanted:
        service.clock.move(minutes=1)


def test_each_is_told_at_the_moment_their_turn_comes_and_only_once(service: Service):
    _, reference = waiting_family(service.parts)
    service.pass_time()
    assert service.email.recipients == [ADA]

    for wanted, person in ((Pressure.AMBER, BEN), (Pressure.RED, CY)):
        move_until(service, reference, wanted)
        service.clock.now -= timedelta(minutes=1)
        service.pass_time()
        assert person not in service.email.recipients
        service.pass_time(60)
        assert service.email.recipients[-1] == person
    service.pass_time(24 * 3600)

    assert service.email.recipients == [ADA, BEN, CY]


def test_a_family_that_is_claimed_alarms_nobody_else(service: Service):
    _, reference = waiting_family(service.parts)
    service.pass_time()
    claim_handoff(service.parts, make_adviser(service.parts, "Ed Fifth"), reference)

    move_until(service, reference, Pressure.RED)
    service.pass_time()

    assert service.email.recipients == [ADA]


def test_the_letter_names_nobody_and_the_console_says_it_to_whom_it_was_told(service: Service):
    first = make_adviser(service.parts, "Fay Sixth")
    with reading(service.parts.sessions) as session:
        assert chain(session, RotaList.FAMILIES, service.clock.now)[0].id == "ada-lead"
    _, reference = waiting_family(service.parts, "how do i ask the council for an assessment")
    service.pass_time()
    (letter,) = service.email.letters

    assert "Jo" not in letter.text.split()
    assert "assessment" not in letter.text
    assert letter.link == f"https://chat.example.org/adviser/waiting/{reference}"
    assert alarms_for(service.parts, first).families == 0
    assert alarms_for(service.parts, replace(first, adviser_id="ada-lead")).families == 1


def test_an_empty_rota_asks_the_managers_first(parts: Parts):
    service = make_service(parts)
    make_adviser(service.parts, "Ada Lead")
    make_adviser(service.parts, "Mo Manager", Role.MANAGER)
    make_adviser(service.parts, "Ed Editor", Role.EDITOR)
    waiting_family(service.parts)

    service.pass_time()

    assert service.email.recipients == ["mo-manager@sendias.example"]


def test_a_manager_sets_the_rota_and_nobody_else(service: Service):
    manager = make_adviser(service.parts, "Mo Manager", Role.MANAGER)

    save_rota(service.parts, manager, {"families-1-0": "ben-next", "safeguarding-1-0": "cy-third"})

    assert read_rota(service.parts, manager).chosen == {"families-1-0": "ben-next", "safeguarding-1-0": "cy-third"}
    with reading(service.parts.sessions) as session:
        assert chain(session, RotaList.FAMILIES, service.clock.now)[0].id == "ben-next"  # It is a Tuesday.
    with pytest.raises(NotAllowedError):
        save_rota(service.parts, make_adviser(service.parts, "Gil Seventh"), {})
    make_adviser(service.parts, "Ed Editor", Role.EDITOR)
    with pytest.raises(FieldError):
        save_rota(service.parts, manager, {"families-0-0": "ed-editor"})
