"""Scenarios: what a runner writes down, read and checked."""

from periodize.scenario.editor_schema import json_schema
from periodize.scenario.load import load, load_text
from periodize.scenario.situation import Scenario
from periodize.scenario.starter import starter_text

__all__ = ["Scenario", "json_schema", "load", "load_text", "starter_text"]
