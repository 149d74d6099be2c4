"""The servers that the states of the pages are shown on: filled, bare, behind a password, and with a slow model."""

import asyncio
import json
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.request import urlopen

import yaml

from app.bootstrap import build_service
from app.model.record import DraftFilter
from app.service import Service
from app.settings import Settings
from app.store.sql.store import SqlStore
from scripts.page.filling import NOW, fill, made_up, multiply

PASSWORD = "password-of-the-page"  # noqa: S105 - that of a server that lives for minutes, on this machine alone
HELPDESK = "https://desk.example.com"
REFERENCE = "c-1042"


@dataclass(frozen=True)
class World:
    """Addresses. `filled` shows what is kept, `desk` is where drafts are made, so that `filled` stays as it is.

    `customer` is the id of a draft for somebody who wrote often.
    """

    filled: str
    desk: str
    bare: str
    closed: str
    slow: str
    paced: str
    customer: str


@contextmanager
def world(folder: Path, service: Service | None = None, drafts: int = 80) -> Iterator[World]:
    """All of them until the end of the block, with stores in `folder`; `service` is the one without settings.

    Their clock stands still at `NOW`, so that the pages are the same on every day.
    """
    from tests.stub import BEHAVIOURS, Stub, draft_answer
    from tests.web.conftest import serving

    profile = folder / "profile.yaml"
    profile.write_text(yaml.safe_dump(made_up()["profile"], allow_unicode=True), encoding="utf-8")
    bare = service or build_service(Settings())
    known = Settings(company=profile)
    theirs = build_service(known)
    filled = folder / "filled.sqlite"
    customer = _apart(_filled(filled, theirs, drafts))
    with ExitStack() as stack:
        for place in ("app.main.now", "app.bootstrap_records.now"):
            stack.enter_context(patch(place, lambda: NOW))
        # Half of an answer, and then nothing more: so a reply is being written for as long as one wants to look.
        hold = Hold()
        hangs = stack.enter_context(Stub(answer=draft_answer, always="hold"))
        stack.enter_context(patch.dict(BEHAVIOURS, hold=hold))
        # And one that writes as fast as a fast model.
        paced = stack.enter_context(Stub(answer=draft_answer, always="paced"))

        def serve(name: str, over: Service | None = None, settings: Settings | None = None) -> str:
            given = replace(
                settings or Settings(), database_url=f"sqlite:///{folder / name}.sqlite", jobs="off"
            )
            return str(stack.enter_context(serving(given, over or build_service(given))).url)

        made = World(
            filled=serve("filled", theirs, replace(known, embed_origins=(HELPDESK,))),
            desk=serve("desk", theirs, known),
            bare=serve("bare", bare),
            closed=serve("closed", bare, Settings(page_password=PASSWORD)),
            slow=serve("slow", settings=_model(hangs.url)),
            paced=serve("paced", settings=_model(paced.url)),
            customer=customer,
        )
        yield made
        # A server that stops in the middle of a draft tells of it in its log.
        hold.end(made.slow)


class Hold:
    """A behaviour of the stub: half of an answer, and the rest when it is told to end."""

    def __init__(self) -> None:
        self._ended = False
        self._held = 0

    async def __call__(self, stub: Any, body: Any, writer: Any) -> None:
        """Answer one call."""
        from tests.stub.wire import events, head, pieces, tail

        text = stub.answer(body)
        chunks = pieces(text, stub.token)
        await head(writer, 200, "text/event-stream")
        await events(writer, chunks[: len(chunks) // 2])
        self._held += 0 if self._ended else 1
        while not self._ended:  # noqa: ASYNC110 - another thread ends it
            await asyncio.sleep(0.05)
        await events(writer, [*chunks[len(chunks) // 2 :], *tail(body, text)], done=True)

    def end(self, url: str) -> None:
        """Write the rest of every reply, and wait until they are kept."""
        self._ended = True
        end = time.monotonic() + 20
        while time.monotonic() < end and self._kept(url) < self._held:
            time.sleep(0.05)

    @staticmethod
    def _kept(url: str) -> int:
        with urlopen(f"{url}/v1/drafts") as answer:  # noqa: S310 - our own server
            return len(json.load(answer)["items"])


def _model(url: str) -> Settings:
    return Settings(engine="llm", llm_base_url=url, llm_model="a-model", first_token_s=900, deadline_s=900)


async def _filled(path: Path, service: Service, drafts: int) -> str:
    """The id of a draft for `REFERENCE`."""
    store = SqlStore(path)
    await store.open()
    try:
        await fill(store, service, min(drafts, 80))
        await multiply(store, drafts)
        async with store.view() as records:
            found = await records.drafts.list(DraftFilter(customer_ref=REFERENCE), None, 1)
        return found.items[0].id
    finally:
        await store.close()


def _apart(work: Coroutine[Any, Any, str]) -> str:
    """Run it in a thread: in this one a browser's loop may run already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
