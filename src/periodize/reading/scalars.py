"""What an unquoted YAML 1.2 word means: a number, a date, true, false, nothing, or text.

Times such as `6:30` and words such as `no` stay text. So does a date that does not exist, which the
schema then refuses where a date is wanted.
"""

from __future__ import annotations

import math
import re
from datetime import date

from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

RESOLVER = VersionedResolver("1.2")
NOT_1_2 = re.compile(r".*_|[-+]?0b|[-+]0[ox]")
"""Words that the resolver takes for numbers as YAML 1.1 did, and YAML 1.2 for text."""
MOST_DIGITS = 18

Scalar = str | int | float | bool | date | None


class UnusableNumber(ValueError):
    """A number that no field can hold: infinite, not a number, or absurdly long."""


def resolve(word: str) -> Scalar:
    """The value of an unquoted word.

    Raises:
        UnusableNumber: for infinity, NaN, and numbers of more than 18 digits.
    """
    tag = str(RESOLVER.resolve(ScalarNode, word, (True, False)))
    match tag.removeprefix("tag:yaml.org,2002:"):
        case "null":
            return None
        case "bool":
            return word.lower() == "true"
        case "timestamp":
            return _day(word)
        case "int" if not NOT_1_2.match(word):
            return _whole(word)
        case "float" if not NOT_1_2.match(word):
            return _fraction(word)
    return word


def _day(word: str) -> Scalar:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return word


def _fraction(word: str) -> float:
    value = float(word) if word[-1] in "0123456789." else math.inf
    if not math.isfinite(value):
        raise UnusableNumber("is not a finite number")
    return value


def _whole(word: str) -> int:
    if len(word) > MOST_DIGITS:
        raise UnusableNumber(f"has more than {MOST_DIGITS} digits")
    return int(word, 0 if word.startswith(("0o", "0x")) else 10)
