"""From week to week: what a block's sessions lift, held down to what the ramp allows.

The model's tables say what a phase is for; an athlete who comes back from a break or a race, or who
skips a phase, climbs there step by step. Loads give first; repetitions and holds give where they
would rise with the sets or the load, or where nothing rises. Sets stay, so that weekly sets are
what they were. No solver here.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import floor

from periodize.block import Block, Menu, Option
from periodize.dates import monday_of
from periodize.model.progression import RampNumbers
from periodize.plan import Prescription, Session
from periodize.prescribe.dose import prescribe, recounted, session_of
from periodize.prescribe.exposure import Exposure, Held, as_meant, as_recorded, base_of
from periodize.prescribe.gauging import gauged
from periodize.prescribe.lifting import Ceiling, half, lifted
from periodize.prescribe.loads import next_above
from periodize.prescribe.returning import History


def sessions_of(
    block: Block, options: Iterable[Option], contents: Mapping[Menu, Sequence[str]]
) -> tuple[Session, ...]:
    """The sessions that options stand for, in order, with the exercises of their menus dosed.

    What was done already keeps what it held, and why it stood there.
    """
    ordered = sorted(options, key=lambda option: option.start)
    return paced(
        block,
        [_as_done(block, session_of(block, o, contents.get(o.menu, ()))) for o in ordered],
    )


def _as_done(block: Block, session: Session) -> Session:
    done = block.doses.done(session.start, session.place, session.focus)
    if done is None:
        return session
    rounds = done.rounds or session.rounds
    return dataclasses.replace(
        session, exercises=done.exercises, rounds=rounds, because=done.because
    )


def paced(block: Block, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions, in order of their starts, with loads that climb no faster than they may."""
    if block.numbers.load_ramp is None and block.numbers.returning is None:
        return gauged(block, sessions)
    done: dict[tuple[str, str], list[Exposure]] = defaultdict(list)
    history = History(block, block.numbers.returning) if block.numbers.returning else None
    found = []
    for session in sessions:
        exercises = session.exercises
        if history:
            history.begin(session)
        if not block.doses.done(session.start, session.place, session.focus):
            held = [
                _held(block, history, session, each, done[each.exercise, session.place])
                for each in exercises
            ]
        else:
            held = [as_recorded(block, session, each) for each in exercises]
        for each in held:
            exposure = Exposure(session.date, session.focus, session.deload, each.done, each.may)
            done[each.done.exercise, session.place].append(exposure)
        found.append(dataclasses.replace(session, exercises=tuple(each.done for each in held)))
        if history:
            history.end(session)
    return gauged(block, found)


def _held(
    block: Block,
    history: History | None,
    session: Session,
    wanted: Prescription,
    done: list[Exposure],
) -> Held:
    """The exercise with load and repetitions as wanted, or as far as is allowed by now.

    Compared is what was done at the same place with the same kit; a past session may not name its
    kit.
    """
    monday = monday_of(session.date)
    like = [each for each in done if each.done.kit in (wanted.kit, None)]
    earlier = [each for each in like if each.date < monday]
    start = history.start(session, wanted.exercise) if history else None
    back = _coming_back(history, session, wanted, like)
    held = _at_most(block, session, as_meant(block, session, wanted), start, back)
    ramp = block.numbers.load_ramp
    if not earlier or ramp is None:
        return held
    steps = ramp.steps(earlier[-1].date, session.date)
    if session.deload or session.phase in ramp.hold:
        steps = 0
    base, meant = base_of(earlier), held.done
    if back is None and base and base.may is not None and held.may is not None:
        more = meant.sets > base.done.sets or (meant.reps or 0) > (base.done.reps or 0)
        held = _limited(block, ramp, session, held, base, 0 if more else steps)
        held = _at_most(block, session, held, start, _share_before(held, base))
        held = _load_or_repetitions(block, session, held, base)
    same = [each for each in earlier if each.focus == session.focus]
    full = [each for each in same if not each.deload] or same
    if not full:
        return held
    one = _one_thing_at_a_time(block, session, held.done, full[-1].done, steps)
    return dataclasses.replace(held, done=one)


def _share_before(held: Held, base: Exposure) -> float | None:
    """The %1RM that a lift had where its load was known and now is not.

    A maximum that turned out lower can leave no load that is light enough; then shares are what is
    left to compare.
    """
    lost = base.done.load_kg and held.done.load_kg is None
    return base.done.percent_1rm if lost else None


