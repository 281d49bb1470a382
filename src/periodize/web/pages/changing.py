"""Forms for what cannot be dragged: races more or less, days away, numbers of rules."""

from __future__ import annotations

from typing import get_args

from periodize.pictures.markup import Child, Node, tag
from periodize.rules.base import Rule
from periodize.web.desk import Desk

SHARED = ("penalty",)
"""Numbers that every rule has; whether a rule must hold is no number of its own."""
ASKED = {
    "alternatives": "Other plans as good",
    "prices": "Prices of the rules",
    "feeds": "Calendars to subscribe to",
}
"""What is asked without a form, and the words on its button."""
PRIORITIES = ("A", "B", "C")


def changing(desk: Desk) -> list[Child]:
    """All forms, closed until they are opened."""
    return [
        tag("h2", "Change"),
        _races(desk),
        _days(desk),
        tag("p", [_button(word, text) for word, text in ASKED.items()], class_="buttons"),
        _rules(desk),
    ]


def _races(desk: Desk) -> list[Child]:
    """Races more, less, and sought a day for."""
    first, last = _ends(desk)
    races = [race.name for race in desk.now.scenario.races]
    far = _field("Distance in km", "km", "number", value="21.1", step="any", min="0.1")
    offered = [
        _field("Name", "name", "text", value="New race"),
        _field("Day", "date", "date", value=first),
        far,
        _choice("Priority", "priority", PRIORITIES),
    ]
    sought = [
        far,
        _choice("Priority", "priority", ("B", "A", "C")),
        _field("From", "since", "date", value=first),
        _field("To", "until", "date", value=last),
        _choice("On", "weekdays", ("sun", "sat", "sat sun", "every day")),
    ]
    return [
        _form("Add a race", "add", offered, "Try it"),
        _form("Drop a race", "drop", [_choice("Race", "id", races)], "Try it") if races else None,
        _form("Which day for a race?", "find-date", sought, "Look"),
    ]


def _days(desk: Desk) -> list[Child]:
    """Days without strength, and the day from which the plan is made again."""
    first, last = _ends(desk)
    away = [
        _field("From", "since", "date", value=first, min=first, max=last),
        _field("To", "until", "date", value=first, min=first, max=last),
    ]
    since = [_field("First open day", "since", "date", value=first, min=first, max=last)]
    return [
        _form("Away or ill", "away", away, "Try it"),
        _form("Plan again from a day on", "replan", since, "Look"),
    ]


def _ends(desk: Desk) -> tuple[str, str]:
    days = desk.saved.scenario.days
    return days.start.isoformat(), days.last_day.isoformat()


def _button(word: str, text: str) -> Node:
    return tag("button", text, type="button", data_ask=word)


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
