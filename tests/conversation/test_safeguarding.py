"""The screen for concerns, on messages labelled by who would write them, and on the same messages disguised."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from chatbot.conversation.safeguarding import Concern, Screener, screen
from chatbot.knowledge.concern import Tier, read_concerns
from chatbot.knowledge.points import Points
from chatbot.knowledge.yaml_files import fields_of, read_list
from tests.builders import KNOWLEDGE_FOLDER, TEST_DATA

CONCERNS = read_concerns(KNOWLEDGE_FOLDER / "concerns.yaml")
ROWS = [fields_of(row) for row in read_list(KNOWLEDGE_FOLDER / "questions" / "safeguarding.yaml")]
TEXTS = {
    kind: [str(row["text"]) for row in ROWS if row["kind"] == kind] for kind in ("T0", "T1", "T2", "T3", "ordinary")
}
ORDINARY = TEXTS["ordinary"] + (TEST_DATA / "ordinary_messages.txt").read_text(encoding="utf-8").splitlines()
GRAVE = TEXTS["T0"] + TEXTS["T1"] + TEXTS["T2"]
FILLER = "we have an annual review coming up and the school has sent the paperwork about speech therapy and the plan. "


def raised(text: str, before: str = "") -> bool:
    """Whether a card for danger, self-harm or abuse is shown."""
    concern = screen(text, before, CONCERNS)
    return concern is not None and concern.tier is not Tier.DISTRESS


def share(results: Iterable[bool]) -> float:
    counted = Counter(results)
    return counted[True] / counted.total()


@pytest.mark.parametrize(("tier", "least"), [("T0", 0.99), ("T1", 0.99), ("T2", 0.97)])
def test_labelled_concerns_are_caught(tier, least):
    assert share(raised(text) for text in TEXTS[tier]) >= least


@pytest.mark.parametrize("speaker", sorted({str(row["by"]) for row in ROWS if "by" in row}))
def test_no_kind_of_speaker_is_caught_less_often_than_the_others(speaker):
    texts = [str(row["text"]) for row in ROWS if row.get("by") == speaker and row["kind"] != "T3"]

    assert share(raised(text) for text in texts) >= 0.95


def test_ordinary_messages_are_seldom_taken_for_a_concern():
    assert share(raised(text) for text in ORDINARY) <= 0.02


def test_distress_gets_the_gentle_card():
    shown = [screen(text, "", CONCERNS) for text in TEXTS["T3"]]

    assert share(concern is not None for concern in shown) >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "school is killing me",
        "where is the restraint policy",
        "exclusion for hitting",
        "do you have a self-harm policy",
        "can they kill the plan",
        "drowning in letters",
        "im sick to death of chasing",
        "he is not suicidal",
    ],
)
def test_idiom_policy_and_negation_are_no_concern(text):
    assert screen(text, "", CONCERNS) is None


@pytest.mark.parametrize(
    "text",
    [
        "i feel sewerslidal",
        "gonna unalive myself",
        "kms",
        "i want to dye",
        "k i l l m y s e l f",
        "i want to k.i.l.l myself",
        "k1ll my5elf",
        "wanna k*ll myself",
        "$uicide",
        "i wannnaaa dieeee",
        "killmyself",
        "i want to d\u0456e",
        "s\u200bu\u200bi\u200bc\u200bi\u200bd\u200be",
        "i feel like \U0001f52a my wrists",
        "i want to 🔫 myself and die",
    ],
)
def test_a_disguise_does_not_hide_a_concern(text):
    assert raised(text)


def upper(text: str, chance: random.Random) -> str:
    return text.upper()


def with_a_slip(text: str, chance: random.Random) -> str:
    """Two neighbouring letters of one longer word change places."""
    words = text.split(" ")
    longer = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if longer:
        place = chance.choice(longer)
        at = chance.randrange(1, len(words[place]) - 1)
        word = words[place]
        words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def with_emoji(text: str, chance: random.Random) -> str:
    return text.replace(" ", " 😭 ", 1) + " 💔🥺"


def pasted(text: str, chance: random.Random) -> str:
    return FILLER * 9 + text + ". " + FILLER * 8


def with_look_alikes(text: str, chance: random.Random) -> str:
    return text.translate(str.maketrans("aeopcxy", "аеорсху"))


def with_zero_width(text: str, chance: random.Random) -> str:
    return "".join(letter + ("\u200b" if chance.random() < 0.3 else "") for letter in text)


def in_latin(texts: list[str]) -> list[str]:
    return [text for text in texts if text.isascii()]


@pytest.mark.parametrize("change", [upper, with_a_slip, with_emoji, pasted, with_look_alikes, with_zero_width])
def test_a_concern_is_caught_however_it_is_written(change: Callable[[str, random.Random], str]):
    chance = random.Random(1)
    texts = in_latin(GRAVE)[::2]

    assert share(raised(change(text, chance)) for text in texts) >= 0.95


def test_a_concern_told_in_two_messages_is_caught():
    halves = [(text.split(" "), len(text.split(" ")) // 2) for text in in_latin(GRAVE) if text.count(" ") > 2]
    caught = []
    for words, middle in halves:
        first, second = " ".join(words[:middle]), " ".join(words[middle:])
        caught.append(raised(first) or raised(second, before=first))

    assert share(caught) >= 0.95


def test_what_was_said_before_is_not_raised_a_second_time():
    assert raised("i want to die")
    assert not raised("ok thanks. how long does an assessment take", before="i want to die")


def test_the_most_urgent_concern_wins():
    assert screen("my dad hits me and now hes got a knife to my throat", "", CONCERNS) == Concern(
        Tier.IMMEDIATE_DANGER, "danger-now-young"
    )


def test_a_child_who_speaks_is_shown_childline_first():
    concern = screen("my dad hits me", "", CONCERNS)

    assert concern is not None
    assert CONCERNS.cards[concern.card].contacts[0] == "childline"


def test_a_parent_who_speaks_of_a_child_is_not_taken_for_one():
    assert screen("my husband hits me and my daughter sees it", "", CONCERNS) == Concern(Tier.ABUSE, "being-hurt")


NO_POINTS = Points(10**6, {})
WITHOUT_POINTS = Screener(replace(CONCERNS, points=NO_POINTS))
FAMILIES_IN = [
    list(dict.fromkeys(WITHOUT_POINTS.families_in(WITHOUT_POINTS.read(text)))) for text in GRAVE + TEXTS["T3"]
]


@pytest.mark.parametrize("family", CONCERNS.families)
def test_when_a_family_of_signs_is_dropped_labelled_messages_go_unnoticed(family):
    assert [family] in FAMILIES_IN


def test_the_points_catch_what_no_sign_does():
    assert any(WITHOUT_POINTS.screen(text, "") is None and raised(text) for text in GRAVE)
