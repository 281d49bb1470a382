"""The least kit with which something can be done."""

from __future__ import annotations

from collections.abc import Callable, Collection

from periodize.model.vocabulary import EQUIPMENT

ALL = frozenset(EQUIPMENT)


def least_kit(
    works: Callable[[frozenset[str]], bool], owned: Collection[str] = ()
) -> tuple[str, ...] | None:
    """What must be bought for something to work, none of it to be spared; None if nothing helps.

    Of two ways the one with the commoner kit is found: what stands later in the vocabulary is
    given up first.

    Args:
        works: whether it does with some kit; more kit never hinders.
        owned: what is there already.
    """
    if not works(ALL):
        return None
    kit = ALL
    for item in reversed(EQUIPMENT):
        if item not in owned and works(kit - {item}):
            kit -= {item}
    return tuple(item for item in EQUIPMENT if item in kit and item not in owned)
