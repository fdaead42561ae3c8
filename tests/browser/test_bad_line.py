"""Claims about a line that drops or is slow: nothing is lost, and the page stays light."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import APIResponse, Route

from tests.browser.window import OpenWindow
from web.assets import STATIC

KILOBYTE = 1000
FIRST_PAGE = 100 * KILOBYTE
STYLES = 15 * KILOBYTE
QUESTION = "la refused to asses my son what now"


def test_a_message_written_without_a_line_is_sent_once_when_it_is_back(open_window: OpenWindow) -> None:
    window = open_window()
    page = window.open().page
    window.context.set_offline(True)

    page.get_by_label("Your question").fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_text("Not sent yet. Trying again.").wait_for()
    assert page.locator(".pending .bubble").inner_text() == QUESTION
    window.context.set_offline(False)
    page.locator(".message-chatbot").wait_for()

    assert page.locator(".pending").count() == 0
    assert page.locator(".message-visitor").count() == 1
    page.reload()
    assert page.locator(".message-visitor").count() == 1


def test_two_messages_written_without_a_line_arrive_in_their_order(open_window: OpenWindow) -> None:
    window = open_window()
    page = window.open().page
    window.context.set_offline(True)
    for text in ("first question", "second question"):
        page.get_by_label("Your question").fill(text)
        page.keyboard.press("Enter")
    window.context.set_offline(False)

    page.locator(".message-chatbot").nth(1).wait_for()

    assert page.locator(".message-visitor .bubble").all_inner_texts() == ["first question", "second question"]


def test_an_answer_that_got_lost_on_the_way_back_does_not_make_a_second_message(open_window: OpenWindow) -> None:
    window = open_window()
    page = window.open().page
    window.ask("hello")
    lost: list[APIResponse] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort()

    page.route("**/ask", lose_the_first)
    window.ask(QUESTION)

    assert len(lost) == 1
    page.reload()
    assert page.locator(".message-visitor").count() == 2


def test_a_page_from_an_old_visit_sends_its_message_all_the_same(open_window: OpenWindow) -> None:
    window = open_window()
    window.open()
    window.context.clear_cookies()

    assert "2 months" in window.ask(QUESTION).inner_text()


def test_the_first_page_is_light(open_window: OpenWindow) -> None:
    window = open_window()
    window.open().page.wait_for_load_state("networkidle")

    assert len(window.asked) > 1
    assert window.weight < FIRST_PAGE


def test_the_styles_are_light() -> None:
    assert _squeezed(STATIC.glob("style/*.css")) < STYLES


def test_the_first_page_can_be_used_on_a_slow_line(open_window: OpenWindow) -> None:
    """400 ms there and back, 50 kB a second: the budget in bytes keeps it within 5 seconds; here it only has to work."""
    window = open_window()
    window.context.new_cdp_session(window.page).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000},
    )

    assert "2 months" in window.open().ask(QUESTION).inner_text()


def _squeezed(paths: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)
