"""Messages that are settled before any article is looked for."""

from collections import Counter

import pytest

from chatbot.conversation.recognising import Recognised, recognise, signpost_for
from chatbot.knowledge.contact import read_contacts
from chatbot.knowledge.recognisable import read_recognisable
from chatbot.knowledge.signpost import read_signposts
from chatbot.knowledge.yaml_files import fields_of, read_list
from tests.builders import KNOWLEDGE_FOLDER, TEST_DATA

RECOGNISABLE = read_recognisable(KNOWLEDGE_FOLDER / "recognising.yaml")
SIGNPOSTS = read_signposts(KNOWLEDGE_FOLDER / "signposts.yaml")
ROWS = [fields_of(row) for row in read_list(KNOWLEDGE_FOLDER / "questions" / "recognising.yaml")]
ROWS += [fields_of(row) for row in read_list(TEST_DATA / "near_requests.yaml")]
CONCERNS = [fields_of(row) for row in read_list(KNOWLEDGE_FOLDER / "questions" / "safeguarding.yaml")]
ORDINARY = [str(row["text"]) for row in CONCERNS if row["kind"] == "ordinary" and row["expect"] != "none"]


def seen(text: str) -> Recognised | None:
    return recognise(text, RECOGNISABLE)


def share_seen(kind: str, *as_what: Recognised | None) -> float:
    counted = Counter(seen(str(row["text"])) in as_what for row in ROWS if row["kind"] == kind)
    return counted[True] / counted.total()


def test_people_who_ask_for_a_person_are_recognised():
    assert share_seen("wants-a-person", Recognised.ASKS_FOR_A_PERSON) >= 0.97


def test_a_question_about_whom_to_reach_elsewhere_is_no_request_for_a_person():
    assert share_seen("not-a-person", None) >= 0.95


def test_other_languages_in_latin_letters_are_recognised():
    assert share_seen("other-language", Recognised.OTHER_LANGUAGE) == 1


def test_english_with_foreign_names_or_words_is_english():
    assert Recognised.OTHER_LANGUAGE not in {seen(str(r["text"])) for r in ROWS if r["kind"] == "english-after-all"}


def test_attacks_spam_and_insults_with_nothing_else_are_no_question():
    assert share_seen("not-a-question", Recognised.NOT_A_QUESTION) >= 0.75


def test_a_question_inside_an_insult_or_an_attack_reaches_matching():
    assert share_seen("a-question-after-all", None) == 1


@pytest.mark.parametrize("text", ["what is an EHC plan' OR '1'='1", "you thick bot how long does the council get"])
def test_what_is_wrapped_round_a_question_does_not_hide_it(text):
    assert seen(text) is None


@pytest.mark.parametrize("text", ["", "1234567890", "🙂🙂", "../..", "!!!"])
def test_a_message_without_a_letter_is_no_question(text):
    assert seen(text) is Recognised.NOT_A_QUESTION


@pytest.mark.parametrize(
    "text", ["Моя дитина не розмовляє", "میرا بیٹا اسکول نہیں جاتا", "ਮੇਰਾ ਪੁੱਤਰ", "我的孩子需要帮助"]
)
def test_another_script_is_another_language(text):
    assert seen(text) is Recognised.OTHER_LANGUAGE


def test_ordinary_messages_are_left_to_matching():
    settled = [text for text in ORDINARY if seen(text) is not None]

    assert len(settled) / len(ORDINARY) <= 0.02


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("landlord gave us a section 21", "housing"),
        ("how do i extend my visa", "immigration"),
        ("my daughter has nits again which shampoo works", "everyday-health"),
        ("any TA jobs near preston", "jobs-and-staff-matters"),
        ("parking ticket outside school how do i appeal", "police-roads-and-parking"),
        ("who won the cricket match", "nothing-to-do-with-send"),
        ("how does it work in scotland", "scotland-wales-northern-ireland"),
        ("does the lad who hit my son have an ehcp", "private-matters-of-others"),
    ],
)
def test_a_subject_outside_the_service_is_signposted(text, subject):
    signpost = signpost_for(text, SIGNPOSTS)

    assert signpost is not None
    assert signpost.key == subject


@pytest.mark.parametrize(
    "text",
    [
        "can we get a grant to adapt the council house for his wheelchair",
        "we are moving to wales what happens to the plan",
        "does a blue badge help with parking at school",
        "she is scared of the dentist because she is autistic",
        "can my employer refuse time off to care for my disabled son",
    ],
)
def test_a_subject_that_is_ours_after_all_is_not(text):
    assert signpost_for(text, SIGNPOSTS) is None


def test_no_ordinary_message_is_sent_elsewhere():
    assert [text for text in ORDINARY if signpost_for(text, SIGNPOSTS)] == []


def test_a_signpost_is_one_plain_line_and_names_contacts_that_may_be_shown():
    contacts = read_contacts(KNOWLEDGE_FOLDER / "contacts.yaml")

    for signpost in SIGNPOSTS.values():
        assert len(signpost.line.split()) <= 45
        assert all(contacts[key].may_be_shown for key in signpost.contacts)
