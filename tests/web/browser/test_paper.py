"""The report printed by a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from periodize.open_scenario import open_scenario
from periodize.pictures.report import report
from periodize.plan import Plan
from periodize.policy.case import case_of
from tests.cli.running import ROOT

A4 = b"/MediaBox [0 0 841.91998 594.95996]"


@pytest.mark.parametrize("name", ["autumn-marathon", "four-weeks-to-5k"])
def test_it_prints_on_a_few_sheets(name: str, browser: Browser, tmp_path: Path) -> None:
    """One to four of A4, also without a plan."""
    case = case_of(open_scenario(ROOT / "scenarios" / f"{name}.yaml").scenario)
    page = browser.new_page()
    page.set_content(report(case, Plan(sessions=())).decode())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert 1 <= printed.count(b"/Type /Page\n") <= 4
