"""Claims about answers as pages."""

import json

import pytest
from flask import Flask

from chatbot.actions.sync_knowledge import sync_knowledge
from chatbot.knowledge.article import LawChange, LawStatus
from tests.builders import make_article
from tests.web.visiting import Visitor, words
from web.parts import parts_of

ADDRESS = "/answers/ask-for-help"


def test_the_index_lists_every_answer_under_its_subject(visitor: Visitor) -> None:
    page = visitor.open("/answers/")

    assert {"/answers/ask-for-help", "/answers/wait-for-help"} <= {link.get("href") for link in page.all("a")}


def test_the_index_can_be_sorted_by_where_a_family_stands(visitor: Visitor) -> None:
    assert visitor.open("/answers/?by=stage").holds("h2", id="stage-assessment")


def test_words_of_a_title_find_the_answer(visitor: Visitor) -> None:
    page = visitor.open("/answers/?q=ASK+for")

    assert page.holds("a", href=ADDRESS)
    assert page.one("input", name="q").get("value") == "ASK for"


@pytest.mark.parametrize("words", ["zzzzqqqq", "%00", "<script>alert(1)</script>"])
def test_a_search_that_finds_nothing_says_so(visitor: Visitor, words: str) -> None:
    assert "found no answer" in visitor.open(f"/answers/?q={words}").text


def test_a_page_carries_the_answer_its_sources_and_its_dates(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS)

    for said in ("It tells you in 6 weeks.", "Write a short letter.", "s.36(8)", "Checked 24 November 2026."):
        assert said in page.text
    assert page.holds("a", href="tel:03001236706")
    assert page.holds("a", href="/answers/wait-for-help")


def test_a_page_leads_to_the_plain_version(visitor: Visitor) -> None:
    assert "You can ask for help. Write to the council." in visitor.open(f"{ADDRESS}?version=plain").text


def test_search_engines_are_told_the_question_and_its_answer(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS)

    data = json.loads(words(page.one("script", type="application/ld+json")))
    assert data["@type"] == "FAQPage"
    assert data["mainEntity"]["name"] == "How do I ask for help?"
    assert "It tells you in 6 weeks." in data["mainEntity"]["acceptedAnswer"]["text"]


def test_a_title_cannot_break_out_of_what_search_engines_are_told(visitor: Visitor, page_app: Flask) -> None:
    _publish(page_app, title="</script><script>alert(1)</script>")

    page = visitor.open("/answers/changed")

    data = json.loads(words(page.one("script", type="application/ld+json")))
    assert data["mainEntity"]["name"] == "</script><script>alert(1)</script>"


def test_an_answer_past_its_date_says_so(visitor: Visitor, page_app: Flask) -> None:
    _publish(page_app, due=make_article().checked.replace(year=2025))

    assert "was due to be checked by 24 November 2025" in words(
        visitor.open("/answers/changed").one("p", class_="warning")
    )


@pytest.mark.parametrize(("law", "said"), [(LawStatus.PROPOSED, "not the law"), (LawStatus.ENDED, "has ended")])
def test_a_page_says_when_something_is_not_the_law(
    visitor: Visitor, page_app: Flask, law: LawStatus, said: str
) -> None:
    _publish(page_app, law=law)

    assert said in words(visitor.open("/answers/changed").one("p", class_="warning"))


def test_a_page_says_when_the_law_is_about_to_change(visitor: Visitor, page_app: Flask) -> None:
    _publish(page_app, law_becomes=LawChange(make_article().checked.replace(year=2030), LawStatus.ENDED))

    assert "From 24 November 2030" in words(visitor.open("/answers/changed").one("p", class_="warning"))


def test_an_answer_past_its_hard_end_is_gone_and_offers_a_person(visitor: Visitor, page_app: Flask) -> None:
    _publish(page_app, expires=make_article().checked.replace(year=2025))

    page = visitor.open("/answers/changed", status=410)

    assert "We have taken it down" in page.text
    assert "It tells you" not in page.text
    assert "/answers/changed" not in visitor.client.get("/sitemap.xml").text


def test_the_map_names_every_answer(visitor: Visitor) -> None:
    listed = visitor.client.get("/sitemap.xml")

    assert listed.mimetype == "application/xml"
    assert "<loc>http://localhost/answers/ask-for-help</loc>" in listed.text


def test_an_answer_that_does_not_exist_is_not_found(visitor: Visitor) -> None:
    visitor.open("/answers/nothing", status=404)


def _publish(app: Flask, **changes: object) -> None:
    parts = parts_of(app)
    sync_knowledge(parts.sessions, [make_article(id="changed", **changes)], parts.fixed.values, parts.clock())
