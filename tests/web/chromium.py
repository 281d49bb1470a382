"""A Chromium for the tests: one that is there, else Playwright's, else the system's.

    python -m tests.web.chromium

sees to one; the tests never go without.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """The path of a Chromium that is there; None without one."""
    return next(iter(_found()), None)


def _found() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
    for name in NAMES:
        if path := shutil.which(name):
            yield path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own


def see_to_one() -> str:
    """Install a Chromium where there is none.

    Raises:
        SystemExit: neither Playwright nor the system's packages gave one.
    """
    ways = (
        [[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]],
        [[sys.executable, "-m", "playwright", "install", "chromium"]],
        [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]],
        [["sudo", "-n", "apt-get", "install", "-y", "-qq", "chromium"]],
    )
    for commands in ways:
        if path := installed():
            return path
        for command in commands:
            if shutil.which(command[0]):
                subprocess.run(command, check=False, stdout=sys.stderr)
    if path := installed():
        return path
    raise SystemExit("no Chromium: install one, or name it in CHROMIUM")


if __name__ == "__main__":
    print(see_to_one())
