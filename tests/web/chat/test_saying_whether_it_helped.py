"""Claims about feedback with HTML alone."""

from tests.web.visiting import Page, Visitor, words

QUESTION = "how do i ask the council for an assessment"


def test_a_yes_is_thanked_for(visitor: Visitor) -> None:
    page = visitor.submit(visitor.ask(QUESTION), "/feedback", helpful="yes")

    assert "Thank you." in words(page.one("div", class_="notice"))
    assert not page.holds("form", action="/feedback")


def test_a_no_asks_what_was_wrong(visitor: Visitor) -> None:
    page = _after_a_no(visitor)

    page = visitor.submit(page, "/feedback/reason", reason="wrong", detail="It is 3 weeks.")

    assert "Thank you." in words(page.one("div", class_="notice"))


def test_a_reason_has_to_be_chosen_and_the_words_are_kept(visitor: Visitor) -> None:
    page = visitor.submit(_after_a_no(visitor), "/feedback/reason", 400, detail="It is 3 weeks.")

    assert [link.get("href") for link in page.one("div", class_="summary").iter("a")] == ["#reason"]
    assert words(page.one("textarea")) == "It is 3 weeks."


def test_words_that_are_too_long_are_kept(visitor: Visitor) -> None:
    page = visitor.submit(_after_a_no(visitor), "/feedback/reason", 400, reason="wrong", detail="x" * 2000)

    assert words(page.one("textarea")) == "x" * 2000


def test_nobody_can_judge_the_message_of_another(visitor: Visitor) -> None:
    page = visitor.ask(QUESTION)

    visitor.submit(page, "/feedback", 400, helpful="yes", message="not-mine")


def _after_a_no(visitor: Visitor) -> Page:
    return visitor.submit(visitor.ask(QUESTION), "/feedback", helpful="no")
