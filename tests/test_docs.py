"""The README says what is true of the code today."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
_SETTING = re.compile(r'read\.(?:text|optional|either)\(\s*"([A-Z][A-Z_]+)"')
_PATH = re.compile(r"(?:docs|knowledge|chatbot|web|tests|benchmarks)/[\w./-]*\w")


def test_every_setting_stands_in_the_readme():
    settings = {name for path in (ROOT / "web").glob("*.py") for name in _SETTING.findall(path.read_text())}

    assert len(settings) > 10
    assert [name for name in sorted(settings) if f"`{name}`" not in README] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_names_is_there(document):
    named = set(_PATH.findall((ROOT / document).read_text()))

    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_make_target_says_what_it_does():
    targets = re.findall(r"^\.PHONY: (\w+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    told = re.findall(r"^(\w+):.*## \w", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert {"help", "run", "test", "check", "bench"} <= set(targets)
    assert set(targets) == set(told)


def test_decision_records_are_numbered_without_a_gap():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
