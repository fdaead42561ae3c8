"""The approved words for a concern: what they must say, what they must never say, and whom they name."""

import re
from datetime import timedelta
from shutil import copytree

import pytest
import textstat

from chatbot.knowledge.concern import Tier, read_concerns
from chatbot.knowledge.contact import ContactStatus, read_contacts
from chatbot.knowledge.fault import UnreadableError
from chatbot.knowledge.rendering import plain_text
from tests.builders import CHECKED, KNOWLEDGE_FOLDER

CONCERNS = read_concerns(KNOWLEDGE_FOLDER / "concerns.yaml")
CONTACTS = read_contacts(KNOWLEDGE_FOLDER / "contacts.yaml")
SAFEGUARDING = [contact for contact in CONTACTS.values() if contact.safeguarding]
CARDS = list(CONCERNS.cards.values())
LONGEST_CARD = 90
"""Words, beside the contacts."""

HARDEST_GRADE = 6
DAYS_BETWEEN_CHECKS = 90

NEVER_SAID = re.compile(
    r"promise|secret|won't tell|will not tell|have told|have reported|has been told|been reported|committed suicide|calm down|"
    r"attention|stupid|don't do anything|rope|tablets|how did|why did",
    re.IGNORECASE,
)
"""Promises nobody can keep, claims that somebody has been told, blame, and methods (Samaritans' media guidance; KCSIE)."""


def by_key(card):
    return card.key


@pytest.mark.parametrize("card", CARDS, ids=by_key)
def test_a_card_never_promises_blames_or_claims(card):
    assert NEVER_SAID.search(card.text) is None


@pytest.mark.parametrize("card", CARDS, ids=by_key)
def test_a_card_says_that_it_is_a_computer_program(card):
    assert "computer program" in " ".join(card.text.split())


@pytest.mark.parametrize("card", CARDS, ids=by_key)
def test_a_card_is_short_and_easily_read(card):
    text = plain_text(card.text, {})

    assert len(text.split()) <= LONGEST_CARD
    assert textstat.flesch_kincaid_grade(text) <= HARDEST_GRADE


@pytest.mark.parametrize("card", [card for card in CARDS if card.tier is not Tier.DISTRESS], ids=by_key)
def test_a_grave_card_says_to_call_999_and_lists_it(card):
    assert "call 999" in card.text.lower()
    assert "emergency-services" in card.contacts


@pytest.mark.parametrize("card", [card for card in CARDS if card.young], ids=by_key)
def test_a_young_person_is_shown_childline_among_the_first(card):
    young = CONCERNS.cards[card.young]

    assert young.tier is card.tier
    assert "childline" in young.contacts[:2]


@pytest.mark.parametrize("card", CARDS, ids=by_key)
def test_a_card_names_only_contacts_that_exist_and_shows_at_least_two(card):
    shown = [key for key in card.contacts if CONTACTS[key].may_be_shown]

    assert len(shown) >= 2


@pytest.mark.parametrize("card", CARDS, ids=by_key)
def test_a_number_in_the_words_of_a_card_is_that_of_a_contact_shown_below_it(card):
    said = re.findall(r"\b(?:0\d{3} \d{4}|\d{3} \d{3}|85258|999)\b", card.text)
    ways = {contact.phone or contact.text or "" for contact in (CONTACTS[key] for key in card.contacts)}

    for number in said:
        assert any(number in way for way in ways) or number == "999"


@pytest.mark.parametrize("contact", SAFEGUARDING, ids=lambda contact: contact.key)
def test_a_safeguarding_contact_can_be_reached_and_was_checked_lately(contact):
    assert contact.phone or contact.text
    assert contact.phone is None or re.fullmatch(r"\d{3}|[\d ]{7,13}", contact.phone)
    if contact.status is ContactStatus.CURRENT:
        assert CHECKED - contact.checked <= timedelta(days=DAYS_BETWEEN_CHECKS)


def test_the_council_can_be_told_by_day_and_by_night():
    assert {"childrens-social-care-day", "emergency-duty-team"} <= {
        contact.key for contact in SAFEGUARDING if contact.may_be_shown
    }


def test_families_stand_in_order_of_urgency_and_show_a_card_of_their_tier():
    families = list(CONCERNS.families.values())

    assert [family.tier for family in families] == sorted(family.tier for family in families)
    assert all(CONCERNS.cards[family.card].tier is family.tier for family in families)


def test_no_card_is_called_approved_before_it_is_signed():
    assert all(card.approved is None or card.approved <= CHECKED for card in CARDS)


def test_a_fault_in_a_sign_is_told_with_its_file_and_line(tmp_path):
    copytree(KNOWLEDGE_FOLDER, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "concern_signs" / "self-harm.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("catch the bus", "catch || bus"), encoding="utf-8")

    with pytest.raises(
        UnreadableError, match=r"self-harm.yaml:\d+: “suicide-named” is not complete: .*an empty choice"
    ):
        read_concerns(tmp_path / "concerns.yaml")


def test_a_missing_part_is_told_in_plain_english(tmp_path):
    copytree(KNOWLEDGE_FOLDER, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "concerns.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("idioms: |", "idiom: |"), encoding="utf-8")

    with pytest.raises(UnreadableError, match="the concerns are not complete: 'idioms'"):
        read_concerns(file)
