"""What follows from the load of a lift, whatever the phase: how it is moved, and what it leaves."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from periodize.model.part import Part


class Loading(Part):
    """Numbers for every lift of a model.

    Attributes:
        same_dose_from: the share of the %1RM that is meant from which the phase's dose holds. Below
            it repetitions, rest and reserve are those of the load that is there.
        fast_from: %1RM from which main lifts are moved as fast as the load lets them.
        fast_cue: how that is told; it gives way to a cue of the part's own.
    """

    called: ClassVar[str] = "loading"

    same_dose_from: float = Field(default=0.9, gt=0, le=1)
    fast_from: float | None = Field(default=None, ge=1, le=100)
    fast_cue: str = ""