def _coming_back(
    history: History | None, session: Session, wanted: Prescription, done: Sequence[Exposure]
) -> float | None:
    """The %1RM up to which a load may go that comes back after days off; None if none does."""
    pause = history.pause(session, wanted.exercise) if history else None
    if pause is None or wanted.percent_1rm is None:
        return None
    base = base_of([each for each in done if each.date < pause.back])
    percent = base.done.percent_1rm if base else None
    return half(floor, percent * pause.share) if percent else None


def _at_most(block: Block, session: Session, wanted: Held, *limits: float | None) -> Held:
    """The exercise at a %1RM of at most so much, with the dose that goes with it."""
    percent = min((limit for limit in limits if limit is not None), default=None)
    if percent is None or wanted.may is None or wanted.may <= percent:
        return wanted
    return _under(block, session, wanted.done, Ceiling(percent))


def _under(block: Block, session: Session, wanted: Prescription, ceiling: Ceiling) -> Held:
    """The exercise as its phase has it, under a ceiling."""
    week = block.calendar.week_of(session.date)
    menu = Menu(week.segment, session.focus, session.place)
    held = prescribe(block, week, menu, wanted.exercise, ceiling, session.date)
    may = lifted(block, week, menu, wanted.exercise, ceiling, session.date).percent
    return Held(dataclasses.replace(held, pair=wanted.pair), may)


def _one_thing_at_a_time(
    block: Block, session: Session, wanted: Prescription, before: Prescription, steps: int
) -> Prescription:
    """No more repetitions and no longer holds where nothing rises, or where sets or load rise.

    Under a lighter load they may rise; one that goes by effort is lighter where more stay in
    reserve.
    """
    heavier = _heavier(wanted, before)
    if heavier < 0 or not (steps == 0 or heavier > 0 or wanted.sets > before.sets):
        return wanted
    reserve = wanted.reps_in_reserve
    if steps == 0 and reserve is not None:
        reserve = max(reserve, before.reps_in_reserve or 0)
    return _no_more(block, session, dataclasses.replace(wanted, reps_in_reserve=reserve), before)


def _load_or_repetitions(block: Block, session: Session, held: Held, base: Exposure) -> Held:
    """The exercise without more repetitions where its load rises."""
    if held.done.load_kg and base.done.load_kg:
        rises = held.done.load_kg > base.done.load_kg
    else:
        rises = (held.may or 0) > (base.may or 0)
    if not rises:
        return held
    return dataclasses.replace(held, done=_no_more(block, session, held.done, base.done))


def _no_more(
    block: Block, session: Session, held: Prescription, before: Prescription
) -> Prescription:
    """The exercise with no more repetitions and no longer holds than before."""
    reps = held.reps and min(held.reps, before.reps or held.reps)
    seconds = held.seconds and min(held.seconds, before.seconds or held.seconds)
    kept = dataclasses.replace(held, reps=reps, seconds=seconds)
    if kept.percent_1rm is None:
        return recounted(block, kept, None)
    meant = block.doses.dose(
        session.focus, kept.exercise, block.calendar.week_of(session.date)
    ).percent
    return recounted(block, kept, meant)


def _heavier(wanted: Prescription, before: Prescription) -> float:
    """Above 0 under a heavier load than before, below it under a lighter one."""
    if wanted.load_kg is not None and before.load_kg is not None:
        return wanted.load_kg - before.load_kg
    return min(0, (before.reps_in_reserve or 0) - (wanted.reps_in_reserve or 0))


def _limited(
    block: Block,
    ramp: RampNumbers,
    session: Session,
    wanted: Held,
    base: Exposure,
    steps: int,
) -> Held:
    """The exercise at most so many steps heavier than it was, and the dose that goes with it."""
    before, rise, kit = base.may or 0, (1 + ramp.rise) ** steps, wanted.done.kit
    percent, most = max(before, half(floor, before * rise)), None
    if base.done.load_kg and kit:
        place, step = block.scenario.places[session.place], base.done.load_kg
        for _ in range(steps):
            step = next_above(kit, place, step) or step
        most = max(base.done.load_kg * rise, step)
    light = most is None or (wanted.done.load_kg or 0) <= most
    if percent >= (wanted.may or 0) and light:
        return wanted
    return _under(block, session, wanted.done, Ceiling(percent, most, before))
