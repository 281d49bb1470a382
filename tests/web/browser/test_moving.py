"""Races and sessions moved with the mouse and with keys, kept, undone and let go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cli.running import TWO_WEEKS, a_scenario, run
from tests.web.browser.conftest import Opening

RACE = 'City; run, "10"'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two weeks, solved."""
    found = a_scenario(tmp_path)
    assert run("solve", found, "--quiet").exit_code == 0
    return found


def day(page: Page, date: str) -> Locator:
    """A day of the calendar."""
    return page.locator(f'[data-date="{date}"]')


def race(page: Page) -> Locator:
    """The race."""
    return page.locator('[data-kind="race"]')


def what_if(page: Page) -> Locator:
    """The region that answers."""
    return page.get_by_role("region", name="What if")


def _drag(page: Page) -> None:
    race(page).drag_to(day(page, "2027-05-15"))


def _keys(page: Page) -> None:
    race(page).focus()
    for key in ("Enter", "ArrowLeft", "Enter"):
        page.keyboard.press(key)


@pytest.mark.parametrize("move", [_drag, _keys], ids=["mouse", "keys"])
def test_a_race_is_moved_and_kept(
    move: Callable[[Page], None], file: Path, open_page: Opening
) -> None:
    """The answer stands in the region; nothing is written before "Keep", and then all is."""
    page = open_page(file)
    before = file.read_bytes()
    move(page)
    expect(what_if(page).get_by_text("Price:")).to_be_visible()
    for word in ("kept", "moved", "lost"):
        expect(what_if(page).locator(".counts")).to_contain_text(word)
    expect(what_if(page)).to_contain_text("First worse week")
    expect(day(page, "2027-05-15").locator('[data-kind="race"]')).to_have_count(1)
    assert file.read_bytes() == before
    what_if(page).get_by_role("button", name="Keep").click()
    expect(page.get_by_role("region", name="Opened")).to_contain_text("date: 2027-05-15")
    assert file.read_bytes() == before.replace(b"date: 2027-05-16", b"date: 2027-05-15")


def test_a_session_is_moved_and_undone(file: Path, open_page: Opening) -> None:
    """The calendar shows it on its new day, and after "Undo" where it was."""
    page = open_page(file)
    stood = page.locator('[data-kind="session"]').evaluate_all(
        "all => all.map(each => [each.dataset.id, each.closest('[data-date]').dataset.date])"
    )
    session = page.locator('[data-kind="session"][data-id="w01-lower-strength-1"]')
    session.drag_to(day(page, "2027-05-07"))
    expect(day(page, "2027-05-07").locator('[data-kind="session"] b')).to_have_text("Lower")
    what_if(page).get_by_role("button", name="Undo").click()
    expect(what_if(page)).to_contain_text("Drag a race")
    again = page.locator('[data-kind="session"]').evaluate_all(
        "all => all.map(each => [each.dataset.id, each.closest('[data-date]').dataset.date])"
    )
    assert again == stood


def test_escape_lets_go(file: Path, open_page: Opening) -> None:
    """What was picked up and carried about changes nothing, with keys and with the mouse."""
    page = open_page(file)
    race(page).focus()
    for key in ("Enter", "ArrowUp", "ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
    expect(day(page, "2027-05-15")).to_have_class("day empty target")
    page.keyboard.press("Escape")
    expect(page.locator(".target")).to_have_count(0)
    race(page).hover()
    page.mouse.down()
    day(page, "2027-05-12").hover()
    expect(day(page, "2027-05-12")).to_have_class("day empty target")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".target, .ghost")).to_have_count(0)
    expect(what_if(page)).to_contain_text("Drag a race")
    assert day(page, "2027-05-16").locator('[data-kind="race"]').count() == 1


def test_keys_go_no_further_than_the_calendar(file: Path, open_page: Opening) -> None:
    """At its edges an arrow does nothing, and the day that is meant is said."""
    page = open_page(file)
    race(page).focus()
    for key in ("Enter", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator(".target")).to_have_attribute("data-date", "2027-05-16")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#said")).to_have_text("Sun 9 May")
    assert page.locator(".target").get_attribute("data-date") == "2027-05-09"
    page.keyboard.press("Escape")


def test_a_session_opens(file: Path, open_page: Opening) -> None:
    """A click, or Space, shows its exercises, its loads and why it stands there."""
    page = open_page(file)
    page.locator('[data-kind="session"][data-id="w01-lower-strength-1"]').click()
    opened = page.get_by_role("region", name="Opened")
    expect(opened).to_contain_text("Back squat")
    expect(opened).to_contain_text("Why this day")
    opened.get_by_role("button", name="Close").click()
    expect(opened).to_be_hidden()
    page.locator('[data-kind="session"]').last.focus()
    page.keyboard.press("Space")
    expect(opened).to_contain_text("Why this day")
    assert "Lower second" in opened.inner_text()


def test_a_name_runs_no_script(tmp_path: Path, open_page: Opening) -> None:
    """Markup in a name is text in the page, and so it is after the page has answered."""
    name = "<img src=x onerror=document.title=1><script>document.title=1</script>"
    text = TWO_WEEKS.replace("name: Two weeks", f"name: '{name}'")
    text = text.replace('"City; run, \\"10\\""', f"'{name}'")
    page = open_page(a_scenario(tmp_path, text))
    expect(page.locator('[data-kind="session"]').first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    race(page).drag_to(day(page, "2027-05-15"))
    expect(what_if(page).get_by_text("Price:")).to_be_visible()
    assert race(page).get_attribute("data-id") == name
    assert page.locator("img").count() == 0
    assert page.title() == f"{name} – periodize"


def test_a_phone_shows_a_list_of_days(file: Path, open_page: Opening) -> None:
    """At 390 px each day says its date, nothing is scrolled sideways, and days are in order."""
    page = open_page(file, viewport={"width": 390, "height": 844})
    wide = page.evaluate("document.documentElement.scrollWidth")
    tops = page.locator("td.day:not(.empty)").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().top)"
    )
    assert wide == 390 and len(tops) > 5 and tops == sorted(tops)
    expect(day(page, "2027-05-16").locator("time")).to_have_text("Sun 16 May")
