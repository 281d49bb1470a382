"""How long a coach waits for the page: from a race dropped on another week to the proven answer.

    python -m benchmarks.page [SCENARIO...]

Serves each scenario from a copy, with its plan, to a real Chromium. Each race is moved by keys to
the same weekday of every other week of the block, and put back; what is measured is the browser's
own clock, from the key that drops it until the answer stands in the region.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.web.chromium import see_to_one

from periodize.web.server import prepared

SCENARIOS = Path(__file__).parents[1] / "scenarios"
SIX = (
    "autumn-marathon",
    "half-two-quality-days",
    "hilly-half-strong",
    "marathon-with-tune-up-half",
    "masters-careful-knee",
    "travelling-week",
)
WAIT = 120_000
"""Milliseconds after which an answer is given up."""
WATCH = """race => new Promise(done => {
  const begun = performance.now();
  new MutationObserver((_, watching) => {
    if (!document.querySelector('#what-if [data-ask=undo]')) return;
    watching.disconnect();
    done(performance.now() - begun);
  }).observe(document.getElementById('what-if'), {childList: true});
  race.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
})"""


def main(names: Sequence[str]) -> None:
    """Print for each scenario, and over all, the median and the longest wait in seconds."""
    every: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=see_to_one(), args=["--no-sandbox"])
        for name in names:
            waits = list(_waits(browser.new_page(), SCENARIOS / f"{name}.yaml"))
            every += waits
            print(f"{name:30} {_figures(waits)}", flush=True)
        browser.close()
    print(f"{'all':30} {_figures(every)}")


def _figures(waits: Sequence[float]) -> str:
    if not waits:
        return "no race to move"
    return f"{len(waits):3} moves, median {statistics.median(waits):.2f} s, most {max(waits):.2f} s"


def _waits(page: Page, scenario: Path) -> Iterator[float]:
    page.set_default_timeout(WAIT)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SCENARIOS, folder, dirs_exist_ok=True)
        file = Path(folder) / scenario.name
        program = "from periodize.cli import main; main()"
        subprocess.run([sys.executable, "-c", program, "solve", file, "--quiet"], check=True)
        serving = prepared([file], port=0, read_only=True)
        thread = threading.Thread(target=serving.run)
        thread.start()
        try:
            begun = time.monotonic()
            page.goto(serving.address)
            page.locator("button.session").first.wait_for()
            print(f"{scenario.stem:30} page after {time.monotonic() - begun:.2f} s", flush=True)
            for place in range(page.locator('[data-kind="race"]').count()):
                yield from _moves(page, place)
        finally:
            serving.server.should_exit = True
            thread.join()


def _moves(page: Page, place: int) -> Iterator[float]:
    """A race moved to every other week, and back."""
    weeks = page.locator("tr.week").count()
    here = page.locator('[data-kind="race"]').nth(place)
    name = here.get_attribute("data-id") or ""
    own = here.evaluate(
        "race => [...document.querySelectorAll('tr.week')].indexOf(race.closest('tr'))"
    )
    for week in range(weeks):
        race = page.locator(f'[data-kind="race"][data-id="{name}"]')
        if week == own or race.count() == 0:
            continue
        race.focus()
        page.keyboard.press("Enter")
        for _ in range(abs(week - own)):
            page.keyboard.press("ArrowUp" if week < own else "ArrowDown")
        if not page.locator("td.target").count():
            page.keyboard.press("Escape")
            continue
        yield race.evaluate(WATCH) / 1000
        page.locator('[data-ask="undo"]').click()
        page.locator("#what-if .hint").wait_for()


if __name__ == "__main__":
    main(sys.argv[1:] or SIX)
