"""The stub endpoint, and chains over it."""

import asyncio
import time
from contextlib import aclosing

import pytest

from app.endpoint import Endpoint
from app.engines.llm.endpoints import chain_of
from app.model.completion import Completion, Message, Request
from app.telemetry.interface import Listener

SCHEMA = {
    "type": "object",
    "properties": {"reply": {"type": "string", "maxLength": 400}},
    "required": ["reply"],
    "additionalProperties": False,
}


@pytest.fixture(scope="session")
def _running(stubs):
    with stubs.Stub() as running:
        yield running


@pytest.fixture
def stub(_running, stubs):
    """The stub server as new."""
    _running.plan.clear()
    _running.seen.clear()
    _running.retry_after, _running.always, _running.answer = "1", None, stubs.json_answer
    return _running


@pytest.fixture
def request_of():
    """Makes a request."""

    def make(**fields):
        messages = (Message(role="system", content="You draft."), Message(role="user", content="It is late."))
        return Request(
            **{"purpose": "draft", "messages": messages, "answer": SCHEMA, "max_tokens": 300, **fields}
        )

    return make


class Noted(Listener):
    """Keeps what it is told."""

    def __init__(self):
        self.calls, self.moves = [], []

    def call_ended(self, call):
        self.calls.append(call)

    def breaker_moved(self, endpoint, state):
        self.moves.append(state)


@pytest.fixture
def noted():
    """A listener that keeps what it is told."""
    return Noted()


@pytest.fixture
def chain(stub, noted):
    """Makes a chain over the stub, one endpoint for each model named."""

    def make(*models, first_token_s=10.0, connect_s=10.0, clock=time.monotonic, pause_s=0.01, **fields):
        endpoints = [
            m if isinstance(m, Endpoint) else Endpoint(url=stub.url, model=m, key="secret-key", **fields)
            for m in models or ("answer",)
        ]
        made = chain_of(
            endpoints,
            connect_s=connect_s,
            first_token_s=first_token_s,
            tell=lambda schema: f"JSON please: {schema}",
            listener=noted,
            clock=clock,
        )
        made._pause_s = pause_s
        return made

    return make


@pytest.fixture
def ask():
    """Asks a chain once, in a loop of its own; gives the pieces and the whole, or raises."""

    def run(chain, request, within_s=30.0, pieces=None):
        async def answer():
            got = [] if pieces is None else pieces
            for link in chain._links:
                link.client.dial()  # so that no time of a short deadline goes into imports
            try:
                deadline = asyncio.get_running_loop().time() + within_s
                async with aclosing(chain.stream(request, deadline)) as stream:
                    async for piece in stream:
                        got.append(piece)
            finally:
                await chain.close()
            assert isinstance(got[-1], Completion)
            return got[:-1], got[-1]

        return asyncio.run(answer())

    return run
