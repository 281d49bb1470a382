"""Forms for what cannot be dragged: races more or less, days away, numbers of rules."""

from __future__ import annotations

from typing import get_args

from periodize.pictures.markup import Child, Node, tag
from periodize.rules.base import Rule
from periodize.web.desk import Desk

SHARED = ("penalty",)
"""Numbers that every rule has; whether a rule must hold is no number of its own."""
PRIORITIES = ("A", "B", "C")


def changing(desk: Desk) -> list[Child]:
    """All forms, closed until they are opened."""
    days = desk.saved.scenario.days
    first, last = days.start.isoformat(), days.last_day.isoformat()
    races = [race.name for race in desk.now.scenario.races]
    return [
        tag("h2", "Change"),
        _form("Add a race", "add", [
            _field("Name", "name", "text", value="New race"),
            _field("Day", "date", "date", value=first),
            _field("Distance in km", "km", "number", value="21.1", step="any", min="0.1"),
            _choice("Priority", "priority", PRIORITIES),
        ], "Try it"),
        _form("Drop a race", "drop", [_choice("Race", "id", races)], "Try it") if races else None,
        _form("Away or ill", "away", [
            _field("From", "since", "date", value=first, min=first, max=last),
            _field("To", "until", "date", value=first, min=first, max=last),
        ], "Try it"),
        _form("Which day for a race?", "find-date", [
            _field("Distance in km", "km", "number", value="21.1", step="any", min="0.1"),
            _choice("Priority", "priority", ("B", "A", "C")),
            _field("From", "since", "date", value=first),
            _field("To", "until", "date", value=last),
            _choice("On", "weekdays", ("sun", "sat", "sat sun", "every day")),
        ], "Look"),
        _form("Plan again from a day on", "replan", [
            _field("First open day", "since", "date", value=first, min=first, max=last),
        ], "Look"),
        tag(
            "p",
            tag("button", "Other plans as good", type="button", data_ask="alternatives"),
            tag("button", "Prices of the rules", type="button", data_ask="prices"),
            tag("button", "Calendars to subscribe to", type="button", data_ask="feeds"),
            class_="buttons",
        ),
        _rules(desk),
    ]  # fmt: skip


def _form(title: str, ask: str, fields: list[Node], button: str) -> Node:
    form = tag("form", fields, tag("button", button), data_ask=ask)
    return tag("details", tag("summary", title), form)


def _field(label: str, name: str, kind: str, **more: str) -> Node:
    return tag("label", label, tag("input", name=name, type=kind, required=True, **more))


def _choice(label: str, name: str, values: tuple[str, ...] | list[str]) -> Node:
    options = [tag("option", value, value=value) for value in values]
    return tag("label", label, tag("select", options, name=name))


def _rules(desk: Desk) -> Node:
    items = [item for rule in desk.shown_case.rules for item in _rule(rule)]
    return tag("details", tag("summary", "Rules and their numbers"), tag("dl", items))


def _rule(rule: Rule) -> list[Node]:
    """A rule in words, with a switch, and a field for each of its plain numbers."""
    name = rule.rule
    switch = tag("input", type="checkbox", checked=True, data_rule=name, data_key="enabled")
    fields = [tag("label", "holds", switch, class_="tick")]
    for key, field in type(rule).model_fields.items():
        kinds = {field.annotation, *get_args(field.annotation)}
        if kinds & {int, float} and key not in SHARED:
            fields.append(_number(name, key, getattr(rule, key), whole=float not in kinds))
    return [
        tag("dt", name.replace("_", " ")),
        tag("dd", tag("p", rule.explain()), *fields),
    ]


def _number(rule: str, key: str, value: float | None, *, whole: bool) -> Node:
    """A field that stays empty where the rule leaves the number open."""
    field = tag(
        "input",
        type="number",
        step="1" if whole else "any",
        value="" if value is None else value,
        data_rule=rule,
        data_key=key,
    )
    return tag("label", key.replace("_", " "), field)
