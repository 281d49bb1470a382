"""Exercises as a list gives them: for each part of a session the first that there are."""

from __future__ import annotations

from collections import Counter

from periodize.block import Block, Menu


def listed(block: Block, menu: Menu) -> tuple[str, ...]:
    """For each part of the focus as many as it needs, in the order of the list."""
    roles, at_hand = block.menus.fillers(menu.focus), block.menus.at_hand(menu)
    taken: Counter[str] = Counter()
    chosen = []
    for exercise, role in roles.items():
        if exercise in at_hand and taken[role.role] < block.menus.fewest(menu, role):
            taken[role.role] += 1
            chosen.append(exercise)
    return tuple(chosen)
