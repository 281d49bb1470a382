"""The report printed by a browser."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from periodize.dates import at
from periodize.open_scenario import open_scenario
from periodize.pictures.report import report
from periodize.plan import Plan, Session
from periodize.policy.case import Case, case_of
from tests.cli.running import ROOT
from tests.questions.small import small


def _every_week(case: Case) -> Plan:
    """The sessions of one week in each week of a block."""
    first = small().scenario.days.start
    week = [each for each in small().plan.sessions if (each.date - first).days < 7]

    def moved(session: Session, monday: dt.date, number: int) -> Session:
        day = monday + dt.timedelta(days=session.date.weekday())
        start = at(day, session.start.time())
        return dataclasses.replace(session, id=f"w{number}-{session.id}", date=day, start=start)

    weeks = case.block.calendar.weeks
    full = [each for each in weeks if len(each.days) == 7]
    return Plan(sessions=tuple(moved(s, w.days.start, w.number) for w in full for s in week))


@pytest.mark.parametrize(
    "name", ["four-weeks-to-5k", "autumn-marathon", "trail-100k", "year-with-two-goals"]
)
def test_it_prints_on_a_few_sheets(name: str, browser: Browser, tmp_path: Path) -> None:
    """One to four of A4, from four weeks to a year."""
    case = case_of(open_scenario(ROOT / "scenarios" / f"{name}.yaml").scenario)
    page = browser.new_page()
    page.set_content(report(case, _every_week(case)).decode())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert 1 <= printed.count(b"/Type /Page\n") <= 4
