"""Markdown becomes HTML that is safe to show, with sources numbered and time limits filled in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.knowledge.rendering import plain_text, readable_text, render, render_markdown
from tests.builders import make_article, make_source


def test_a_source_mark_becomes_a_link_to_its_number():
    html = render(make_article(sources=(make_source(key="a"), make_source()), body="It must.[^act]"), {}).body

    assert html == '<p>It must.<sup><a class="source-mark" href="#source-2">[2]</a></sup></p>'


def test_a_time_limit_is_filled_in_from_the_one_place_it_is_written():
    article = make_article(short_answer="You have {{appeal}}.")

    assert render(article, {"appeal": "2 months"}).short_answer == "<p>You have 2 months.</p>"
    assert plain_text(article.short_answer, {"appeal": "2 months"}) == "You have 2 months."


def test_a_table_names_its_columns_for_screen_readers():
    assert '<th scope="col">What</th>' in render_markdown("| What | When |\n|---|---|\n| a | b |")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[tap](javascript:alert(1))",
        "[tap](data:text/html,x)",
        "<iframe src='https://evil.example'></iframe>",
        "<p style='position:fixed' onclick='x()'>hi</p>",
        "<a href='https://ok.example' onmouseover=x>y</a>",
        "<svg><script>alert(1)</script></svg>",
    ],
)
def test_nothing_that_a_browser_could_run_is_left(hostile):
    html = render_markdown(hostile).lower()

    assert not any(
        sign in html for sign in ("<script", "onerror", "onclick", "onmouseover", "javascript:", "data:", "style=")
    )
    assert "<iframe" not in html


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_no_text_at_all_renders_to_an_active_element(text):
    html = render_markdown(text).lower()

    assert "<script" not in html
    assert "<img" not in html


def test_words_read_aloud_carry_no_marks():
    assert plain_text("**Yes.**[^act] You *can*.", {}) == "Yes. You can."


def test_a_text_for_places_without_markdown_has_plain_headings_and_rows():
    text = "## The dates\n\n| What | By when |\n|---|---|\n| Your **appeal** | 2 months[^act] |\n\n- One thing"

    assert readable_text(text, {}) == "The dates\n\nWhat: By when\nYour appeal: 2 months\n\n- One thing"
