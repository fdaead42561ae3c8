"""The one line becomes a button that opens the chat in place, and the chat answers there."""

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.embed.conftest import Stage, Visit


def test_the_button_opens_the_chat_and_the_first_question_is_answered(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))

    visit.open()
    frame = visit.ask()

    expect(frame.locator(".answer-lead")).to_contain_text("You can write to the council")
    assert visit.faults == []


def test_nothing_is_asked_of_the_network_until_it_is_opened(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.button.wait_for()

    ours = [url for url in visit.requests if url.startswith(stage.ours)]

    assert ours == [f"{stage.ours}/embed.js"]
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_link_that_was_pasted_opens_it_too(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.button.wait_for()

    visit.link.click()

    expect(visit.panel).to_be_visible()
    expect(visit.link).to_have_role("button")
    assert visit.page.url == f"{stage.address}/"


def test_with_scripts_off_the_link_leads_to_the_chat_page(stage: Stage, browser: Browser):
    with browser.new_context(java_script_enabled=False) as context:
        visit = Visit(context.new_page())
        visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))

        visit.link.click()

        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Ask us about SEND")
        expect(visit.page.get_by_text("Hello from Oakfield School.")).to_be_visible()


def test_with_the_loader_blocked_the_link_leads_to_the_chat_page(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><p>{stage.line()}</p></main>", policy="script-src 'none'"))

    visit.link.click()

    expect(visit.page).to_have_url(f"{stage.ours}/?partner=oakfield")


def test_the_conversation_goes_on_when_the_visitor_turns_to_another_page_of_the_site(stage: Stage, visit: Visit):
    stage.put(f"<main><h1>Term dates</h1><p>{stage.line()}</p></main>", path="/dates")
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.open()
    visit.ask()

    visit.page.goto(f"{stage.address}/dates")
    frame = visit.open()

    expect(frame.locator("[data-log] .answer")).to_have_count(1)


def test_it_works_where_cookies_of_other_sites_are_blocked(stage: Stage, context: BrowserContext, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.open()

    visit.ask()
    frame = visit.ask("how long does an assessment take")

    expect(frame.locator("[data-log] .answer")).to_have_count(2)
    assert context.cookies() == []


def test_it_works_where_the_frame_is_lent_no_storage(stage: Stage, context: BrowserContext, visit: Visit):
    context.add_init_script(
        "if (window !== top) Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('', 'SecurityError'); }});"
    )
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.open()

    visit.ask()
    frame = visit.ask("how long does an assessment take")

    expect(frame.locator("[data-log] .answer")).to_have_count(2)
    assert visit.faults == []


def test_no_address_ever_carries_the_key_to_the_conversation(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    frame = visit.open()
    visit.ask()

    key = frame.evaluate("Object.values(sessionStorage)[0]")

    assert len(key) > 80
    assert not any(part in url for url in visit.requests for part in key.split(".") if len(part) > 5)
    assert {url.split("?")[0] for url in visit.requests if "?" in url} <= {f"{stage.ours}/messages"}


def test_a_person_can_be_asked_for_inside_the_frame(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    frame = visit.open()
    visit.ask()

    frame.get_by_role("link", name="Talk to a person").first.click()
    frame.get_by_role("heading", level=1, name="Talk to a person").wait_for()
    frame.get_by_role("button", name="Ask for a person").click()
    expect(frame.get_by_role("alert")).to_be_focused()
    frame.get_by_label("Here in this chat").check()
    frame.get_by_label("Our advisers may read my chat").check()
    frame.get_by_role("button", name="Ask for a person").click()
    frame.get_by_role("button", name="Send this to the adviser").click()

    expect(frame.locator("#waiting")).to_contain_text("Your chat is with our advisers")
    expect(frame.locator("[data-log] .answer")).to_have_count(1)


def test_the_chat_can_be_deleted_inside_the_frame(stage: Stage, visit: Visit):
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    frame = visit.open()
    visit.ask()

    frame.get_by_role("link", name="Delete this chat").click()
    frame.get_by_role("button", name="Yes, delete it").click()

    expect(frame.get_by_role("status").first).to_contain_text("The chat is deleted")
    expect(frame.locator("[data-log] .answer")).to_have_count(0)
    visit.ask()


def test_leaving_fast_takes_the_whole_page_away(stage: Stage, visit: Visit):
    visit.page.route("**/leave", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    frame = visit.open()
    visit.ask()

    frame.get_by_role("link", name="Exit this page").click()
    visit.page.wait_for_url(f"{stage.ours}/leave")

    assert visit.page.title() == "Weather"
