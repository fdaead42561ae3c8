"""A concern reaches a person: at once, by two ways, one person after the other, until somebody has seen it."""

import pytest

from chatbot.actions.advising.refusals import NotAllowedError
from chatbot.actions.ask_for_a_person import HandoffForm, ask_for_a_person
from chatbot.actions.delete_conversation import delete_conversation
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Role
from chatbot.actions.read_audit import read_audit
from chatbot.actions.safeguarding.answer_concern import acknowledge_concern, close_concern, note_on_concern
from chatbot.actions.safeguarding.concern_is_seen import concern_is_seen
from chatbot.actions.safeguarding.open_concern import open_concern
from chatbot.actions.safeguarding.refusals import NotInThisStateError
from tests.actions.advising.builders import make_adviser
from tests.actions.alerting.builders import ROOM, SAYS_T1, TEAM, Service, concerns, make_service, outbox, set_rota
from tests.actions.visiting import ASKS, open_chat, say

FIRST, SECOND = "ada-lead@sendias.example", "ben-next@sendias.example"


@pytest.fixture
def service(parts: Parts) -> Service:
    service = make_service(parts)
    make_adviser(service.parts, "Ada Lead")
    make_adviser(service.parts, "Ben Next")
    set_rota(service.parts, "safeguarding", "ada-lead", "ben-next")
    return service


def test_the_duty_lead_hears_at_once_by_email_and_in_the_room_and_nothing_of_it_is_in_either(service: Service):
    key = open_chat(service.parts)
    say(service.parts, key, SAYS_T1)
    service.pass_time(1)

    assert sorted(service.email.recipients) == [FIRST, TEAM]
    assert service.room.recipients == [ROOM]
    for letter in (*service.email.letters, *service.room.letters):
        assert SAYS_T1 not in letter.text + letter.subject
        assert letter.link == f"https://chat.example.org/adviser/safeguarding/{concerns(service.parts)[0].id}"


def test_the_record_holds_what_was_typed_and_which_words_were_shown(service: Service):
    say(service.parts, open_chat(service.parts), SAYS_T1)

    (record,) = concerns(service.parts)

    assert (record.said, record.tier, record.place, record.state) == (SAYS_T1, "T1", "message", "open")
    assert record.card == "wanting-to-die"
    assert "116 123" in record.shown


def test_an_ordinary_question_leaves_no_record_and_no_letter(service: Service):
    say(service.parts, open_chat(service.parts), ASKS)

    assert concerns(service.parts) == []
    assert outbox(service.parts) == []


def test_the_next_person_is_alerted_after_two_minutes_and_not_before(service: Service):
    say(service.parts, open_chat(service.parts), SAYS_T1)
    service.pass_time(119)
    assert SECOND not in service.email.recipients

    service.pass_time(1)

    assert service.email.recipients.count(SECOND) == 1


def test_it_begins_again_with_the_first_when_everybody_was_alerted_in_vain(service: Service):
    say(service.parts, open_chat(service.parts), SAYS_T1)
    service.pass_time(120)
    service.pass_time(29 * 60)
    assert service.email.recipients.count(FIRST) == 1

    service.pass_time(60)

    assert service.email.recipients.count(FIRST) == 2


@pytest.mark.parametrize("broken", [("email",), ("room",), ("email", "room")])
def test_whatever_way_is_broken_the_next_person_is_alerted_in_time_and_nothing_is_lost(
    service: Service, broken: tuple[str, ...]
):
    for way in broken:
        getattr(service, way).is_broken = True
    say(service.parts, open_chat(service.parts), SAYS_T1)
    service.pass_time(1)
    service.pass_time(119)

    assert [row.adviser_id for row in outbox(service.parts) if row.channel == "console"] == ["ada-lead", "ben-next"]
    service.email.is_broken = service.room.is_broken = False
    service.pass_time(60)

    assert sorted(service.email.recipients) == sorted([FIRST, TEAM, SECOND, TEAM])
    assert service.room.recipients == [ROOM, ROOM]
    assert all(row.sent_at for row in outbox(service.parts))


def test_acknowledging_stops_the_alarm_and_only_then_may_the_family_be_told(service: Service):
    key = open_chat(service.parts)
    say(service.parts, key, SAYS_T1)
    service.pass_time(1)
    (record,) = concerns(service.parts)
    assert not concern_is_seen(service.parts, key)

    acknowledge_concern(service.parts, make_adviser(service.parts, "Cy Third"), record.id)
    service.pass_time(3600)

    assert concern_is_seen(service.parts, key)
    assert SECOND not in service.email.recipients


