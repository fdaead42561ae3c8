"""Only the origins that a partner has named may show the chat; to everybody else the browser shows nothing of it."""

import pytest
from playwright.sync_api import Page, expect

from chatbot.actions.save_partner import switch_partner
from tests.browser.embed.conftest import Stage, Visit
from web.parts import parts_of

ERROR_PAGE = "chrome-error://chromewebdata/"
SECONDS_TO_SWITCH = 5


def url_of_the_inmost_frame(page: Page) -> str:
    """Where the frame has ended up, once it has ended up anywhere."""
    page.wait_for_load_state("load")
    for _ in range(100):
        url = page.frames[-1].url
        if url not in {"", "about:blank"}:
            return url
        page.wait_for_timeout(50)
    raise AssertionError("the frame never loaded")


def test_the_origin_that_the_partner_named_is_shown_the_chat(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f'<main><iframe title="chat" src="{stage.ours}/embed/oakfield"></iframe></main>'))

    assert url_of_the_inmost_frame(visit.page) == f"{stage.ours}/embed/oakfield"
    expect(visit.page.frames[-1].locator("textarea")).to_be_visible()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://localhost:{other_port}/", id="another port"),
        pytest.param("http://127.0.0.1:{port}/", id="another name of the same machine"),
        pytest.param("http://partner.uk.evil.example:{port}/", id="a name that begins like the partner's"),
        pytest.param("http://localhost.evil.example:{port}/", id="another name that begins like the partner's"),
        pytest.param("http://partner.uk:{port}/", id="without encryption and on another port"),
    ],
)
def test_other_origins_are_shown_nothing(stage: Stage, visit: Visit, address: str):
    stage.put(f'<main><iframe title="chat" src="{stage.ours}/embed/oakfield"></iframe></main>')

    visit.page.goto(address.format(port=stage.port, other_port=stage.other_port))

    assert url_of_the_inmost_frame(visit.page) == ERROR_PAGE


def test_a_sandboxed_frame_of_the_partners_own_page_is_shown_nothing(stage: Stage, visit: Visit):
    stage.put(f'<iframe title="chat" src="{stage.ours}/embed/oakfield"></iframe>', path="/inner")
    visit.page.goto(stage.put('<iframe title="inner" sandbox="allow-scripts" src="/inner"></iframe>'))

    visit.page.wait_for_timeout(300)

    assert url_of_the_inmost_frame(visit.page) == ERROR_PAGE


def test_a_page_without_an_origin_is_shown_nothing(stage: Stage, visit: Visit):
    visit.page.goto(f'data:text/html,<iframe src="{stage.ours}/embed/oakfield"></iframe>')

    assert url_of_the_inmost_frame(visit.page) == ERROR_PAGE


def test_a_partner_that_has_named_no_origin_is_shown_nothing(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f'<iframe title="chat" src="{stage.ours}/embed/nowhere"></iframe>'))

    assert url_of_the_inmost_frame(visit.page) == ERROR_PAGE


@pytest.mark.parametrize("path", ["/", "/person", "/answers/", "/privacy", "/adviser/", "/?partner=oakfield"])
def test_no_other_page_of_ours_can_be_put_into_a_frame(stage: Stage, visit: Visit, path: str):
    visit.page.goto(stage.put(f'<iframe title="chat" src="{stage.ours}{path}"></iframe>'))

    assert url_of_the_inmost_frame(visit.page) == ERROR_PAGE


def test_where_it_may_not_be_shown_the_panel_says_so_and_leads_to_the_chat_page(stage: Stage, visit: Visit):
    stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>")
    visit.page.goto(f"http://localhost:{stage.other_port}/")

    visit.button.click()

    expect(visit.panel.get_by_role("status")).to_have_text("The chat cannot be shown on this page.", timeout=10_000)
    expect(visit.panel.get_by_role("link")).to_have_attribute("href", f"{stage.ours}/?partner=oakfield")


def test_another_site_cannot_send_a_visit_or_read_a_reply(stage: Stage, visit: Visit):
    visit.page.goto(stage.put("<main><h1>Help</h1></main>"))
    attempt = """async address => {
        try { return (await fetch(address, {headers: {Authorization: 'Visit x'}})).status; } catch { return 'refused'; }
    }"""

    assert visit.page.evaluate(attempt, f"{stage.ours}/messages") == "refused"
    assert visit.page.evaluate(attempt, f"{stage.ours}/embed/oakfield") == "refused"


def test_the_partners_own_pages_may_use_the_programming_interface_and_others_may_not(stage: Stage, visit: Visit):
    attempt = """async address => {
        const options = {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'};
        try { return (await fetch(address, options)).status; } catch { return 'refused'; }
    }"""
    visit.page.goto(stage.put("<main><h1>Help</h1></main>"))
    from_the_partner = visit.page.evaluate(attempt, f"{stage.ours}/api/v1/conversations")
    visit.page.goto(f"http://localhost:{stage.other_port}/")
    from_another = visit.page.evaluate(attempt, f"{stage.ours}/api/v1/conversations")

    assert (from_the_partner, from_another) == (201, "refused")


def test_switching_off_reaches_an_open_frame_and_nothing_that_was_typed_is_lost(stage: Stage, visit: Visit):
    parts = parts_of(stage.app)
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    frame = visit.open()
    visit.ask()
    try:
        switch_partner(parts, "oakfield", None, on=False, why="Asked by the school")
        visit.page.wait_for_timeout(SECONDS_TO_SWITCH * 1000)
        frame.locator("textarea").fill("how long does an assessment take")
        frame.get_by_role("button", name="Send").click()

        expect(frame.locator("[data-problem]")).to_contain_text("switched off on this website")
        expect(frame.locator("textarea")).to_have_value("how long does an assessment take")
        expect(frame.get_by_role("link", name="Talk to a person").first).to_be_visible()
    finally:
        switch_partner(parts, "oakfield", None, on=True, why="Asked by the school")
        visit.page.wait_for_timeout(1500)
