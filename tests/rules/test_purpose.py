"""The purpose of a rule in a line."""

from __future__ import annotations

import inspect

import pytest

from periodize.policy.entries import CLASSES
from periodize.rules.base import Rule
from periodize.rules.every import RULES
from periodize.rules.purpose import purpose


@pytest.mark.parametrize("rule", RULES)
def test_it_is_what_the_module_says_of_itself(rule: type[Rule]) -> None:
    """Read from the file, it is the first sentence of the docstring, after the rule's name."""
    (name,) = (name for name, each in CLASSES.items() if each is rule)
    told = inspect.getdoc(inspect.getmodule(rule)) or ""
    first = " ".join(told.partition("\n\n")[0].split())
    assert purpose(name)
    assert first.endswith(f": {purpose(name)}")


def test_it_does_without_the_name_in_front() -> None:
    """The list already begins its lines with the names."""
    assert purpose("equipment") == "every exercise finds its kit where the session stands."
