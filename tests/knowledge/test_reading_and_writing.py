"""An article goes to its file and back without losing a byte, and a bad file is refused with its line."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chatbot.knowledge.article import Audience, LawChange, LawStatus
from chatbot.knowledge.fault import UnreadableError
from chatbot.knowledge.reading import LARGEST_ARTICLE_BYTES, parse_article, read_articles
from chatbot.knowledge.writing import article_text, write_article
from tests.builders import KNOWLEDGE_FOLDER, make_article

PATH = Path("articles/support/ask-for-help.md")


@pytest.mark.parametrize(
    "article",
    [
        make_article(),
        make_article(next_step="", plain_version="", sources=(), facts=(), follow_ups=()),
        make_article(
            expires=date(2027, 1, 1),
            law=LawStatus.PROPOSED,
            law_becomes=LawChange(date(2029, 9, 1), LawStatus.IN_FORCE),
        ),
        make_article(audience=tuple(Audience), young_version="You can ask: it's free. “Yes”, even now."),
        make_article(phrasings=("yes", "no: really?", "- a dash", "# hash", "'quote'", "emoji 🙂", "1.5")),
    ],
)
def test_an_article_reads_back_as_it_was_written(article):
    assert parse_article(article_text(article), PATH) == article


def test_every_shipped_article_is_byte_for_byte_what_the_writer_would_write():
    paths = sorted((KNOWLEDGE_FOLDER / "articles").rglob("*.md"))
    differing = [path.name for path in paths if article_text(parse_article(path.read_text(), path)) != path.read_text()]

    assert paths
    assert differing == []


def test_articles_stand_in_a_folder_named_for_their_group(tmp_path):
    path = write_article(tmp_path, make_article())

    assert path == tmp_path / "support" / "ask-for-help.md"
    assert read_articles(tmp_path) == (make_article(),)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("no front matter", 1, "front matter"),
        ("---\nid: [\n---\n\nText", 3, "not YAML"),
        ("---\n- a\n---\n\nText", 2, "list of fields"),
        ("x" * (LARGEST_ARTICLE_BYTES + 1), 1, "64 kB"),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_its_line(text, line, says):
    with pytest.raises(UnreadableError, match=says) as refused:
        parse_article(text, PATH)

    assert refused.value.fault.line == line


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("area: england", "area: mars", "england, lancashire"),
        ("checked: 2026-11-24\ndue", "checked: soon\ndue", "“checked”"),
        ("group: support", "group: support\nowner: me", "“owner” is not a field"),
        ("title: How do I ask for help?", "title: ''", "“title”"),
        ("contacts:\n- sendias", "contacts: sendias", "must be a list"),
        ("  section: s.36(8)\n", "", "section"),
    ],
)
def test_a_wrong_field_is_refused_by_its_name(before, after, says):
    text = article_text(make_article())
    assert before in text

    with pytest.raises(UnreadableError, match=says) as refused:
        parse_article(text.replace(before, after, 1), PATH)

    assert refused.value.fault.line > 1


def test_a_change_of_law_takes_effect_on_its_day():
    article = make_article(law=LawStatus.PROPOSED, law_becomes=LawChange(date(2029, 9, 1), LawStatus.IN_FORCE))

    assert article.law_status_on(date(2029, 8, 31)) is LawStatus.PROPOSED
    assert article.law_status_on(date(2029, 9, 1)) is LawStatus.IN_FORCE
    assert replace(article, law_becomes=None).law_status_on(date(2040, 1, 1)) is LawStatus.PROPOSED
