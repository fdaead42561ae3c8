"""What the page and the frame may say to one another: a few kinds of message, each in one form, and never what was written."""

import pytest
from playwright.sync_api import expect

from tests.browser.embed.conftest import Stage, Visit
from tests.web.embed.test_partner_guide import CALLS

LISTEN = """() => {
    window.heard = [];
    for (const name of ['Open', 'Close', 'Answer', 'Handoff']) SendiasChat[`on${name}`](value => heard.push([name, value ?? null]));
}"""


@pytest.fixture
def opened(stage: Stage, visit: Visit) -> Visit:
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.button.wait_for()
    visit.page.evaluate(LISTEN)
    visit.open()
    return visit


def test_the_page_hears_that_it_opened_was_answered_and_closed_and_no_word_of_it(opened: Visit):
    opened.ask()
    opened.page.keyboard.press("Escape")
    expect(opened.panel).to_be_hidden()

    assert opened.page.evaluate("heard") == [["Open", None], ["Answer", "ask-for-help"], ["Close", None]]


def test_the_page_hears_that_a_person_was_asked_for(opened: Visit):
    frame = opened.ask()
    frame.get_by_role("link", name="Talk to a person").first.click()
    frame.get_by_label("Here in this chat").check()
    frame.get_by_label("Our advisers may read my chat").check()
    frame.get_by_role("button", name="Ask for a person").click()
    frame.get_by_role("button", name="Send this to the adviser").click()
    frame.locator("#waiting").wait_for()

    assert opened.page.evaluate("heard") == [["Open", None], ["Answer", "ask-for-help"], ["Handoff", None]]


def test_the_page_can_put_a_question_that_the_visitor_sends_or_not(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.button.wait_for()

    visit.page.evaluate("SendiasChat.ask('Who pays for the school bus?')")
    frame = visit.chat

    expect(frame.locator("textarea")).to_have_value("Who pays for the school bus?")
    expect(frame.locator("textarea")).to_be_focused()
    expect(frame.locator("[data-log] > *")).to_have_count(0)


def test_a_listener_can_be_taken_away_and_a_broken_one_breaks_nothing(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.button.wait_for()

    visit.page.evaluate(
        "() => { window.heard = []; SendiasChat.onOpen(() => { throw new Error('mine'); }); SendiasChat.onOpen(() => heard.push(1))(); SendiasChat.onOpen(() => heard.push(2)); SendiasChat.open(); }"
    )

    expect(visit.panel).to_be_visible()
    assert visit.page.evaluate("heard") == [2]


def test_the_page_is_told_when_the_button_is_there(stage: Stage, visit: Visit):
    visit.page.add_init_script(
        "document.addEventListener('sendias-chat-ready', () => { window.told = typeof SendiasChat.open; });"
    )
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.button.wait_for()

    assert visit.page.evaluate("told") == "function"


@pytest.mark.parametrize(
    "message",
    [
        {"sendias": 1, "kind": "close"},
        {"sendias": 2, "kind": "close", "value": ""},
        {"sendias": 1, "kind": "close", "value": "", "more": 1},
        {"sendias": 1, "kind": "close", "value": 0},
        {"sendias": 1, "kind": "answer", "value": "What my child said"},
        {"sendias": 1, "kind": "run", "value": "alert(1)"},
        "close",
        None,
        ["close"],
    ],
)
def test_the_loader_takes_no_message_of_another_form(opened: Visit, message):
    opened.chat.evaluate("message => parent.postMessage(message, '*')", message)
    opened.page.wait_for_timeout(150)

    expect(opened.panel).to_be_visible()
    assert opened.page.evaluate("heard") == [["Open", None]]


def test_the_loader_takes_no_message_from_anybody_but_the_frame(opened: Visit):
    opened.page.evaluate("postMessage({sendias: 1, kind: 'close', value: ''}, '*')")
    opened.page.evaluate(
        "() => new Promise(done => { const other = document.createElement('iframe'); other.srcdoc = `<script>parent.postMessage({sendias: 1, kind: 'close', value: ''}, '*')</script>`; other.onload = done; document.body.append(other); })"
    )
    opened.page.wait_for_timeout(150)

    expect(opened.panel).to_be_visible()


def test_the_frame_takes_no_message_of_another_form_or_from_itself(opened: Visit):
    frame = opened.chat
    say = "message => document.querySelector('sendias-chat').shadowRoot.querySelector('iframe').contentWindow.postMessage(message, '*')"
    for message in (
        {"sendias": 1, "kind": "ask", "value": "x" * 2001},
        {"sendias": 1, "kind": "ask", "value": "typed by a stranger", "more": 1},
        {"sendias": 1, "kind": "send", "value": "typed by a stranger"},
        "typed by a stranger",
    ):
        opened.page.evaluate(say, message)
    frame.evaluate("postMessage({sendias: 1, kind: 'ask', value: 'typed by the frame'}, '*')")
    opened.page.wait_for_timeout(150)

    expect(frame.locator("textarea")).to_have_value("")


def test_what_was_said_on_an_earlier_page_is_no_news_on_the_next(stage: Stage, opened: Visit):
    stage.put(f"<main><h1>Term dates</h1><p>{stage.line()}</p></main>", path="/dates")
    frame = opened.ask()
    frame.get_by_role("link", name="Talk to a person").first.click()
    frame.get_by_label("Here in this chat").check()
    frame.get_by_label("Our advisers may read my chat").check()
    frame.get_by_role("button", name="Ask for a person").click()
    frame.get_by_role("button", name="Send this to the adviser").click()
    frame.locator("#waiting").wait_for()

    opened.page.goto(f"{stage.address}/dates")
    opened.button.wait_for()
    opened.page.evaluate(LISTEN)
    opened.open().locator("#waiting").wait_for()

    assert opened.page.evaluate("heard") == [["Open", None]]


def test_the_page_may_do_what_the_types_say_and_nothing_else(opened: Visit):
    names = opened.page.evaluate("Object.keys(SendiasChat).sort()")

    assert names == sorted(CALLS)
    assert opened.page.evaluate("Object.isFrozen(SendiasChat)")
