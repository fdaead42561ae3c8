"""What a visitor downloads, packed as it travels: the loader, and everything up to the first answer."""

import gzip

from playwright.sync_api import Response

from tests.browser.embed.conftest import Stage, Visit

LARGEST_LOADER = 5_000
LARGEST_WHOLE = 60_000


def packed(response: Response) -> int:
    """Bytes of the body as gzip packs it, and of the headers as they stand."""
    headers = sum(len(name) + len(value) + 4 for name, value in response.all_headers().items())
    return len(gzip.compress(response.body(), 9)) + headers


def test_the_loader_and_the_whole_widget_stay_within_their_budgets(stage: Stage, visit: Visit, record_property):
    responses: list[Response] = []
    visit.page.on(
        "response", lambda response: responses.append(response) if response.url.startswith(stage.ours) else None
    )
    visit.page.goto(stage.put(f"<main><h1>Help</h1><p>{stage.line()}</p></main>"))
    visit.open()
    visit.ask()

    sizes = {response.url.removeprefix(stage.ours): packed(response) for response in responses}
    loader = len(gzip.compress(next(r for r in responses if r.url.endswith("/embed.js")).body(), 9))
    whole = sum(sizes.values())
    record_property("loader", loader)
    record_property("whole", whole)
    print(f"\nloader {loader} B gzipped, whole widget to the first answer {whole} B in {len(sizes)} responses")  # noqa: T201 - The figures belong into the output.

    assert loader <= LARGEST_LOADER
    assert whole <= LARGEST_WHOLE
