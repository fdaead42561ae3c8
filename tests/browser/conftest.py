"""A real Chromium on the real service. Where there is no Chromium, the tests say how to get one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server  # type: ignore[import-untyped] # It ships no types.

from tests.browser.window import OpenWindow, Window
from tests.conftest import skip_or_fail
from web.parts import parts_of

HOW_TO_GET_IT = "apt-get install --no-install-recommends chromium"
CALM = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # A sandbox cannot be made as root, which is what CI often is.
    *(("--no-sandbox",) if os.geteuid() == 0 else ()),
)


def path_of_chromium() -> str:
    """Where Chromium is. Skips the test, or fails it, where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        skip_or_fail("Chromium", HOW_TO_GET_IT)
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = path_of_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*CALM])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(real_app: Flask) -> Iterator[str]:
    """Where the service answers, on a port that was free."""
    parts_of(real_app).brain.current()
    # A page that is left may hold its stream, and with it a thread, until the next heartbeat.
    server = create_server(real_app, host="127.0.0.1", port=0, threads=64)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def open_window(chromium: Browser, address: str) -> Iterator[OpenWindow]:
    """Opens windows, and proves in the end that none of them asked anybody else for anything, or met an error."""
    windows: list[Window] = []

    def open_one(*size: int, **settings: Any) -> Window:
        windows.append(Window(chromium, address, *size, **settings))
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()
        assert window.strangers == []
        assert window.errors == []
