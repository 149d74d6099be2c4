"""The wrapper before a model: nothing identifying reaches the model, everything comes back, streamed or whole."""

import asyncio
import json
import re
import subprocess
import sys

import pytest

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.completion import Completion, Message, Request
from app.privacy.private import Privacy, Private
from app.privacy.redaction import Redaction
from app.settings import IDENTIFIERS
from scripts import prove_privacy
from scripts.planted import cases

BRIEF = Brief.model_validate({
    "message": "I am Jane Adeyemi, write to jane@mail.example!",
    "customer": {"name": 'Jane "J" Adeyemi', "ref": "C-10482"},
})  # fmt: skip


def test_planted_identifiers_never_reach_the_model_and_all_come_back():
    report = asyncio.run(prove_privacy.prove(cases(1500, seed=7), seed=7))
    assert report.planted.total() == 1500
    assert {*report.planted} == set(IDENTIFIERS)
    assert (report.leaked, report.wrong, report.hidden_decoys) == ([], [], [])


def test_the_battery_finds_every_identifier_that_is_not_hidden():
    report = asyncio.run(prove_privacy.prove(cases(150, seed=7), seed=7, kinds=()))
    assert len(report.leaked) == report.planted.total() == 150


class Recorder:
    """Answers with what it is told to; keeps the request, and whether its stream was closed."""

    model = "recorder"

    def __init__(self, pieces_of, fault=None):
        self.pieces_of, self.fault = pieces_of, fault
        self.request = None
        self.closed = False

    async def stream(self, request, deadline):
        self.request, self.deadline = request, deadline
        pieces = self.pieces_of(request)
        try:
            for piece in pieces:
                yield piece
            if self.fault:
                raise self.fault
            yield Completion(text="".join(pieces), model="recorder-1", finish="length")
        finally:
            self.closed = True


def ask(inner, brief=BRIEF, kinds=IDENTIFIERS):
    request = Request(
        purpose="draft",
        messages=(Message(role="system", content="Be kind."), Message(role="user", content=brief.message)),
        answer={"type": "object"},
        max_tokens=9,
    )

    async def drain():
        private = Private(inner, Redaction.of(brief, "en", kinds))
        return [piece async for piece in private.stream(request, 12.5)]

    return request, asyncio.run(drain())


def placeholders(request):
    return re.findall(r"\[[A-Z]+-\d+-[A-Z]{3}\]", request.messages[-1].content)


def test_text_comes_in_pieces_and_last_the_whole():
    inner = Recorder(lambda request: [*'{"reply": "Dear ', *placeholders(request)[0], '"', "}"])
    asked, (*pieces, last) = ask(inner)
    assert "".join(pieces) == last.text
    assert json.loads(last.text) == {"reply": "Dear Jane Adeyemi"}
    assert all(pieces)
    assert (last.model, last.finish) == ("recorder-1", "length")
    assert inner.deadline == 12.5
    assert inner.request.model_copy(update={"messages": asked.messages}) == asked
    assert inner.request.messages[0] == asked.messages[0]


def test_what_is_held_back_comes_before_the_completion():
    inner = Recorder(lambda request: ["see [EMAIL-1"])
    _, (*pieces, last) = ask(inner)
    assert "".join(pieces) == last.text == "see [EMAIL-1"


def test_a_fault_of_the_model_goes_through():
    inner = Recorder(lambda request: ["Dear"], UnavailableError("gone"))
    with pytest.raises(UnavailableError, match="gone"):
        ask(inner)
    assert inner.closed


def test_a_caller_that_stops_early_closes_the_model_too():
    inner = Recorder(lambda request: ["a b", "c d"])

    async def stop():
        stream = Private(inner, Redaction.of(BRIEF, "en")).stream(
            Request(purpose="draft", messages=(), answer={}, max_tokens=1), 0.0
        )
        await anext(stream)
        await stream.aclose()

    asyncio.run(stop())
    assert inner.closed


def test_privacy_wraps_a_model_for_each_brief_and_steps_aside_when_it_is_off():
    inner = Recorder(lambda request: [])
    wrapped = Privacy(IDENTIFIERS)(inner, BRIEF, "en")
    assert isinstance(wrapped, Private)
    assert wrapped.model == "recorder"
    assert Privacy(())(inner, BRIEF, "en") is inner


def test_the_tables_of_numbers_are_loaded_only_when_digits_come():
    code = (
        "import sys; from app.privacy.redaction import Redaction; from app.model.brief import Customer;"
        "Redaction(Customer(name='Jane')).hide('I am Jane, write to me.');"
        "print({'phonenumbers', 'stdnum'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
