"""`periodize schema`: what an editor needs to complete a scenario."""

from __future__ import annotations

import click

from periodize.cli.terminal.door import tell_json


@click.command(name="schema", short_help="Print the JSON Schema of a scenario.")
@click.option("--answers", is_flag=True, help="Of what commands print with --json instead.")
def command(answers: bool) -> None:
    """Print the JSON Schema of a scenario, for editors; or of answers, for programs.

    \b
    Example:
      periodize schema > scenario.schema.json
      (first line of the scenario:)
      # yaml-language-server: $schema=scenario.schema.json
    """
    if answers:
        from periodize.views.answers.write import schema as json_schema
    else:
        from periodize.scenario import json_schema
    tell_json(json_schema(), indent=2)
