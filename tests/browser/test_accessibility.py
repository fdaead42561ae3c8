"""Claims about every page and state: no fault that axe can find, and no scrolling from side to side."""

from collections.abc import Callable

import pytest

from tests.browser.window import LOOKS, OpenWindow, Window

NONE: dict[str, list[str]] = {look: [] for look in LOOKS}
SIZES = [pytest.param((320, 640), id="320"), pytest.param((1280, 800), id="1280")]

PAGES = (
    "/",
    "/answers/",
    "/answers/?q=tribunal",
    "/answers/ehc-assessment-refused",
    "/answers/ehc-assessment-refused?version=plain",
    "/person",
    "/return",
    "/privacy",
    "/accessibility",
    "/transcript.html",
    "/nothing-here",
)


def _answered(window: Window) -> None:
    window.open().ask("la refused to asses my son what now")


def _unfolded(window: Window) -> None:
    _answered(window)
    for summary in window.page.locator(".answer summary").all():
        summary.click()


def _asked_which(window: Window) -> None:
    window.open().ask("transport")


def _not_known(window: Window) -> None:
    window.open().ask("who won the football last night")


def _wants_a_person(window: Window) -> None:
    window.open().ask("can i talk to a real person please")


def _in_danger(window: Window) -> None:
    window.open().ask("i want to kill myself")
    window.page.locator(".safety").wait_for()


def _waiting(window: Window) -> None:
    window.open("/person")
    window.page.get_by_label("Here in this chat").check()
    window.page.get_by_label("Our advisers may read my chat").check()
    window.page.get_by_role("button", name="Ask for a person").click()
    window.page.locator("#waiting, form.story").first.wait_for()


def _checks_the_story(window: Window) -> None:
    _answered(window)
    _waiting(window)


def _form_with_errors(window: Window) -> None:
    window.open("/person")
    window.page.get_by_role("button", name="Ask for a person").click()
    window.page.locator(".summary").wait_for()


def _too_long(window: Window) -> None:
    window.open().page.get_by_label("Your question").fill("x" * 2100)
    window.page.get_by_role("button", name="Send", exact=True).click()


def _says_no(window: Window) -> None:
    _answered(window)
    window.page.get_by_role("button", name="No", exact=True).click()
    window.page.get_by_role("heading", name="What was wrong").wait_for()


def _deleting(window: Window) -> None:
    _answered(window)
    window.open("/delete")


def _copy(window: Window) -> None:
    _answered(window)
    window.open("/transcript.html")


def _line_is_down(window: Window) -> None:
    window.open()
    window.context.set_offline(True)
    window.page.get_by_label("Your question").fill("are you there")
    window.page.get_by_role("button", name="Send", exact=True).click()
    window.page.get_by_text("Not sent yet.").wait_for()


STATES = (
    _answered,
    _unfolded,
    _asked_which,
    _not_known,
    _wants_a_person,
    _in_danger,
    _checks_the_story,
    _waiting,
    _form_with_errors,
    _too_long,
    _says_no,
    _deleting,
    _copy,
    _line_is_down,
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_fault(open_window: OpenWindow, path: str, size: tuple[int, int]) -> None:
    window = open_window(*size).open(path)

    assert window.faults_in_every_look() == NONE
    assert window.overflow == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bring_about", STATES, ids=lambda state: state.__name__.strip("_"))
def test_no_state_has_a_fault(
    open_window: OpenWindow, bring_about: Callable[[Window], None], size: tuple[int, int]
) -> None:
    window = open_window(*size)

    bring_about(window)

    assert window.faults_in_every_look() == NONE
    assert window.overflow == 0


def test_nothing_scrolls_both_ways_at_400_percent(open_window: OpenWindow) -> None:
    window = open_window(width=320, height=256)

    _unfolded(window)

    assert window.overflow == 0


def test_text_may_be_spaced_out(open_window: OpenWindow) -> None:
    """WCAG 1.4.12: a reader's own spacing must cut nothing off and push nothing out."""
    window = open_window(width=320, height=640, bypass_csp=True)
    _unfolded(window)

    window.page.add_style_tag(
        content="* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}"
        " p {margin-bottom: 2em !important}"
    )

    assert window.overflow == 0


def test_every_target_is_big_enough_for_a_thumb(open_window: OpenWindow) -> None:
    """WCAG 2.5.8 asks for 24 pixels; links within a sentence are exempt."""
    window = open_window(width=320, height=640)
    _answered(window)

    small = window.page.locator("button:visible, summary:visible, .way:visible, .yours-links a:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 24).map(one => one.textContent)"
    )

    assert small == []
