"""A scenario under a model: weeks, menus and the sessions that could stand."""

from periodize.block.block import Block, Menu, Option, Week, build

__all__ = ["Block", "Menu", "Option", "Week", "build"]
