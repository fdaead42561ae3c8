"""Claims about a whole visit, with a script and without, with a mouse and with the keyboard alone."""

import pytest

from tests.browser.window import NEUTRAL_PAGE, OpenWindow

QUESTION = "la refused to asses my son what now"
DEADLINE = "within 2 months of the date on the letter"


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no-script"])
def test_a_family_asks_chooses_asks_for_a_person_judges_copies_and_deletes(
    open_window: OpenWindow, with_script: bool
) -> None:
    window = open_window(width=320, height=640, java_script_enabled=with_script)
    page = window.open().page

    answer = window.ask(QUESTION)
    assert DEADLINE in answer.inner_text()

    answer.get_by_text("Read the full answer").click()
    assert answer.get_by_role("heading", name="Your choices").is_visible()

    answer.get_by_role("button", name="How does mediation work?").click()
    page.locator(".message-chatbot").nth(1).wait_for()

    page.get_by_role("button", name="Yes", exact=True).last.click()
    page.get_by_text("Thank you. An adviser reads what people tell us.").first.wait_for()

    page.get_by_role("link", name="Talk to a person").first.click()
    page.get_by_label("What can we call you?").fill("Sam")
    page.get_by_label("By phone").check()
    page.get_by_role("button", name="Ask for a person").click()
    assert page.get_by_label("What can we call you?").input_value() == "Sam"
    page.get_by_label("Your number or email address").fill("07700 900123")
    page.get_by_label("Our advisers may read my chat").check()
    page.get_by_role("button", name="Ask for a person").click()
    page.locator("form.story #send").click()
    assert page.locator("#waiting").is_visible()

    page.get_by_role("link", name="Get a copy").click()
    assert QUESTION in page.locator("main").inner_text()

    page.get_by_role("link", name="Back to the chat").first.click()
    page.get_by_role("link", name="Delete this chat").click()
    page.get_by_role("button", name="Yes, delete it").click()
    assert page.get_by_text("The chat is deleted.").is_visible()
    assert page.locator(".message").count() == 0


def test_the_whole_way_to_an_answer_and_a_person_needs_only_the_keyboard(open_window: OpenWindow) -> None:
    window = open_window()
    page = window.open().page

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the question box"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if page.locator(":focus").get_attribute("id") != "text":
        page.locator("#text").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".message-chatbot").wait_for()

    assert page.locator(":focus").get_attribute("id") == "text"
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").inner_text() == "Open or print this answer"


def test_what_has_the_focus_is_never_hidden_behind_what_sticks(open_window: OpenWindow) -> None:
    """WCAG 2.4.11, all the way through the page and back."""
    window = open_window(width=320, height=800)
    window.open().ask(QUESTION)
    page = window.page

    hidden = []
    for key in ["Shift+Tab"] * 25 + ["Tab"] * 25:
        page.keyboard.press(key)
        hidden += page.locator(":focus").evaluate_all(
            """all => all.filter(one => {
                const box = one.getBoundingClientRect();
                const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
                return box.height && !(at && (one.contains(at) || at.contains(one)));
            }).map(one => one.outerHTML.slice(0, 120))"""
        )

    assert hidden == []


def test_shift_and_enter_makes_a_new_line(open_window: OpenWindow) -> None:
    page = open_window().open().page
    page.get_by_label("Your question").focus()

    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")

    assert page.get_by_label("Your question").input_value() == "one\ntwo"


def test_a_new_message_is_announced_once_and_the_typing_state_never(open_window: OpenWindow) -> None:
    window = open_window()
    window.open().ask(QUESTION)

    log = window.page.get_by_role("log")
    assert log.get_attribute("aria-live") == "polite"
    assert log.locator(".message-chatbot").count() == 1
    assert window.page.locator(".pending").count() == 0
    assert window.page.locator("[data-working]").get_attribute("aria-hidden") == "true"


def test_markup_that_a_visitor_types_is_shown_as_text(open_window: OpenWindow) -> None:
    window = open_window()
    typed = "<img src=x onerror=alert(1)><script>alert(2)</script> & \u202e</textarea>"

    window.open().ask(typed)

    bubble = window.page.locator(".message-visitor .bubble")
    assert bubble.text_content() == typed
    assert bubble.locator("*").count() == 0


def test_the_count_shows_when_the_limit_gets_close(open_window: OpenWindow) -> None:
    page = open_window().open().page
    box = page.get_by_label("Your question")

    box.fill("x" * 100)
    assert not page.locator("[data-count]").is_visible()
    box.fill("x" * 1990)
    assert page.locator("[data-count]").inner_text() == "You have 10 letters or spaces left."
    box.fill("x" * 2001)
    assert page.locator("[data-count]").inner_text() == "You have typed 1 letter or space too many."


def test_a_message_that_is_too_long_is_not_sent_and_not_lost(open_window: OpenWindow) -> None:
    page = open_window().open().page

    page.get_by_label("Your question").fill("x" * 2001)
    page.keyboard.press("Enter")

    assert page.get_by_text("Your message is too long.").is_visible()
    assert page.get_by_label("Your question").input_value() == "x" * 2001


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no-script"])
def test_leaving_goes_to_a_neutral_page_and_back_shows_nothing(open_window: OpenWindow, with_script: bool) -> None:
    window = open_window(java_script_enabled=with_script)
    window.open().ask(QUESTION)

    window.page.get_by_role("link", name="Exit this page").click()
    window.page.wait_for_url(NEUTRAL_PAGE)
    window.page.go_back()

    assert window.page.get_by_text(QUESTION).count() == 0


def test_three_presses_on_shift_leave_the_page(open_window: OpenWindow) -> None:
    window = open_window()
    window.open().ask(QUESTION)

    for _ in range(3):
        window.page.keyboard.press("Shift")

    window.page.wait_for_url(NEUTRAL_PAGE)


def test_the_safety_card_stands_above_the_answer_and_its_numbers_stay_on_screen(open_window: OpenWindow) -> None:
    window = open_window(width=320, height=640)

    reply = window.open().ask("i want to kill myself. also how do i appeal to the tribunal")

    assert reply.locator("> *").nth(1).get_attribute("class") == "safety"
    dialled = reply.locator(".safety a[href^='tel:']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert "tel:116123" in dialled
    window.ask(QUESTION)
    assert window.page.locator("#pinned a[href='tel:999']").is_visible()
