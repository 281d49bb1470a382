"""Sessions times what their menus hold: what is asked alike is one number."""

from __future__ import annotations

import pytest

from periodize.dates import DateRange, add_days
from periodize.engine.presolve import Limits
from periodize.engine.products import Products
from periodize.engine.rows import Number, Rows
from periodize.statements.atoms import Known, Uses
from tests.engine.segments import BLOCK, menu

FIRST, SECOND = BLOCK.options.all[:2]
"""The sessions of the first two weeks, which have one menu."""
MENU = menu(0)


def known(products: Products, days: DateRange | None) -> Number | None:
    """Whether sessions on some days of the first two weeks hold a squat."""
    return products.known(Known((0, 1), MENU, "squat", days), rises=False)


def products_of(rows: Rows) -> Products:
    """Of both sessions and one exercise."""
    held = {option: rows.flag() for option in (FIRST, SECOND)}
    return Products(rows, held, {Uses(MENU, "squat"): rows.flag()}, Limits(()))


@pytest.mark.parametrize(
    ("start", "end", "same"), [(0, 1, True), (-3, 7, True), (0, 8, False), (1, 8, False)]
)
def test_days_with_the_same_sessions_are_known_alike(start: int, end: int, same: bool) -> None:
    """Days that count the same sessions of a menu need no number of their own."""
    rows = Rows()
    products = products_of(rows)
    one = known(products, DateRange(FIRST.date, add_days(FIRST.date, 7)))
    days = DateRange(add_days(FIRST.date, start), add_days(FIRST.date, end))
    before = len(rows.most)
    assert (known(products, days) == one) == same
    assert (len(rows.most) == before) == same


def test_days_without_sessions_know_nothing() -> None:
    """Where no session of the menu could stand nothing is known."""
    days = DateRange(add_days(FIRST.date, 1), add_days(FIRST.date, 7))
    assert known(products_of(Rows()), days) is None
