"""What tests of the screen in a browser share: a server for each module, and one whose engine waits for the test."""

import asyncio
import threading

import pytest

from app.settings import Settings
from tests.web.conftest import serving, settings_for
from tests.web.screen.desk import Desk


@pytest.fixture(scope="module")
def site(tmp_path_factory, service):
    """A server over a store that the tests of a module share."""
    with serving(settings_for(tmp_path_factory.mktemp("site")), service) as server:
        yield server


@pytest.fixture
def desk(site, open_page):
    """The screen of that server, with nothing on it."""
    return Desk(open_page(site.url, permissions=["clipboard-read", "clipboard-write"]))


@pytest.fixture
def desk_at(open_page):
    """Opens the screen of another server, or with other options of the browser."""
    return lambda server, path="/", **options: Desk(open_page(server.url + path, **options))


class Gate:
    """Holds the model back in the middle of its answer, until the test lets it go on."""

    def __init__(self):
        self._open = threading.Event()

    def open(self):
        self._open.set()

    def shut(self):
        self._open.clear()

    async def passed(self):
        await asyncio.to_thread(self._open.wait)


@pytest.fixture(scope="module")
def model(stubs):
    """A model that writes the first half of its reply and waits at `model.gate`; `model.seen` counts its calls."""

    async def held(stub, body, writer):
        parts = stubs.wire.pieces(stub.answer(body), stub.token)
        half = len(parts) // 2
        await stubs.wire.head(writer, 200, "text/event-stream")
        await stubs.wire.events(writer, parts[:half])
        await stub.gate.passed()
        await stubs.wire.events(writer, [*parts[half:], *stubs.wire.tail(body, stub.answer(body))], done=True)

    stubs.BEHAVIOURS["held"] = held
    with stubs.Stub(answer=stubs.draft_answer, token=16, always="held") as stub:
        stub.gate = Gate()
        yield stub
        stub.gate.open()


@pytest.fixture(scope="module")
def writing(model):
    """The service with that model, and no engine of ours behind it."""
    from app.bootstrap import build_service

    return build_service(Settings(engine="llm", llm_base_url=model.url, llm_model="stub-1", deadline_s=30.0))


@pytest.fixture
def slow(writing, model, serve):
    """Starts servers whose replies are written by that model; the gate is shut, and nothing was asked of it yet."""
    model.gate.shut()
    model.seen.clear()
    model.always = "held"
    yield lambda **settings: serve(Settings(**settings) if settings else None, writing)
    model.gate.open()
