"""Whether the sessions of a segment have the time for all that the kit at hand allows.

Both sides of `session_size` ask this; it follows from the block alone, not from a plan.
"""

from __future__ import annotations

from periodize.block import Block, Menu, Week
from periodize.prescribe.dose import seconds_of

SECONDS_PER_MINUTE = 60


def has_time(block: Block, menu: Menu) -> bool:
    """Whether each session of a menu that is offered could hold every part as the kit allows.

    Parts that are no obligation but where kit allows count with the longest of their exercises.
    """
    if menu not in block.options.with_time:
        block.options.with_time[menu] = all(
            minutes >= needed_minutes(block, menu, block.calendar.weeks[week])
            for week, minutes in block.options.shortest(menu).items()
        )
    return block.options.with_time[menu]


def needed_minutes(block: Block, menu: Menu, week: Week) -> float:
    """What a session of a menu takes at most in a week where each part holds what it should."""
    focus, fillers = block.model.focuses[menu.focus], block.menus.fillers(menu.focus)
    seconds = block.doses.round_breaks(menu.focus, week)
    for role in focus.roles:
        times = sorted(
            seconds_of(block, week, menu, name)
            for name in block.menus.at_hand(menu)
            if fillers[name] is role and block.doses.has_begun(menu.focus, name, week)
        )
        seconds += sum(times[len(times) - min(len(times), block.menus.fewest(menu, role)) :])
    around = focus.warm_up_minutes + focus.cool_down_minutes
    return around + seconds / SECONDS_PER_MINUTE
