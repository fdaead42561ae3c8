"""Claims about the fixed sentences: each one that is used exists, and none is there for nothing."""

import re
from pathlib import Path

import pytest

from chatbot.knowledge.wording import Wording, read_wording
from tests.builders import KNOWLEDGE_FOLDER

ROOT = KNOWLEDGE_FOLDER.parent
PLACES = ("chatbot", "web")
WORDING = read_wording(KNOWLEDGE_FOLDER / "wording" / "en.yaml")
LETTERS = read_wording(KNOWLEDGE_FOLDER / "wording" / "letters.yaml")
CONSOLE = read_wording(KNOWLEDGE_FOLDER / "wording" / "console.yaml")

_IN_A_TEMPLATE = re.compile(r"""say\(\s*["']([\w .-]+)["']\s*[,)]""")
_BUILT_IN_A_TEMPLATE = re.compile(r"""say\(\s*["']([\w.-]+[._])["']\s*~""")
_QUOTED = re.compile(r"""["'`]([a-z_]+(?:\.[\w -]+)+)["'`]""")
_BUILT = re.compile(r"""f?["']([a-z_]+\.)(?:["']|\{)""")
_NAMED_BY_KNOWLEDGE = ("groups.", "stages.")
"""Headings of subjects and stages: used for whatever groups and stages the articles name."""


def test_every_sentence_that_a_template_says_exists() -> None:
    missing = {
        key
        for path, text in _templates()
        for key in _IN_A_TEMPLATE.findall(text)
        if key not in (CONSOLE if "adviser" in path.parts else WORDING)
    }

    assert missing == set()


@pytest.mark.parametrize("wording", [WORDING, CONSOLE, LETTERS], ids=["for families", "for the console", "in letters"])
def test_every_sentence_is_used_somewhere(wording: Wording) -> None:
    text = "\n".join(text for _, text in (*_templates(), *_modules()))
    used = set(_QUOTED.findall(text))
    built = {*_BUILT_IN_A_TEMPLATE.findall(text), *_BUILT.findall(text), *_NAMED_BY_KNOWLEDGE}

    assert {key for key in wording if key not in used and not key.startswith(tuple(built))} == set()


def test_no_template_holds_a_phone_number() -> None:
    assert [path for path, text in _templates() if re.search(r"\b0\d{3}[ \d]{6,}", text)] == []


def test_no_sentence_shouts_or_uses_an_emoji() -> None:
    assert [
        key
        for key, sentence in (*WORDING.items(), *CONSOLE.items(), *LETTERS.items())
        if "!" in sentence or re.search("[\U0001f300-\U0001faff]", sentence)
    ] == []


def _templates() -> list[tuple[Path, str]]:
    return [(path, path.read_text()) for path in sorted((ROOT / "web/templates").rglob("*.*"))]


def _modules() -> list[tuple[Path, str]]:
    return [(path, path.read_text()) for place in PLACES for path in sorted((ROOT / place).rglob("*.py"))]
