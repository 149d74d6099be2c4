"""The server of `softanswer serve`: uvicorn, which says that it listens once it does."""

import socket

import uvicorn
from fastapi import FastAPI

from app.settings import Settings
from app.telemetry.log import tell


class Listening(uvicorn.Server):
    """Serves the app at the address of the settings."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,  # a proxy's word is taken by app/access/proxies.py
                timeout_graceful_shutdown=10,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so; raises SystemExit where that cannot be done."""
        await super().startup(sockets)
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        tell("listening", url=f"http://{host}:{self.config.port}")
