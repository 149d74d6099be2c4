"""`softanswer serve`: the page and the API."""

import logging
from dataclasses import replace
from pathlib import Path

import click

from app.cli.options import company_options, settings_with


@click.command("serve")
@click.option("--host", help="The address to listen on; another than loopback needs a key or a password.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on.")
@company_options
def command(host: str | None, port: int | None, **company: Path | None) -> int:
    """Serve the page and the API until you stop it."""
    import uvicorn

    from app.main import create_app

    settings = settings_with(**company)
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(message)s")
    log = logging.getLogger("softanswer")
    app = create_app(settings)
    for name in settings.ignored:
        log.warning("%s is set, and this version does not read it", name)
    for name in settings.weak_secrets():
        log.warning("%s holds a secret of fewer than 16 characters, which can be guessed", name)
    if settings.model_without_endpoint:
        log.warning("SOFTANSWER_LLM_MODEL names a model, and neither an address nor a key for it is set")
    log.info("drafts are written by %s", ", then ".join(settings.writers))
    log.info(
        "open http://%s:%s", f"[{settings.host}]" if ":" in settings.host else settings.host, settings.port
    )
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    return 0
