"""A scenario under a model: weeks, menus and the sessions that could stand."""

from periodize.block.block import Block
from periodize.block.efforts import Effort
from periodize.block.history import as_lived
from periodize.block.types import Menu, Option, Week

__all__ = ["Block", "Effort", "Menu", "Option", "Week", "as_lived"]
