"""Answers beside the calendar: days for a race, prices, other plans, the plan made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from periodize.dates import format_short_day
from periodize.pictures.markup import Child, Node, tag
from periodize.questions.alternatives import AlternativesAnswer
from periodize.questions.difference import price_text
from periodize.questions.find_date import Candidate
from periodize.questions.prices import PricesAnswer
from periodize.questions.repairs import RepairsAnswer
from periodize.questions.replan import ReplanAnswer
from periodize.rules.base import GOALS
from periodize.web.again import Again
from periodize.web.pages.what_if import change_text, counts
from periodize.wording.sessions import focus_text

LINES = {"+": "added", "-": "taken"}
SHOWN = 8
"""Sessions that are listed."""


def close() -> Node:
    """The way back."""
    return tag("p", close_button(), class_="buttons")


def close_button() -> Node:
    """Closes what was opened."""
    return tag("button", "Close", type="button", data_close="opened", class_="quiet")


def lines_part(title: str, lines: Sequence[str]) -> list[Child]:
    """The lines of the scenario that change."""
    rows = [tag("code", line, class_=LINES.get(line[:1])) for line in lines]
    return [tag("h2", title), tag("pre", rows, tabindex=0), close()]


def kept_part(lines: Sequence[str]) -> list[Child]:
    """What was written."""
    return lines_part("Kept: these lines of the scenario changed", lines)


def feeds_part(addresses: Mapping[str, str]) -> list[Child]:
    """Where calendar programs of this machine find the plan."""
    items = [
        tag("li", tag("a", f"A calendar that says {kind}", href=address))
        for kind, address in addresses.items()
    ]
    told = (
        "A calendar program on this machine can subscribe to these addresses while the page runs. "
        "A phone cannot reach them: for a phone, publish the .ics file, or use periodize sync. "
        "Whoever knows an address can read its calendar."
    )
    return [tag("h2", "Calendars to subscribe to"), tag("ul", items), tag("p", told), close()]


def candidates_part(found: Sequence[Candidate], *, done: bool = True) -> list[Child]:
    """A strip of days in their order, each with its price in words and colour."""
    best = next((each.day for each in found if each.difference), None) if done else None
    ordered = sorted(found, key=lambda each: each.day)
    items = [_candidate(each, is_best=each.day == best) for each in ordered]
    more = None if done else tag("p", "More days are being tried.")
    return [tag("h2", "Which day"), tag("ol", items, class_="strip"), more, close()]


def _candidate(candidate: Candidate, *, is_best: bool) -> Node:
    found = candidate.difference
    if found is None:
        kind = "closed"
        text = "open" if candidate.late else candidate.refused or "no plan"
    else:
        first = next((place for place, each in enumerate(found.price) if each > 0), len(GOALS))
        kind, text = f"price-{first}", price_text(found.goals)
    best = tag("b", " best") if is_best else None
    return tag("li", tag("b", format_short_day(candidate.day)), f" {text}", best, class_=kind)


def prices_part(answer: PricesAnswer) -> list[Child]:
    """What each rule costs, one step looser."""
    rows = [
        tag(
            "tr",
            tag("th", price.rule, scope="row"),
            tag("td", price.step),
            tag("td", price_text(price.difference.goals)),
        )
        for price in answer.prices
    ]
    head = tag("tr", [tag("th", name, scope="col") for name in ("rule", "one step looser", "buys")])
    none = ", ".join(answer.slack)
    return [
        tag("h2", "Prices"),
        tag("table", tag("thead", head), tag("tbody", rows)),
        tag("p", f"Buys nothing: {none}.") if none else None,
        close(),
    ]


def alternatives_part(answer: AlternativesAnswer) -> list[Child]:
    """Other plans beside each other."""
    rows = [
        tag(
            "tr",
            tag("th", f"plan {other.number}", scope="row"),
            tag("td", price_text(other.difference.goals)),
            tag(
                "td", tag("ul", [tag("li", change_text(c)) for c in other.difference.moved[:SHOWN]])
            ),
        )
        for other in answer.found
    ]
    head = tag("tr", [tag("th", name, scope="col") for name in ("plan", "price", "moves")])
    none = None if rows else tag("p", "No other plan is as good.")
    table = tag("table", tag("thead", head), tag("tbody", rows)) if rows else None
    return [tag("h2", "Other plans"), none, table, close()]


def replan_part(again: Again, *, read_only: bool) -> list[Child]:
    """The plan from a day on, and what was missed before it, to be ticked session by session."""
    answer = again.answer
    keep = tag(
        "button",
        "Keep this plan",
        type="button",
        data_ask="keep-again",
        disabled=read_only or answer.plan is None,
    )
    return [
        tag("h2", "Plan again"),
        _made_again(answer),
        tag("p", keep, close_button(), class_="buttons"),
        tag("h3", f"What was missed before {format_short_day(again.asked.since)}?"),
        _missed(again),
    ]


def _made_again(answer: ReplanAnswer) -> list[Child]:
    found = answer.difference
    if found is None:
        rules = answer.clash.others if answer.clash else ()
        items = [tag("li", f"{each.rule}: {each.text}") for each in rules]
        return [tag("p", "No plan exists. These rules cannot hold together:"), tag("ul", items)]
    return [
        tag("p", f"{answer.moves} planned sessions do not stay; price {price_text(found.goals)}."),
        tag("p", counts(found)),
        tag("ul", [tag("li", change_text(each)) for each in (*found.moved, *found.lost)[:SHOWN]]),
    ]


def _missed(again: Again) -> Node:
    since = again.asked.since
    boxes = [
        tag(
            "label",
            f"{format_short_day(session.date)}: {focus_text(session.focus)}",
            tag(
                "input",
                type="checkbox",
                name="missed",
                value=session.id,
                checked=session.id in again.answer.missed,
            ),
            class_="tick",
        )
        for session in reversed(again.followed.sessions)
        if session.date < since
    ]
    none = None if boxes else tag("p", "No session stands before that day.")
    hidden = tag("input", type="hidden", name="since", value=since.isoformat())
    again_button = tag("button", "Plan again without these") if boxes else None
    return tag("form", hidden, none, boxes, again_button, data_ask="replan")


def repairs_part(answer: RepairsAnswer) -> list[Child]:
    """What it would take where there is no plan, the cheapest first."""
    items = [
        tag(
            "li",
            tag("b", ", ".join(repair.rules)),
            f" gives in {len(repair.breaches)} places; {repair.sessions} sessions",
            tag("ul", [tag("li", breach.text) for breach in repair.breaches[:SHOWN]]),
        )
        for repair in answer.repairs
    ]
    none = None if items else tag("p", "No set of up to three rules is enough.")
    return [tag("h2", "What it would take"), none, tag("ol", items) if items else None, close()]
