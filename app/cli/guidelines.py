"""`softanswer guidelines`: the guidelines in force."""

from pathlib import Path

import click

from app.bootstrap import load_guidelines, prompt_mistakes
from app.cli.options import company_options, settings_with
from app.cli.render import print_guidelines
from app.errors import ConfigurationError


@click.command("guidelines")
@click.option("--markdown", is_flag=True, help="Print a Markdown table.")
@company_options
def command(markdown: bool, **company: Path | None) -> int:
    """List the guidelines in force: ours, and yours over them."""
    settings = settings_with(**company)
    guidelines = load_guidelines(settings)
    if broken := prompt_mistakes(settings):
        raise ConfigurationError(broken)
    if markdown:
        click.echo(guidelines.table(), nl=False)
    else:
        print_guidelines(tuple(guidelines))
    return 0
