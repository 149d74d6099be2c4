"""What an endpoint refuses is found out once and not asked for again."""

import json

import pytest

from app.engines.llm.abilities import Abilities
from app.errors import ModelError

WAYS = {
    "no_schema": (2, {"form": "json_object"}),
    "no_json": (3, {"form": "text"}),
    "no_json_vaguely": (3, {"form": "text"}),
    "no_max_tokens": (2, {"max_tokens": False}),
    "reasoning": (3, {"max_tokens": False, "temperature": False}),
    "no_stream_options": (2, {"stream_options": False}),
    "minds_everything": (
        6,
        {"form": "text", "max_tokens": False, "temperature": False, "stream_options": False},
    ),
}
"""Calls that the first answer takes, and what has been given up by then."""


@pytest.mark.parametrize(("way", "calls", "given_up"), [(w, c, g) for w, (c, g) in WAYS.items()])
def test_a_refusal_is_learnt_from_once(chain, ask, request_of, stub, way, calls, given_up):
    over = chain(way)
    request = request_of(temperature=0.2)
    first = ask(over, request)[1]
    assert len(stub.seen) == calls
    ask(over, request)
    assert len(stub.seen) == calls + 1
    assert first.text == stub.answer({})
    assert first.usage.calls == 1
    abilities = over._links[0].caller._abilities
    assert {name: getattr(abilities, name) for name in given_up} == given_up


def test_a_reasoning_model_is_given_tokens_to_think_with(chain, ask, request_of, stub):
    ask(chain("reasoning"), request_of(temperature=0.2))
    last = stub.seen[-1].body
    assert last["max_completion_tokens"] > 300
    assert not {"max_tokens", "temperature"} & set(last)


def test_a_model_that_takes_no_schema_is_told_of_it_at_the_end(chain, ask, request_of, stub):
    ask(chain("no_schema"), request_of())
    told = stub.seen[-1].body
    assert told["response_format"] == {"type": "json_object"}
    assert told["messages"][0]["content"] == "You draft."
    *_, schema = told["messages"][-1]["content"].partition("JSON please: ")
    assert json.loads(schema)["required"] == ["reply"]


def test_without_usage_the_tokens_are_not_known_and_the_answer_is_whole(chain, ask, request_of, stub):
    whole = ask(chain("no_stream_options"), request_of())[1]
    assert (whole.usage.input_tokens, whole.usage.cost) == (0, None)


def test_a_refusal_of_the_request_itself_teaches_nothing(chain, ask, request_of, stub):
    over = chain("400")
    with pytest.raises(ModelError) as raised:
        ask(over, request_of())
    assert raised.value.cause == "bad_request"
    assert len(stub.seen) == 1
    assert over._links[0].caller._abilities.form == "json_schema"


def test_a_vague_refusal_of_every_way_leaves_the_first_way_standing(
    chain, ask, request_of, stub, stubs, monkeypatch
):
    async def minds_all(stub, body, writer):
        await stubs.wire.whole(writer, 400, {"detail": "Bad Request"})

    monkeypatch.setitem(stubs.BEHAVIOURS, "minds_all", minds_all)
    over = chain("minds_all")
    with pytest.raises(ModelError):
        ask(over, request_of())
    assert len(stub.seen) == 3
    assert over._links[0].caller._abilities.form == "json_schema"


def test_calls_at_once_give_the_same_thing_up_once(chain, request_of, stub):
    import asyncio

    over = chain("no_schema")

    async def one():
        deadline = asyncio.get_running_loop().time() + 5
        return [piece async for piece in over.stream(request_of(), deadline)][-1]

    async def eight():
        try:
            return await asyncio.gather(*(one() for _ in range(8)))
        finally:
            await over.close()

    assert {whole.text for whole in asyncio.run(eight())} == {stub.answer({})}
    assert over._links[0].caller._abilities.form == "json_object"


def test_a_refusal_that_comes_late_is_asked_anew_in_the_way_that_was_found_since(request_of):
    abilities = Abilities(lambda schema: schema)
    request = request_of(temperature=0.2)
    assert abilities.learn("Bad Request", abilities.arguments(request))
    late = abilities.arguments(request)
    assert abilities.learn("Bad Request", abilities.arguments(request))
    abilities.proven = True
    assert abilities.learn("Bad Request", late)
    assert abilities.form == "text"
    assert not abilities.learn("Bad Request", abilities.arguments(request))
    assert not abilities.learn("maximum context length is 8192 tokens", late)
