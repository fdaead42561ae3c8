"""The command line says what outside tools rely on, on standard output and nothing else there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
QUESTIONS = [
    {"text": "la refused to asses my son what now", "expect": "ehc-assessment-refused"},
    {"text": "Best way to descale a kettle?", "expect": "none"},
    {"text": "i want to speak to a real person", "expect": "human"},
    {"text": "i want to die", "expect": "safeguarding"},
]
ROW = {"text", "expect", "outcome", "article", "confidence", "ranking", "suggestions", "milliseconds"}


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    folder = tmp_path_factory.mktemp("instance")
    return {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'chat.sqlite3'}", "SECRET_KEY": "k" * 32}


def flask(environ, *words, status=0):
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout


def test_articles_are_brought_in_measured_and_written_out_again(environ, tmp_path):
    questions = tmp_path / "questions.yaml"
    questions.write_text(yaml.safe_dump(QUESTIONS))

    assert "added: 184" in flask(environ, "knowledge", "sync")
    assert "unchanged: 184" in flask(environ, "knowledge", "sync")
    lines = [
        json.loads(line) for line in flask(environ, "knowledge", "evaluate", str(questions), "--json").splitlines()
    ]
    flask(environ, "knowledge", "export", str(tmp_path / "articles"))

    assert [set(line) for line in lines] == [ROW] * 4 + [{"summary"}]
    assert [line["text"] for line in lines[:-1]] == [question["text"] for question in QUESTIONS]
    assert [line["outcome"] for line in lines[:-1]] == ["answer", "no_answer", "human", "safeguarding"]
    assert lines[0]["article"] == "ehc-assessment-refused"
    assert all(len(line["ranking"]) == 10 for line in lines[:-1])
    assert _files(tmp_path / "articles") == _files(ROOT / "knowledge" / "articles")


def test_checking_the_shipped_knowledge_finds_nothing_and_lists_what_is_to_be_confirmed(environ):
    said = flask(environ, "knowledge", "check", "--on", "2026-11-24")

    assert "184 articles checked, 0 faults." in said
    assert "To be confirmed by the service:" in said
    assert "Phrasings closer to another article's than to their own:" in said


def test_checking_fails_the_build_where_there_is_a_fault(environ):
    assert "over 90 days ago" in flask(environ, "knowledge", "check", "--on", "2027-03-01", status=1)


def test_questions_that_cannot_be_read_are_refused_in_one_line(environ, tmp_path):
    questions = tmp_path / "questions.yaml"
    questions.write_text("- text: only")

    assert flask(environ, "knowledge", "evaluate", str(questions), status=1) == ""


def _files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.md")}
