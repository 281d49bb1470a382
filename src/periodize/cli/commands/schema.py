"""`periodize schema`: what an editor needs to complete a scenario."""

from __future__ import annotations

import json

import click


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
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
