"""A real engine: llama.cpp with a model that the tests make, asked through the SDK as any endpoint is."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import build_service
from app.endpoint import Endpoint
from app.engines.llm.answer import SCHEMA, read_answer
from app.errors import ModelError
from app.model.brief import Brief
from app.model.completion import Message
from app.settings import Settings

MAKER = Path(__file__).parents[2] / "tiny_model.py"


@pytest.fixture(scope="session")
def llama(tmp_path_factory):
    """The base URL of a llama.cpp server."""
    path = tmp_path_factory.mktemp("llama") / "tiny.gguf"
    server = subprocess.Popen(
        [sys.executable, str(MAKER), str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        url = server.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:"), "llama.cpp did not start"
        yield url
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


@pytest.fixture
def tiny(chain, llama):
    """A chain whose endpoint is llama.cpp."""

    def make(url=llama):
        return chain(Endpoint(url=url, model="tiny"), first_token_s=20.0)

    return make


@pytest.mark.parametrize("repeat", range(3))
def test_an_answer_held_to_the_schema_is_streamed_whole(tiny, ask, request_of, noted, repeat):
    over = tiny()
    request = request_of(answer=SCHEMA, max_tokens=4000, temperature=0.7, repeat=repeat)
    pieces, whole = ask(over, request, 30)
    assert len(pieces) > 1
    assert "".join(pieces) == whole.text
    assert (whole.finish, whole.model) == ("stop", "tiny")
    assert read_answer(whole.text).reply
    assert whole.usage.input_tokens > 10 < whole.usage.output_tokens
    assert over._links[0].caller._abilities.form == "json_schema"
    assert noted.calls[-1].outcome == "ok"


def test_an_answer_that_is_too_long_says_that_it_was_cut(tiny, ask, request_of):
    assert ask(tiny(), request_of(max_tokens=5), 30)[1].finish == "length"


def test_a_message_that_is_too_long_for_the_model_is_the_requests_fault(tiny, ask, request_of):
    long = (Message(role="user", content="late " * 5000),)
    with pytest.raises(ModelError) as raised:
        ask(tiny(), request_of(messages=long), 30)
    assert (raised.value.cause, raised.value.calls) == ("bad_request", 1)


def test_a_schema_that_it_cannot_hold_is_asked_for_in_another_way(tiny, ask, request_of):
    over = tiny()
    broken = {"type": "object", "properties": {"a": {"$ref": "#/nowhere"}}, "required": ["a"]}
    whole = ask(over, request_of(answer=broken, max_tokens=200, temperature=0.7), 30)[1]
    assert whole.text
    assert over._links[0].caller._abilities.form != "json_schema"


def test_a_path_where_nothing_is_served_is_not_found(tiny, ask, request_of, llama):
    with pytest.raises(ModelError) as raised:
        ask(tiny(f"{llama}/nowhere"), request_of(), 30)
    assert raised.value.cause == "not_found"


def test_a_draft_is_made_and_what_the_model_babbles_needs_a_person(llama, brief):
    service = build_service(Settings(llm_base_url=llama, llm_model="tiny", first_token_s=20, deadline_s=40))

    async def one():
        try:
            return await service.draft(Brief.model_validate(brief))
        finally:
            await service.close()

    draft = asyncio.run(one())
    assert draft.verdict == "needs_you" or draft.engine.name == "builtin"
    assert draft.usage.calls >= 1
    assert draft.reply.text
