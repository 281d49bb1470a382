"""The closed words that rules' tables are keyed by; a word that is not one is refused."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import AfterValidator

from periodize.model.names import BandName, Goal, LoadClassName, PhaseName
from periodize.model.part import one_of
from periodize.scenario.scenario import Demand
from periodize.scenario.schema.runs import OrdinaryKind

LOAD_CLASSES: tuple[str, ...] = get_args(LoadClassName)
LoadClassWord = Annotated[str, AfterValidator(one_of(LOAD_CLASSES, "a load class"))]
DemandWord = Annotated[str, AfterValidator(one_of(get_args(Demand), "a demand"))]
RunWord = Annotated[str, AfterValidator(one_of(get_args(OrdinaryKind), "a kind of run"))]
PhaseWord = PhaseName
GoalWord = Annotated[str, AfterValidator(one_of(get_args(Goal), "a goal"))]
BandWord = BandName
