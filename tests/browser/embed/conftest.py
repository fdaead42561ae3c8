"""The service on 127.0.0.1, a partner's site and somebody else's on other origins, and a Chromium to look at them with."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page

from chatbot.actions.partner_form import PartnerForm
from chatbot.actions.save_partner import add_partner
from chatbot.actions.sync_knowledge import sync_knowledge
from tests.browser.conftest import CALM, path_of_chromium
from tests.browser.embed.sites import Site, served
from tests.browser.embed.sites import page as page_of
from tests.builders import make_small_articles
from web.application import create_app
from web.parts import parts_of
from web.settings import Settings

ARGUMENTS = (
    # Playwright turns the partition of storage between sites off, which every browser of today has; the last list holds.
    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,PaintHolding,OptimizationHints",
    "--host-resolver-rules=MAP *.example 127.0.0.1, MAP *.uk 127.0.0.1",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Iterator[Browser]:
    """A second Chromium, for which many names lead to this machine."""
    browser = chromium.browser_type.launch(executable_path=path_of_chromium(), args=[*CALM, *ARGUMENTS])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def service(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The service with a few small articles, for all tests of the widget."""
    path = tmp_path_factory.mktemp("embed") / "chat.sqlite3"
    shutil.copy(migrated_sqlite, path)
    app = create_app(
        Settings(database_url=f"sqlite:///{path}", secret_key="for tests only, opens nothing", ratelimit_enabled=False)
    )
    parts = parts_of(app)
    sync_knowledge(parts.sessions, make_small_articles(), parts.fixed.values, parts.clock())
    parts.brain.current()
    yield app
    parts.close()


@dataclass(frozen=True)
class Stage:
    """Everything that a test of the widget stands on. `host` is the partner's site, at `address`; `ours` is our origin."""

    app: Flask
    ours: str
    host: Site
    port: int
    other_port: int

    @property
    def address(self) -> str:
        """The one origin that may show the chat."""
        return f"http://localhost:{self.port}"

    def line(self, attributes: str = "", *, partner: str = "oakfield", source: str = "/embed.js") -> str:
        """The one line that a partner pastes."""
        link = f'<a href="{self.ours}/?partner={partner}">Ask SENDIAS</a>'
        return f'{link}<script src="{self.ours}{source}" async {attributes}></script>'

    def put(self, body: str, path: str = "/", **changes: str | None) -> str:
        """Puts a page on the partner's site. Gives its address."""
        self.host.pages[path] = page_of(body, **changes)  # type: ignore[arg-type] # Passed on as they are.
        return f"{self.address}{path}"


@pytest.fixture(scope="session")
def stage(service: Flask) -> Iterator[Stage]:
    host = Site()
    with served(service) as ours, served(host) as port, served(host) as other_port:
        form = PartnerForm(
            name="Oakfield School",
            origins=f"http://localhost:{port}\nhttps://partner.uk",
            welcome="Hello from Oakfield School.",
            hours_note="Advisers reply in school hours.",
        )
        add_partner(parts_of(service), "oakfield", form, None)
        add_partner(parts_of(service), "nowhere", PartnerForm(name="Nowhere"), None)
        yield Stage(service, f"http://127.0.0.1:{ours}", host, port, other_port)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB") as context:
        yield context


class Visit:
    """A page on the partner's site, as a visitor meets it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    @property
    def button(self) -> Locator:
        """The button in the corner."""
        return self.page.locator("sendias-chat .ask")

    @property
    def link(self) -> Locator:
        """The link that the partner pasted."""
        return self.page.locator('a[href*="/?partner="]').first

    @property
    def panel(self) -> Locator:
        """The panel that opens."""
        return self.page.locator("sendias-chat .panel")

    @property
    def chat(self) -> Frame:
        """The chat in the panel, once it is there."""
        self.page.locator("sendias-chat iframe").wait_for(state="attached")
        handle = self.page.locator("sendias-chat iframe").element_handle()
        frame = handle.content_frame()
        assert frame is not None
        return frame

    def open(self) -> Frame:
        """Opens the chat by its button, and waits until it can be typed in."""
        self.button.click()
        frame = self.chat
        frame.locator("html.enhanced").wait_for()
        return frame

    def ask(self, text: str = "how do i ask the council for an assessment") -> Frame:
        """Asks a question and waits for the answer."""
        frame = self.chat
        frame.locator("textarea").fill(text)
        frame.get_by_role("button", name="Send").click()
        frame.locator("[data-log] .answer").last.wait_for()
        return frame


@pytest.fixture
def visit(context: BrowserContext) -> Visit:
    return Visit(context.new_page())


def faults_found_by_axe(page: Page) -> list[str]:
    """What axe finds in the page and in every frame of it. The script is evaluated, because our policy lets no tag in."""
    found: list[str] = []
    for frame in page.frames:
        frame.evaluate(AXE_SCRIPT)
        result = frame.evaluate("rules => axe.run(document, {runOnly: rules, iframes: false})", RULES)
        for violation in result["violations"]:
            found += [f"{violation['id']}: {node['target']} {node['html'][:120]}" for node in violation["nodes"]]
    return found
