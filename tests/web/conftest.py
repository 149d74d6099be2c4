"""What tests of the pages share: the real app on a real port with a store of its own, and a real Chromium.

    def test_a_reply_is_copied(server, open_page):
        page = open_page(server.url)

`browser` lives as long as a module: while it runs, Playwright's event loop is that of the thread, so a module that
uses it calls no `asyncio.run` by itself.
"""

import os
import re
import shutil
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import pytest

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
def serving(settings, service=None):
    """The app on a free port of this machine, in a thread of this process, until the end of the block."""
    import uvicorn

    from app.main import create_app

    app = create_app(settings, service)
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False, lifespan="on")
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
        yield Server(f"http://127.0.0.1:{port}", app)
    finally:
        running.should_exit = running.force_exit = True
        thread.join(START_S)
        assert not thread.is_alive(), "the server does not stop"


def settings_for(folder, settings=None):
    """The settings, without jobs and with a SQLite file of their own where they name no store."""
    from app.settings import Settings

    settings = replace(settings or Settings(), jobs="off")
    return replace(settings, database_url=settings.database_url or f"sqlite:///{folder / 'store.sqlite'}")


@pytest.fixture
def send():
    """Sends a form as a browser does: with the token of a page that it was shown before.

    send(client, "/draft", {"message": "…"})
    """

    def send(client, path, data=None, page="/", headers=None, **rest):
        shown = client.get(page, headers=headers)
        (token,) = set(re.findall(r'name="csrf" value="([^"]+)"', shown.text))
        sent_by = {"Sec-Fetch-Site": "same-origin", **(headers or {})}
        return client.post(path, data={"csrf": token, **(data or {})}, headers=sent_by, **rest)

    return send


@pytest.fixture
def serve(tmp_path, service):
    """Starts servers: `serve()`, or with settings, or with another service than the real one."""
    with ExitStack() as stack:
        yield lambda settings=None, other=None: stack.enter_context(
            serving(settings_for(tmp_path, settings), other or service)
        )


@pytest.fixture
def server(serve):
    """A server as it is without settings, over a store that is empty."""
    return serve()


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium. Where there is none its tests are skipped, save in CI, where they fail."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        word = "there is no Chromium here: install Debian's `chromium`"
        if os.environ.get("CI") == "true":
            pytest.fail(word)
        pytest.skip(word)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Opens an address in a browser without memory; what is given else goes to Playwright's `new_context`
    (`java_script_enabled=False`, `color_scheme="dark"`, `viewport=...`, `http_credentials=...`, `locale="de-DE"`).

    `page.seen` notes errors, dialogs and requests to other hosts. At the end of the test there must have been none;
    a test that wants one takes it out.
    """
    opened = []

    def make(url, **options):
        given = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        context = browser.new_context(**given)
        context.set_default_timeout(10_000)
        seen = Seen(urlsplit(url).netloc)
        context.on("page", seen.watch)
        page = context.new_page()
        page.seen = seen
        opened.append((context, seen))
        page.goto(url)
        return page

    yield make
    for context, _ in opened:
        context.close()
    assert [seen for _, seen in opened if seen.errors or seen.dialogs or seen.foreign] == []
