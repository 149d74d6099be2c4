"""What every `Completes` keeps, whoever answers: an endpoint, a chain of them, recordings."""

import asyncio
from contextlib import aclosing

import pytest

from app.engines.llm.recordings import Recorded, Recording, Recordings, Wanted, key_of
from app.errors import UnavailableError
from app.model.completion import Completion

ANSWER = '{"reply": "Hello, it is on its way."}'


@pytest.fixture
def over_an_endpoint(chain, stub):
    stub.answer = lambda body: ANSWER
    return chain()


@pytest.fixture
def over_two_endpoints(chain, stub):
    stub.answer = lambda body: ANSWER
    return chain("500", "answer")


@pytest.fixture
def from_recordings(request_of):
    return Recorded(Recordings([Recording(key=key_of(request_of(), "m"), text=ANSWER)]), "m")


@pytest.fixture
def noting_what_is_wanted(request_of):
    return Wanted(Recordings([Recording(key=key_of(request_of(), "m"), text=ANSWER)]), "m")


@pytest.fixture(params=["over_an_endpoint", "over_two_endpoints", "from_recordings", "noting_what_is_wanted"])
def completes(request):
    """Each implementation, ready to give the same answer."""
    return request.getfixturevalue(request.param)


async def closed(completes):
    if hasattr(completes, "close"):
        await completes.close()


def pieces_of(completes, request, within_s=10.0):
    async def all_of_them():
        try:
            deadline = asyncio.get_running_loop().time() + within_s
            return [piece async for piece in completes.stream(request, deadline)]
        finally:
            await closed(completes)

    return asyncio.run(all_of_them())


def test_it_names_its_model(completes):
    assert isinstance(completes.model, str)
    assert completes.model


def test_the_whole_comes_last_once_and_is_what_was_streamed(completes, request_of):
    *pieces, whole = pieces_of(completes, request_of())
    assert isinstance(whole, Completion)
    assert all(isinstance(piece, str) and piece for piece in pieces)
    assert "".join(pieces) == whole.text == ANSWER
    assert whole.finish == "stop"
    assert whole.model


def test_it_can_be_asked_again(completes, request_of):
    assert pieces_of(completes, request_of())[-1].text == pieces_of(completes, request_of())[-1].text


def test_it_can_be_left_in_the_middle(completes, request_of):
    async def leave():
        deadline = asyncio.get_running_loop().time() + 10
        async with aclosing(completes.stream(request_of(), deadline)) as stream:
            await anext(stream)
        await closed(completes)

    asyncio.run(leave())
    assert pieces_of(completes, request_of())[-1].text == ANSWER


def test_what_cannot_be_answered_is_told_as_unavailable_and_by_nothing_else(completes, request_of, stub):
    stub.always = "500"
    with pytest.raises(UnavailableError) as raised:
        pieces_of(completes, request_of(max_tokens=7))
    assert raised.value.retry_after_s >= 1
    assert "It is late" not in str(raised.value)
