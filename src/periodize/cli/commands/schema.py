"""`periodize schema`: what an editor needs to complete a scenario."""

from __future__ import annotations

import json

import click


@click.command(name="schema", short_help="Print the JSON Schema of a scenario.")
def command() -> None:
    """Print the JSON Schema of a scenario, for editors.

    \b
    Example:
      periodize schema > scenario.schema.json
      (first line of the scenario:)
      # yaml-language-server: $schema=scenario.schema.json
    """
    from periodize.scenario import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
