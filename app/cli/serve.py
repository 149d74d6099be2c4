"""`softanswer serve`: the page and the API."""

import errno
import os
import socket
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from app.cli.options import company_options, settings_with
from app.errors import ConfigurationError
from app.kept.uncollected import uncollected
from app.settings import Settings
from app.telemetry.log import kind_of, tell
from app.telemetry.log_pipe import piped


@click.command("serve")
@click.option("--host", help="The address to listen on; another than loopback needs a key or a password.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on.")
@company_options
def command(host: str | None, port: int | None, **company: Path | None) -> int:
    """Serve the page and the API until you stop it."""
    settings = settings_with(**company)
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    with piped(settings.log_level, settings.log_format, sys.stderr):
        _serve(settings)
    return 0


def _serve(settings: Settings) -> None:
    with uncollected():
        from app.cli.serving import Listening
        from app.main import create_app

        app = create_app(settings)
    _tell_what_is_set(settings)
    try:
        # Stopped by a person it has ended in good order, as it does by a signal.
        with suppress(KeyboardInterrupt):
            Listening(app, settings).run()
    except SystemExit as stopped:
        # What stopped the start is ours to say: a library's account of it never gets into the log.
        if app.state.start_failed is not None:
            raise app.state.start_failed from None
        if isinstance(stopped.__context__, OSError):
            raise _not_bound(settings, stopped.__context__) from None
        raise


def _not_bound(settings: Settings, error: OSError) -> ConfigurationError:
    """Why nobody can be listened to at the address that is set, and what to do."""
    tell("start_failed", error=kind_of(error))
    if error.errno == errno.EADDRINUSE:
        told = (
            f"port {settings.port} is in use: stop what listens there (another softanswer, perhaps), or choose another "
            "port by --port or SOFTANSWER_PORT."
        )
    else:
        # A name that leads nowhere has a number of its own, for which the system has no words.
        nowhere = isinstance(error, socket.gaierror)
        reason = "there is no such address" if nowhere else os.strerror(error.errno or 0)
        told = (
            f"port {settings.port} of {settings.host} cannot be listened on: {reason}. Choose another by --host and "
            "--port, or by SOFTANSWER_HOST and SOFTANSWER_PORT."
        )
    return ConfigurationError([told])


def _tell_what_is_set(settings: Settings) -> None:
    """What an operator should know at the start."""
    for name in settings.ignored:
        tell("setting_ignored", setting=name)
    for name in settings.weak_secrets():
        tell("weak_secret", setting=name)
    if settings.model_without_endpoint:
        tell("model_without_endpoint")
    tell("writers", writers=", then ".join(settings.writers))
