"""A coach's hour on the page, with forms and buttons: what the page of the docs tells."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.cli.running import TWO_WEEKS, a_scenario, run
from tests.web.browser.conftest import Opening

FOUR = TWO_WEEKS.replace("weeks: 2", "weeks: 4")


def _offer(page: Page, name: str, date: str) -> None:
    """Try a race, by its form."""
    form = page.locator('form[data-ask="add"]')
    if not form.is_visible():
        page.get_by_text("Add a race", exact=True).click()
    form.get_by_label("Name").fill(name)
    form.get_by_label("Day").fill(date)
    form.get_by_label("Priority").select_option("B")
    form.get_by_role("button", name="Try it").click()
    expect(page.locator("#what-if .tried")).to_contain_text(name)


def _away(page: Page, since: str, until: str) -> None:
    form = page.locator('form[data-ask="away"]')
    if not form.is_visible():
        page.get_by_text("Away or ill", exact=True).click()
    form.get_by_label("From").fill(since)
    form.get_by_label("To").fill(until)
    form.get_by_role("button", name="Try it").click()


def test_two_halves_ill_and_a_house(tmp_path: Path, open_page: Opening) -> None:
    """Both halves stand beside each other; one is kept with the days ill and those of the house."""
    file = a_scenario(tmp_path, FOUR)
    assert run("solve", file, "--quiet").exit_code == 0
    page = open_page(file)
    what_if = page.get_by_role("region", name="What if")
    _offer(page, "River half", "2027-05-23")
    what_if.get_by_role("button", name="Set beside").click()
    expect(what_if.locator("table.beside")).to_contain_text("River half")
    _offer(page, "Forest half", "2027-05-30")
    expect(what_if.locator("table.beside")).to_contain_text("River half")
    _away(page, "2027-05-08", "2027-05-12")
    expect(what_if.locator(".tried")).to_contain_text("away Sat 8 May")
    _away(page, "2027-05-20", "2027-05-21")
    expect(what_if.locator(".tried")).to_contain_text("away Thu 20 May")
    for date in ("2027-05-11", "2027-05-20", "2027-05-21"):
        cell = page.locator(f'[data-date="{date}"]')
        expect(cell.locator('[data-kind="session"]')).to_have_count(0)
    what_if.get_by_role("button", name="Lines").click()
    opened = page.get_by_role("region", name="Opened")
    expect(opened).to_contain_text("{name: Forest half, date: 2027-05-30, km: 21.1, priority: B}")
    what_if.get_by_role("button", name="Keep").click()
    expect(opened).to_contain_text("Kept")
    text = file.read_text()
    assert "Forest half" in text and "River half" not in text
    assert "{from: 2027-05-08, to: 2027-05-12, windows: []}" in text
    assert run("check", file, file.with_name("two.plan.json")).exit_code == 0


def test_a_number_is_changed_in_place(tmp_path: Path, open_page: Opening) -> None:
    """A rule's field takes another number, its switch takes it out, and the answer names both."""
    file = a_scenario(tmp_path)
    assert run("solve", file, "--quiet").exit_code == 0
    page = open_page(file)
    page.get_by_text("Rules and their numbers").click()
    field = page.locator('input[data-rule="recovery_gap"][data-key="hours"]')
    field.fill("72")
    field.press("Tab")
    expect(page.locator("#what-if .tried")).to_have_text("recovery gap, hours 72")
    expect(page.locator('input[data-rule="recovery_gap"][data-key="hours"]')).to_have_value("72")
    page.locator('input[data-rule="steady_week"][data-key="enabled"]').click()
    expect(page.locator("#what-if .tried")).to_contain_text("steady week, enabled False")
    expect(page.locator('input[data-rule="steady_week"]')).to_have_count(0)


def test_other_things_can_be_done_meanwhile(tmp_path: Path, open_page: Opening) -> None:
    """While days are tried one after the other a session opens, and "Stop" ends the search."""
    file = a_scenario(tmp_path)
    assert run("solve", file, "--quiet").exit_code == 0
    page = open_page(file)
    page.get_by_text("Which day for a race?").click()
    form = page.locator('form[data-ask="find-date"]')
    form.get_by_label("Distance").fill("5")
    form.get_by_label("On").select_option("every day")
    form.get_by_role("button", name="Look").click()
    expect(page.locator("#stop")).to_be_visible()
    page.locator("#stop").click()
    expect(page.locator("#said")).to_have_text("Stopped.")
    expect(page.locator("#stop")).to_be_hidden()
    page.locator('[data-kind="session"]').first.click()
    expect(page.get_by_role("region", name="Opened")).to_contain_text("Why this day")


def test_an_answer_takes_nothing_from_a_form(tmp_path: Path, open_page: Opening) -> None:
    """What is typed stays while an answer comes; a form that was sent begins anew."""
    file = a_scenario(tmp_path, FOUR)
    assert run("solve", file, "--quiet").exit_code == 0
    page = open_page(file)
    _offer(page, "River half", "2027-05-23")
    form = page.locator('form[data-ask="add"]')
    expect(form.get_by_label("Name")).to_have_value("New race")
    form.get_by_label("Name").fill("Forest half")
    form.get_by_label("Priority").select_option("A")
    _away(page, "2027-05-08", "2027-05-12")
    expect(page.locator("#what-if .tried")).to_contain_text("away Sat 8 May")
    expect(form.get_by_label("Name")).to_have_value("Forest half")
    expect(form.get_by_label("Priority")).to_have_value("A")
