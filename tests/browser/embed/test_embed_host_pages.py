"""The widget holds its own on pages that are strict, hostile, or never stand still."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.embed.conftest import Stage, Visit
from web.embed.loaders import NEWEST, loader

HOSTILE = """
* { all: unset !important; }
*, *::before, *::after { all: unset !important; transition: all 9s !important; }
div, section, iframe, button { display: none !important; visibility: hidden !important; }
:root > * { transform: rotate(3deg) !important; opacity: 0.2 !important; }
sendias-chat { display: none !important; position: static !important; z-index: -1 !important; opacity: 0 !important; }
main { display: block !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; background: red !important; }
"""


def test_it_works_under_a_strict_policy_with_no_violation(stage: Stage, visit: Visit):
    policy = f"default-src 'self' {stage.ours}; require-trusted-types-for 'script'"
    line = stage.line('data-ground="#5b2a86" data-ink="#ffffff"')
    visit.page.add_init_script(
        "window.violations = []; document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective));"
    )
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{line}</p></main>", policy=policy))

    visit.open()
    visit.ask()

    assert visit.page.evaluate("violations") == []
    assert visit.button.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(91, 42, 134)"


def test_the_pinned_loader_is_taken_with_its_fingerprint_and_refused_with_another(stage: Stage, visit: Visit):
    pinned = loader(NEWEST)
    right = f'integrity="{pinned.integrity}" crossorigin="anonymous"'
    visit.page.goto(stage.put(f"<main><p>{stage.line(right, source=pinned.address)}</p></main>", path="/right"))
    visit.open()

    wrong = 'integrity="sha384-AAAA" crossorigin="anonymous"'
    visit.page.goto(stage.put(f"<main><p>{stage.line(wrong, source=pinned.address)}</p></main>", path="/wrong"))
    visit.page.wait_for_load_state("networkidle")

    expect(visit.button).to_have_count(0)


def test_no_style_of_the_page_reaches_it(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>", head=f"<style>{HOSTILE}</style>"))

    frame = visit.open()
    visit.ask()

    expect(frame.locator(".answer-lead")).to_be_visible()
    expect(visit.panel.get_by_role("button", name="Close the chat")).to_be_visible()
    box = visit.panel.bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (430, 720)
    topmost = visit.page.evaluate("({x, y}) => document.elementFromPoint(x + 200, y + 20).localName", box)
    assert topmost == "sendias-chat"
    assert visit.panel.evaluate("panel => getComputedStyle(panel.getRootNode().host).opacity") == "1"


def test_two_copies_of_the_line_make_one_button(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p><p>{stage.line()}</p></main>"))
    visit.open()

    expect(visit.page.locator("sendias-chat")).to_have_count(1)
    assert len([frame for frame in visit.page.frames if "/embed/" in frame.url]) == 1
    assert visit.faults == []


def test_a_body_that_is_swapped_leaves_the_conversation_where_it_is(stage: Stage, visit: Visit):
    line = stage.line()
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{line}</p></main>"))
    frame = visit.open()
    visit.ask()

    visit.page.evaluate(
        "line => { const body = document.createElement('body'); body.innerHTML = `<main><h1>New</h1>${line}</main>`; document.body = body; }",
        line,
    )

    expect(visit.panel).to_be_visible()
    expect(frame.locator("[data-log] .answer")).to_have_count(1)
    expect(visit.link).to_have_role("button")
    visit.panel.get_by_role("button", name="Close the chat").click()
    visit.link.click()
    expect(visit.panel).to_be_visible()
    assert visit.faults == []


def test_the_button_goes_with_the_line_and_comes_back_with_it(stage: Stage, visit: Visit):
    line = stage.line()
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{line}</p></main>"))
    visit.button.wait_for()

    visit.page.evaluate("document.body.innerHTML = '<main><h1>Elsewhere</h1></main>'")
    expect(visit.button).to_be_hidden()
    visit.page.evaluate("line => { document.body.innerHTML = `<main><h1>Help</h1>${line}</main>`; }", line)

    expect(visit.button).to_be_visible()


def test_it_comes_back_when_the_page_throws_it_out(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.button.wait_for()

    visit.page.evaluate("document.querySelector('sendias-chat').remove()")

    expect(visit.button).to_be_visible()
    visit.open()
    assert visit.faults == []


def test_taking_it_out_for_good_leaves_the_page_as_it_was(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.open()

    visit.page.evaluate("SendiasChat.remove()")
    visit.page.evaluate("document.body.append('anything')")
    visit.page.wait_for_timeout(100)

    expect(visit.page.locator("sendias-chat")).to_have_count(0)
    assert visit.link.get_attribute("role") is None
    assert visit.page.evaluate("typeof SendiasChat") == "undefined"
    visit.link.click()
    expect(visit.page).to_have_url(f"{stage.ours}/?partner=oakfield")


def test_nothing_on_the_page_ever_moves_because_of_it(stage: Stage, visit: Visit):
    visit.page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => shift += e.value)).observe({type: 'layout-shift', buffered: true});"
    )
    text = "<p>The school day begins at nine.</p>" * 40
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p>{text}</main>"))

    visit.open()
    visit.ask()
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_timeout(300)

    assert visit.page.evaluate("shift") == 0


def test_colours_that_cannot_be_read_are_not_taken(stage: Stage, visit: Visit):
    colours = 'data-ground="#cccccc" data-ink="#ffffff"'
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line(colours)}</p></main>"))

    assert visit.button.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(14, 85, 89)"


def test_a_page_written_from_right_to_left_has_the_button_at_its_left(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>", attributes='lang="ur" dir="rtl"'))

    box = visit.button.bounding_box()

    assert box is not None
    assert round(box["x"]) == 16


def test_the_button_can_be_left_out_where_the_link_is_enough(stage: Stage, visit: Visit):
    line = stage.line('data-position="inline"')
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{line}</p></main>"))
    expect(visit.link).to_have_role("button")

    expect(visit.button).to_be_hidden()
    visit.link.click()
    expect(visit.panel).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 640)])
def test_a_small_screen_is_filled_and_scrolls_one_way_only(stage: Stage, browser: Browser, width: int, height: int):
    with browser.new_context(viewport={"width": width, "height": height}, has_touch=True) as context:
        visit = Visit(context.new_page())
        visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
        frame = visit.open()
        visit.ask()

        assert visit.panel.bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_panel_ends_where_the_on_screen_keyboard_begins(stage: Stage, browser: Browser):
    with browser.new_context(viewport={"width": 360, "height": 640}) as context:
        visit = Visit(context.new_page())
        visit.page.add_init_script(
            "window.keyboard = Object.assign(new EventTarget(), {height: 640, offsetTop: 0, scale: 1});"
            "if (window === top) Object.defineProperty(window, 'visualViewport', {value: keyboard});"
        )
        visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
        visit.open()

        visit.page.evaluate(
            "keyboard.height = 300; keyboard.offsetTop = 40; keyboard.dispatchEvent(new Event('resize'))"
        )

        assert visit.panel.bounding_box() == {"x": 0, "y": 40, "width": 360, "height": 300}
