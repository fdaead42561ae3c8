"""The widget can be used by everybody, inside somebody else's page: by keyboard, by name, and without a fault that axe finds."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.embed.conftest import Stage, Visit, faults_found_by_axe


def page_in_order(stage: Stage) -> str:
    """A page without a fault of its own."""
    after = '<p><a href="/contact">Contact the school</a></p>'
    return stage.put(f"<main><h1>Help for families</h1><p>{stage.line()}</p>{after}</main>")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="light"),
        pytest.param({"color_scheme": "dark"}, id="dark"),
        pytest.param({"forced_colors": "active", "reduced_motion": "reduce"}, id="forced colours"),
        pytest.param({"viewport": {"width": 320, "height": 256}}, id="400 %"),
    ],
)
def test_axe_finds_no_fault_in_page_and_frame_closed_and_open(stage: Stage, browser: Browser, changes):
    with browser.new_context(**changes) as context:
        visit = Visit(context.new_page())
        visit.page.goto(page_in_order(stage))
        visit.button.wait_for()
        closed = faults_found_by_axe(visit.page)
        visit.open()
        opened = faults_found_by_axe(visit.page)
        visit.ask()
        answered = faults_found_by_axe(visit.page)

        assert (closed, opened, answered) == ([], [], [])


def test_the_whole_journey_can_be_made_by_keyboard(stage: Stage, visit: Visit):
    keyboard = visit.page.keyboard
    visit.page.goto(page_in_order(stage))
    visit.button.wait_for()

    keyboard.press("Tab")
    expect(visit.link).to_be_focused()
    keyboard.press("Space")
    frame = visit.chat
    expect(frame.locator("textarea")).to_be_focused()
    expect(frame.locator("textarea")).to_be_in_viewport(ratio=1)
    keyboard.type("how long does an assessment take")
    keyboard.press("Enter")
    frame.locator("[data-log] .answer").wait_for()
    keyboard.press("Escape")

    expect(visit.panel).to_be_hidden()
    expect(visit.link).to_be_focused()
    keyboard.press("Tab")
    expect(visit.page.get_by_role("link", name="Contact the school")).to_be_focused()
    keyboard.press("Tab")
    expect(visit.button).to_be_focused()
    keyboard.press("Enter")
    expect(frame.locator("textarea")).to_be_focused()
    expect(frame.locator("[data-log] .answer")).to_have_count(1)


def test_the_focus_is_never_held_in_the_panel(stage: Stage, visit: Visit):
    visit.page.goto(page_in_order(stage))
    visit.open()
    expect(visit.chat.locator("textarea")).to_be_focused()

    places = []
    for _ in range(40):
        visit.page.keyboard.press("Shift+Tab")
        places.append(visit.page.evaluate("document.activeElement.textContent.trim()"))
        if places[-1] == "Contact the school":
            break

    assert places[-1] == "Contact the school"
    expect(visit.panel).to_be_visible()


def test_escape_closes_from_the_bar_as_well(stage: Stage, visit: Visit):
    visit.page.goto(page_in_order(stage))
    visit.open()

    visit.panel.get_by_role("button", name="Close the chat").focus()
    visit.page.keyboard.press("Escape")

    expect(visit.panel).to_be_hidden()
    expect(visit.button).to_be_focused()


def test_everything_has_a_name_and_a_role(stage: Stage, visit: Visit):
    visit.page.goto(page_in_order(stage))
    expect(visit.page.get_by_role("region", name="Ask SENDIAS").locator("button")).to_be_visible()
    visit.open()

    expect(visit.page.get_by_role("dialog", name="Ask SENDIAS")).to_be_visible()
    expect(visit.page.locator("sendias-chat iframe")).to_have_attribute("title", "Ask SENDIAS")
    expect(visit.page.get_by_role("button", name="Ask SENDIAS")).to_have_attribute("aria-expanded", "true")


def test_the_page_behind_is_not_touched_while_the_chat_is_open(stage: Stage, visit: Visit):
    visit.page.goto(page_in_order(stage))
    visit.open()

    visit.page.get_by_role("link", name="Contact the school").focus()

    expect(visit.page.get_by_role("link", name="Contact the school")).to_be_focused()
    expect(visit.panel).to_be_visible()


def test_on_a_touch_screen_the_keyboard_does_not_cover_the_chat_before_it_is_read(stage: Stage, browser: Browser):
    with browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True) as context:
        visit = Visit(context.new_page())
        visit.page.goto(page_in_order(stage))
        frame = visit.open()

        expect(frame.locator("main")).to_be_focused()


def test_turning_a_page_in_the_frame_brings_the_reader_to_its_beginning(stage: Stage, visit: Visit):
    visit.page.goto(page_in_order(stage))
    frame = visit.open()

    frame.get_by_role("link", name="Privacy").click()

    expect(frame.locator("main")).to_be_focused()
    expect(frame.get_by_role("heading", level=1)).to_contain_text("privacy")
    assert faults_found_by_axe(visit.page) == []
