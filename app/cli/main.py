"""The command `softanswer`: imports a subcommand when it is called, and ends every failure in a plain sentence."""

import os
import sys
import traceback
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from app import __version__
from app.kept.at_once import leave
from app.kept.uncollected import beginning, uncollected

if TYPE_CHECKING:
    from app.errors import SoftanswerError

COMMANDS: Mapping[str, str] = {
    "serve": "Serve the page and the API.",
    "worker": "Do batches and other jobs, beside the server.",
    "keys": "Make, list, rotate and end API keys.",
    "draft": "Draft a calm reply, with its checklist.",
    "read": "Say what a message says.",
    "check": "Check a reply that somebody wrote.",
    "improve": "Improve a reply that you wrote by the smallest edits.",
    "batch": "Draft a reply for each of many briefs.",
    "guidelines": "List the guidelines in force.",
    "prompts": "Show what a model is asked.",
    "requests": "Write out what a model would be asked, and take in its answers.",
    "lint": "Look for what is wrong with prompts, guidelines and cases.",
    "eval": "Run cases through an engine, and say whether anything got worse.",
    "learn": "Say what people changed in drafts, and what that suggests.",
    "doctor": "Say what is well and what is not.",
    "backup": "Write everything that is kept to one file.",
    "restore": "Put a backup in the place of what is kept.",
    "init": "Write a starting folder for a company.",
}
"""Every subcommand with its line in the help; each is the command called `command` of `app.cli.<name>`."""

EXIT_FAILED = 2
"""Bad usage, wrong configuration, or some lines failed."""

EXIT_CRASHED = 1


class Lazy(click.Group):
    """A group that imports a subcommand when it is called, so that `--help` answers at once."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand; a broken pipe is caught here, before click makes an exit code of its own of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _enough()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click gives it
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        with uncollected():
            command = import_module(f"app.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        """The list in the help, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="softanswer")
@click.option("--debug", is_flag=True, help="Show the traceback when something crashes.")
def softanswer(debug: bool) -> None:
    """Calm replies to angry messages, with a checklist that shows why they are good."""


def run() -> NoReturn:
    """Run the command of this process, and end the process with its exit code: 0 done, 2 failed, 1 crashed."""
    beginning()
    arguments = sys.argv[1:]
    try:
        code = softanswer.main(arguments, prog_name="softanswer", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = EXIT_FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        code = EXIT_FAILED
    except BrokenPipeError:
        code = _enough()
    except Exception as error:  # noqa: BLE001 - the last wall: a person gets a sentence, never a traceback
        code = _failed(error, "--debug" in arguments)
    sys.exit(code if isinstance(code, int) else 0)


def process() -> NoReturn:
    """The command of a process of its own, which is over as soon as the work is."""
    try:
        run()
    except SystemExit as ended:
        leave(ended.code if isinstance(ended.code, int) else 0)


def _enough() -> int:
    """Whoever read our output (`head`, a pager) has had enough, which is no failure."""
    # The empty device takes what the interpreter still wants to flush at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _failed(error: Exception, debug: bool) -> int:
    from app.errors import SoftanswerError

    if debug:
        traceback.print_exception(error)
    if isinstance(error, SoftanswerError):
        _tell(error)
        return EXIT_FAILED
    if not debug:
        click.echo(
            f"softanswer crashed ({type(error).__name__}); this is our mistake. Run it again with "
            "`softanswer --debug …` and report what it prints, without your customer's words.",
            err=True,
        )
    return EXIT_CRASHED


def _tell(error: "SoftanswerError") -> None:
    from app.errors import ConfigurationError

    if isinstance(error, ConfigurationError):
        for mistake in error.mistakes:
            click.echo(mistake, err=True)
    else:
        click.echo(str(error), err=True)