def test_a_letter_that_had_not_gone_out_stays_once_somebody_has_seen_it(service: Service):
    service.email.is_broken = True
    say(service.parts, open_chat(service.parts), SAYS_T1)
    acknowledge_concern(service.parts, make_adviser(service.parts, "Cy Third"), concerns(service.parts)[0].id)
    service.email.is_broken = False

    service.pass_time(600)

    assert service.email.letters == []


def test_only_one_acknowledges(service: Service):
    say(service.parts, open_chat(service.parts), SAYS_T1)
    (record,) = concerns(service.parts)
    acknowledge_concern(service.parts, make_adviser(service.parts, "Cy Third"), record.id)

    with pytest.raises(NotInThisStateError):
        acknowledge_concern(service.parts, make_adviser(service.parts, "Di Fourth"), record.id)


def test_more_of_the_same_joins_the_record_that_is_open_and_a_worse_one_raises_the_alarm_again(service: Service):
    key = open_chat(service.parts)
    say(service.parts, key, "my dad hits me")
    service.clock.move(seconds=5)
    say(service.parts, key, "my dad hits me a lot")
    service.clock.move(seconds=5)
    say(service.parts, key, "he is hitting me right now")

    told = [row.about for row in outbox(service.parts) if row.channel == "console"]
    records = concerns(service.parts)

    assert [record.joined for record in records] == [False, True, False]
    assert told == [f"concern:{record.id}" for record in records if not record.joined]


def test_what_is_said_after_it_was_seen_raises_a_new_alarm(service: Service):
    key = open_chat(service.parts)
    say(service.parts, key, SAYS_T1)
    acknowledge_concern(service.parts, make_adviser(service.parts, "Cy Third"), concerns(service.parts)[0].id)
    service.clock.move(seconds=5)

    say(service.parts, key, SAYS_T1)

    assert [record.state for record in concerns(service.parts)] == ["acknowledged", "open"]
    assert not concern_is_seen(service.parts, key)


def test_what_is_written_in_a_form_is_recorded_too(service: Service):
    key = open_chat(service.parts)

    ask_for_a_person(service.parts, key, HandoffForm(route="here", notes=SAYS_T1, consent=True))

    assert [(record.place, record.said) for record in concerns(service.parts)] == [("person", SAYS_T1)]


def test_the_record_outlives_the_chat(service: Service):
    key = open_chat(service.parts)
    say(service.parts, key, SAYS_T1)

    delete_conversation(service.parts, key)

    (record,) = concerns(service.parts)
    assert (record.conversation_id, record.said) == (None, SAYS_T1)
    service.pass_time(120)
    assert SECOND in service.email.recipients


def test_each_reading_and_deed_leaves_a_row_in_the_audit_log(service: Service):
    say(service.parts, open_chat(service.parts), SAYS_T1)
    who, (record,) = make_adviser(service.parts, "Cy Third"), concerns(service.parts)
    open_concern(service.parts, who, record.id)
    open_concern(service.parts, who, record.id)
    acknowledge_concern(service.parts, who, record.id)
    note_on_concern(service.parts, who, record.id, "Called social care.")
    close_concern(service.parts, who, record.id, "referred")

    entries = read_audit(service.parts, record=f"concern:{record.id}").entries

    assert [entry.deed for entry in reversed(entries)] == [
        "read_concern",
        "read_concern",
        "acknowledged_concern",
        "noted_on_concern",
        "closed_concern",
    ]
    assert all(SAYS_T1 not in (entry.why or "") for entry in entries)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR])
def test_nobody_else_reads_a_record_or_is_alerted(service: Service, role: Role):
    say(service.parts, open_chat(service.parts), SAYS_T1)
    outsider = make_adviser(service.parts, "Ed Other", role)

    with pytest.raises(NotAllowedError):
        open_concern(service.parts, outsider, concerns(service.parts)[0].id)
    for _ in range(6):
        service.pass_time(1800)
    assert outsider.email not in service.email.recipients


def test_a_record_is_kept_until_its_own_end_and_not_longer(service: Service):
    say(service.parts, open_chat(service.parts), SAYS_T1)
    who, (record,) = make_adviser(service.parts, "Cy Third"), concerns(service.parts)
    acknowledge_concern(service.parts, who, record.id)
    close_concern(service.parts, who, record.id, "referred")

    service.clock.move(days=2189)
    service.throw_away()
    assert len(concerns(service.parts)) == 1
    service.clock.move(days=2)
    service.throw_away()

    assert concerns(service.parts) == []
