"""A browser for all tests of a process, and a page that is served to it by a thread."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from periodize.web.server import Serving, prepared
from tests.web.chromium import see_to_one

Opening = Callable[..., Page]
PATIENCE = 60_000
"""Milliseconds after which a test gives up."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; a root user, as in a container, has no sandbox."""
    expect.set_options(timeout=PATIENCE)
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=see_to_one(), args=arguments)
        yield found
        found.close()


@contextmanager
def served(*files: Path, read_only: bool = False) -> Iterator[Serving]:
    """A page that is served until the end of a `with`."""
    serving = prepared(files, port=0, read_only=read_only)
    thread = threading.Thread(target=serving.run)
    thread.start()
    try:
        yield serving
    finally:
        serving.server.should_exit = True
        thread.join()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opening]:
    """Opens a scenario's page; what goes wrong in it, or leaves this machine, fails the test."""
    wrong: list[str] = []
    with ExitStack() as stack:

        def opening(
            file: Path, *, read_only: bool = False, bypass_csp: bool = False, **how: object
        ) -> Page:
            serving = stack.enter_context(served(file, read_only=read_only))
            context: BrowserContext = browser.new_context(bypass_csp=bypass_csp, **how)  # type: ignore[arg-type]
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            here = serving.address.split("/?")[0]
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda said: _note(wrong, said.text, said.type == "error"))
            page.on("request", lambda to: _note(wrong, to.url, not to.url.startswith(here)))
            page.goto(serving.address)
            return page

        yield opening
    assert not wrong


def _note(wrong: list[str], text: str, is_wrong: bool) -> None:
    if is_wrong:
        wrong.append(text)
