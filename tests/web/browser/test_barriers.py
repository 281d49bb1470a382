"""The page for everybody: nothing serious is found by axe, in either scheme, narrow and wide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.cli.running import a_scenario, run
from tests.web.browser.conftest import Opening

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def barriers(page: Page) -> list[str]:
    """What axe finds, each with the element that it is about."""
    page.add_script_tag(path=AXE)
    found: Any = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{each['impact']} {each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(
    scheme: str, size: dict[str, int], tmp_path: Path, open_page: Opening
) -> None:
    """With a change tried, another set beside, a session opened and all forms unfolded."""
    file = a_scenario(tmp_path)
    assert run("solve", file, "--quiet").exit_code == 0
    page = open_page(file, bypass_csp=True, color_scheme=scheme, viewport=size)
    what_if = page.get_by_role("region", name="What if")
    page.locator('[data-kind="race"]').focus()
    for key in ("Enter", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    expect(what_if.get_by_text("Price:")).to_be_visible()
    page.locator('[data-kind="session"]').first.click()
    expect(page.get_by_role("region", name="Opened")).to_contain_text("Why this day")
    for summary in page.locator("summary").all():
        summary.click()
    assert barriers(page) == []
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert "critical button-name" in barriers(page)[0]
