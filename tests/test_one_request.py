"""A request that takes long takes its own time alone: whoever asks meanwhile is answered."""

import asyncio
from dataclasses import replace

import httpx2
import pytest

from app.main import create_app
from app.settings import Settings
from tests.pipeline.improving.test_trying import LATE, REPLY

LONG = "".join(f"My parcel {n} is late, and nobody tells me where it is. " for n in range(1500))
SETTINGS = replace(Settings(), engine="builtin", database_url="none", jobs="off", deadline_s=2.0)


async def beside(path, body):
    """The answer to a request, and how often the server said meanwhile that it lives."""
    app, alive = create_app(SETTINGS), 0
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://s") as client:
        asked = asyncio.ensure_future(client.post(path, json=body, timeout=60))
        while not asked.done():
            await asyncio.sleep(0.01)
            answer = await client.get("/healthz")
            assert answer.status_code == 200
            alive += not asked.done()
        return await asked, alive


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/improvements", {"brief": LATE.model_dump(mode="json"), "reply": REPLY}),
        ("/v1/checks", {"brief": {"message": "It is late."}, "reply": LONG}),
        ("/v1/readings", {"message": LONG}),
        ("/v1/drafts", {"message": LONG}),
        ("/v1/drafts", {"message": "It is late.", "facts": ["The parcel is in the Leeds depot. " * 100] * 5}),
    ],
)
def test_the_server_lives_on_beside_a_request_that_takes_long(path, body):
    answer, alive = asyncio.run(asyncio.wait_for(beside(path, body), 60))
    assert answer.status_code in (200, 503)  # late on a machine that has no time, never silent
    assert alive >= 1
