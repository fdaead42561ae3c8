"""One browser window: what a family sees, and what the browser asked for meanwhile."""

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import axe_playwright_python
from playwright.sync_api import Browser, Locator, Request, Route

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: Mapping[str, Any] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
NEUTRAL_PAGE = "https://www.bbc.co.uk/weather"

OpenWindow: TypeAlias = Callable[..., "Window"]


class Window:
    """A window of its own, with its own cookies. `strangers` are requests to anybody else, `errors` what the script met."""

    def __init__(self, browser: Browser, address: str, width: int = 1280, height: int = 800, **settings: Any) -> None:
        settings = {"reduced_motion": "reduce"} | settings
        self.address = address
        self.context = browser.new_context(viewport={"width": width, "height": height}, base_url=address, **settings)
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.strangers: list[str] = []
        self.errors: list[str] = []
        self.asked: list[Request] = []
        self.context.route("**/*", self._guard)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfinished", lambda request: self.asked.append(request))

    def open(self, path: str = "/") -> "Window":
        """Goes to a page of the service."""
        self.page.goto(path)
        return self

    def ask(self, text: str) -> Locator:
        """Asks with the keyboard, and waits for the reply."""
        replies = self.page.locator(".message-chatbot")
        before = replies.count()
        self.page.get_by_label("Your question").fill(text)
        self.page.get_by_role("button", name="Send", exact=True).click()
        replies.nth(before).wait_for()
        return replies.nth(before)

    def faults(self) -> list[str]:
        """What axe finds wrong with the page as it stands.

        Its script is evaluated, because the page's own rules let in no script that is not ours.
        """
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        return [
            f"{violation['id']}: {node['html'][:160]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def faults_in_every_look(self) -> dict[str, list[str]]:
        """What axe finds wrong in light, in dark and in forced colours."""
        found = {}
        for look, media in LOOKS.items():
            self.page.emulate_media(**media)
            found[look] = self.faults()
        return found

    @property
    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width

    @property
    def weight(self) -> int:
        """Bytes of everything asked for so far, as they are when they are squeezed on the way."""
        return sum(len(gzip.compress(response.body())) for request in self.asked if (response := request.response()))

    def close(self) -> None:
        """Closes the window."""
        self.context.close()

    def _guard(self, route: Route) -> None:
        url = route.request.url
        if url == f"{self.address}/leave":
            self._leave(route)
        elif url.startswith(self.address):
            route.continue_()
        elif url == NEUTRAL_PAGE:
            route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")
        else:
            self.strangers.append(url)
            route.abort()

    def _leave(self, route: Route) -> None:
        """Follows the way out by a page of our own making, because where a redirect leads cannot be caught."""
        response = route.fetch(max_redirects=0)
        target = response.headers["location"]
        onward = f'<title>Leaving</title><meta http-equiv="refresh" content="0; url={target}">'
        headers = {name: value for name, value in response.headers.items() if name in {"set-cookie", "cache-control"}}
        route.fulfill(status=200, headers=headers, content_type="text/html", body=onward)
