"""A family checks its story, sends it, sees where it stands, and says whether it helped: with forms alone."""

from flask import Flask

from chatbot.actions.advising.claim_handoff import claim_handoff
from chatbot.actions.advising.close_handoff import close_handoff
from chatbot.storage.handoffs import open_handoffs
from chatbot.storage.sessions import reading
from tests.actions.advising.builders import make_adviser, row_of
from tests.web.visiting import Page, Visitor
from web.parts import parts_of

FILLED_IN = {"name": "Jo", "route": "here", "consent": "yes"}


def ask_for_a_person(visitor: Visitor) -> Page:
    visitor.ask("my son is 9 and they refused")
    return visitor.submit(visitor.open("/person"), "/person", 200, **FILLED_IN)


def reference_in(page_app: Flask) -> str:
    with reading(parts_of(page_app).sessions) as session:
        return open_handoffs(session)[0].handoff.reference


def test_the_story_is_checked_before_anything_goes(page_app: Flask, visitor: Visitor) -> None:
    page = ask_for_a_person(visitor)

    assert page.path == "/story"
    assert "9 years old" in page.text or "9 years old" in page.source
    assert row_of(parts_of(page_app), reference_in(page_app)).story is None
    assert "The adviser cannot see your chat yet." in visitor.open("/").text


def test_what_is_left_out_and_changed_is_what_goes(page_app: Flask, visitor: Visitor) -> None:
    page = ask_for_a_person(visitor)
    shown = {field.get("id", ""): field.text or "" for field in page.all("textarea")}
    age = next(key for key in shown if key.startswith("age"))
    wants = next(key for key in shown if key.startswith("wants"))

    done = visitor.submit(page, "/story", 200, **shown | {f"{age}-left-out": "yes", wants: "A call"})

    assert "Your story is with our advisers." in done.text
    texts = [line["text"] for line in row_of(parts_of(page_app), reference_in(page_app)).story or ()]
    assert texts == ["my [left out] and they refused", "A call"]


def test_a_line_that_is_too_long_keeps_what_was_typed(visitor: Visitor) -> None:
    page = ask_for_a_person(visitor)
    wants = next(field.get("id", "") for field in page.all("textarea") if (field.get("id") or "").startswith("wants"))

    again = visitor.submit(page, "/story", 400, **{wants: "a" * 2001})

    assert "a" * 2001 in (again.one("textarea", id=wants).text or "")


def test_there_is_no_story_without_a_request(visitor: Visitor) -> None:
    assert visitor.open("/story").path == "/person"
    assert visitor.open("/after").path == "/"


def test_the_family_sees_who_has_its_chat_and_is_asked_once_when_it_is_done(page_app: Flask, visitor: Visitor) -> None:
    ask_for_a_person(visitor)
    parts, reference = parts_of(page_app), reference_in(page_app)
    sam = make_adviser(parts)
    claim_handoff(parts, sam, reference)
    assert "Sam, an adviser, has your chat" in visitor.open("/").text
    close_handoff(parts, sam, reference, "answered", "1")
    assert "Did talking to an adviser help?" in visitor.open("/").text

    question = visitor.open("/after")
    assert visitor.submit(question, "/after", 400).holds("a", href="#helped")
    thanks = visitor.submit(question, "/after", helped="yes", changed="The school listened")

    assert "Thank you. Your answer is noted." in thanks.text
    assert "Did talking to an adviser help?" not in thanks.text
    assert visitor.open("/after").one("input", id="helped").get("checked") is not None


def test_the_question_can_be_skipped(page_app: Flask, visitor: Visitor) -> None:
    ask_for_a_person(visitor)
    parts, reference = parts_of(page_app), reference_in(page_app)
    sam = make_adviser(parts)
    claim_handoff(parts, sam, reference)
    close_handoff(parts, sam, reference, "answered", "1")

    visitor.submit(visitor.open("/after"), "/after", skip="yes")

    assert "Did talking to an adviser help?" not in visitor.open("/").text
