"""A real server in a thread, and what a test watches in its pages."""

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

START_S = 30


@dataclass(frozen=True)
class Server:
    """A server that runs; `app.state.store` and the like are there to look into."""

    url: str
    app: object


@dataclass
class Seen:
    """What went on in the pages of one test that nobody may see happen."""

    host: str
    errors: list[str] = field(default_factory=list)
    """Errors of scripts, and what the Content-Security-Policy stopped."""
    dialogs: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Addresses of other hosts that were asked for."""

    def watch(self, page):
        """Note what happens in a page from now on."""
        page.on("pageerror", lambda error: self.errors.append(f"script: {error}"))
        page.on("console", self._console)
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _console(self, message):
        text = message.text
        told = message.type == "error" and not text.startswith(
            "Failed to load resource: the server responded"
        )
        if told or "Content Security Policy" in text or "Trusted" in text:
            self.errors.append(f"console: {text}")

    def _dialog(self, dialog):
        self.dialogs.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    def _request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != self.host:
            self.foreign.append(request.url)


@contextmanager
def serving(settings, service=None, certificate=None, store=None):
    """The app on a free port of this machine, in a thread of this process, until the end of the block.

    With `certificate`, the paths of a key and of its certificate, it speaks https.
    """
    import uvicorn

    from app.main import create_app

    app = create_app(settings, service, store=store)
    key, signed = certificate or (None, None)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_config=None, access_log=False, timeout_graceful_shutdown=2,
        proxy_headers=False, ssl_keyfile=key, ssl_certfile=signed,
    )  # fmt: skip
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    end = time.monotonic() + START_S
    while not running.started:
        assert thread.is_alive(), "the server ended before it began"
        assert time.monotonic() < end, "the server does not start"
        time.sleep(0.005)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield Server(f"http{'s' if certificate else ''}://127.0.0.1:{port}", app)
    finally:
        running.should_exit = True
        thread.join(START_S)
        assert not thread.is_alive(), "the server does not stop"


def settings_for(folder, settings=None):
    """The settings, without jobs and with a SQLite file of their own where they name no store."""
    from app.settings import Settings

    settings = replace(settings or Settings(), jobs="off")
    return replace(settings, database_url=settings.database_url or f"sqlite:///{folder / 'store.sqlite'}")
