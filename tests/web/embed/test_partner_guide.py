"""The guide for partners says what is true: the line, every attribute, every call."""

import re

import pytest
from flask import Flask

from chatbot.knowledge.wording import read_wording
from tests.actions.partners.builders import make_partner
from tests.builders import KNOWLEDGE_FOLDER
from web.embed.loaders import NEWEST, loader
from web.partners.snippet import moving_line

ROOT = KNOWLEDGE_FOLDER.parent
GUIDE = (ROOT / "docs" / "partner-guide.md").read_text(encoding="utf-8")
TYPES = (ROOT / "web" / "static" / "script" / "embed" / "embed.d.ts").read_text(encoding="utf-8")
SOURCE = loader(NEWEST).plain.decode()
CALLS = ("open", "close", "ask", "remove", "onOpen", "onClose", "onAnswer", "onHandoff")


def test_the_line_in_the_guide_is_the_line_of_the_console():
    wording = read_wording(KNOWLEDGE_FOLDER / "wording" / "en.yaml")

    assert moving_line(make_partner(), "https://chat.example.org", wording) in GUIDE


def test_every_attribute_that_the_loader_reads_is_in_the_guide_and_no_other():
    read = set(re.findall(r"\bset\.([a-z]+)", SOURCE)) | {"ground", "ink"}

    assert set(re.findall(r"`data-([a-z]+)`", GUIDE)) == read


@pytest.mark.parametrize("call", CALLS)
def test_every_call_is_in_the_guide_and_has_a_type(call: str):
    assert f"SendiasChat.{call}(" in GUIDE
    assert re.search(rf"^  {call}\(", TYPES, re.MULTILINE)


def test_no_call_has_a_type_that_is_not_listed_here():
    assert set(re.findall(r"^  (\w+)\(", TYPES, re.MULTILINE)) == set(CALLS)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"https://chat\.example\.org(/[\w/.]*)\)", GUIDE))))
def test_every_address_of_ours_in_the_guide_is_there(page_app: Flask, path: str):
    with page_app.test_client().get(path) as response:
        assert response.status_code == 200
