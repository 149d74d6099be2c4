"""`softanswer serve`: the page and the API."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from app.cli.options import company_options, settings_with
from app.kept.uncollected import uncollected
from app.settings import Settings
from app.telemetry.log import tell
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
        import uvicorn

        from app.main import create_app

        app = create_app(settings)
    _tell_what_is_set(settings)
    try:
        uvicorn.run(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # a proxy's word is taken by app/access/proxies.py
            timeout_graceful_shutdown=10,
        )
    except SystemExit:
        # What stopped the start is ours to say: a library's account of it never gets into the log.
        if app.state.start_failed is not None:
            raise app.state.start_failed from None
        raise


def _tell_what_is_set(settings: Settings) -> None:
    """What an operator should know at the start."""
    for name in settings.ignored:
        tell("setting_ignored", setting=name)
    for name in settings.weak_secrets():
        tell("weak_secret", setting=name)
    if settings.model_without_endpoint:
        tell("model_without_endpoint")
    tell("writers", writers=", then ".join(settings.writers))
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    tell("listening", url=f"http://{host}:{settings.port}")
