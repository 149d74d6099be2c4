"""Recorded answers: kept by what was asked, replayed as they were, and a miss is told, never made up for."""

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import build_service
from app.engines.llm.batch import AnswersFile, line_of, recording_of
from app.engines.llm.recordings import Recorded, Recording, Recordings, Wanted, key_of, read_recordings
from app.errors import ConfigurationError, InputError, UnavailableError
from app.model.brief import Brief
from app.model.completion import Completion, Message, Request
from app.settings import Settings
from tests.engines.llm.says import BRIEF, REPLY, Says, answer

REQUEST = Request(
    purpose="draft",
    messages=(Message(role="user", content="Hello"),),
    answer={"type": "object"},
    max_tokens=5,
)
KEY = key_of(REQUEST, "m")
COMPLETION = {
    "model": "gpt-x",
    "choices": [{"finish_reason": "stop", "message": {"content": "{}", "refusal": None}}],
    "usage": {"prompt_tokens": 9, "completion_tokens": 4, "prompt_tokens_details": {"cached_tokens": 8}},
}


def output(body=COMPLETION, **fields):
    return {
        "id": "r1",
        "custom_id": KEY,
        "response": {"status_code": 200, "request_id": "q", "body": body},
        "error": None,
        **fields,
    }


def streamed(completes, request):
    async def run():
        return [piece async for piece in completes.stream(request, 0)]

    return asyncio.run(run())


def test_the_key_changes_with_all_that_decides_an_answer_and_with_nothing_else():
    other = [
        REQUEST.model_copy(update={"messages": (Message(role="user", content="Hello!"),)}),
        REQUEST.model_copy(update={"messages": (Message(role="system", content="Hello"),)}),
        REQUEST.model_copy(update={"answer": {"type": "array"}}),
        REQUEST.model_copy(update={"max_tokens": 6}),
        REQUEST.model_copy(update={"temperature": 0.0}),
        REQUEST.model_copy(update={"repeat": 1}),
    ]
    assert len({KEY, key_of(REQUEST, "n"), *(key_of(r, "m") for r in other)}) == len(other) + 2
    assert key_of(REQUEST.model_copy(update={"purpose": "judge"}), "m") == KEY


@given(st.text(max_size=300), st.integers(1, 400))
def test_a_recorded_answer_comes_back_as_it_was(text, piece):
    recordings = Recordings([Recording.model_validate({"key": KEY, "text": text, "made": {"model": "x"}})])
    *pieces, last = streamed(Recorded(recordings, "m", piece), REQUEST)
    assert isinstance(last, Completion)
    assert "".join(pieces) == last.text == text
    assert last.model == "x"


def test_a_miss_says_what_to_do():
    with pytest.raises(UnavailableError, match="requests export") as caught:
        streamed(Recorded(Recordings(), "m"), REQUEST)
    assert "Hello" not in str(caught.value)


def test_a_file_is_sorted_and_reads_back_as_it_was_written(tmp_path):
    path = tmp_path / "answers.jsonl"
    keys = ["c" * 64, "a" * 64, "b" * 64]
    Recordings(Recording(key=key, text=f"Grüße {key[0]}\n") for key in keys).write(path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["key"][0] for line in lines] == ["a", "b", "c"]
    again = read_recordings(path)
    assert len(again) == 3
    assert again.get("a" * 64).text == "Grüße a\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_with_wrong_lines_is_refused_with_all_of_them(tmp_path):
    path = tmp_path / "answers.jsonl"
    path.write_text('{"key": "a", "text": "x"}\nnonsense\n\n{"key": 5}\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_recordings(path)
    assert [m.rpartition(", ")[2][:6] for m in caught.value.mistakes] == ["line 2", "line 4"]


def test_wanted_requests_are_noted_once_and_given_away():
    wanted = Wanted(Recordings(), "m")
    for _ in range(2):
        with pytest.raises(UnavailableError):
            streamed(wanted, REQUEST)
    assert wanted.take() == {KEY: REQUEST}
    assert wanted.take() == {}


def test_a_line_out_is_one_of_the_batch_api():
    line = line_of(KEY, REQUEST.model_copy(update={"temperature": 0.5}), "m")
    assert (line["custom_id"], line["method"], line["url"]) == (KEY, "POST", "/v1/chat/completions")
    body = line["body"]
    assert body["model"] == "m"
    assert body["messages"] == [{"role": "user", "content": "Hello"}]
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert body["response_format"]["json_schema"]["strict"] is True
    assert (body["max_completion_tokens"], body["temperature"]) == (5, 0.5)
    assert "temperature" not in line_of(KEY, REQUEST, "m")["body"]


def test_an_answer_of_the_batch_api_is_taken_with_how_it_was_made():
    recording = recording_of(output(), "2026-01-02", "a first try")
    assert (recording.key, recording.text, recording.finish) == (KEY, "{}", "stop")
    assert recording.usage.model_dump(exclude={"cost"}) == {
        "input_tokens": 9, "output_tokens": 4, "cached_tokens": 8, "calls": 1}  # fmt: skip
    assert recording.made.model_dump() == {
        "model": "gpt-x", "way": "batch", "at": "2026-01-02", "note": "a first try"}  # fmt: skip


def test_a_refusal_is_kept_as_one():
    choice = {"finish_reason": "stop", "message": {"content": None, "refusal": "I would rather not."}}
    recording = recording_of(output({**COMPLETION, "choices": [choice]}), "2026-01-02")
    assert recording.finish == "refusal"


@pytest.mark.parametrize("given_answer", [answer(), json.loads(answer())])
def test_an_answer_had_in_another_way_is_taken_too(given_answer):
    recording = recording_of({"custom_id": KEY, "answer": given_answer, "model": "a person"}, "2026-01-02")
    assert json.loads(recording.text)["reply"] == REPLY
    assert (recording.made.model, recording.made.way) == ("a person", "hand")


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"custom_id": "short", "answer": "x"},
        {"custom_id": KEY},
        {"custom_id": KEY, "answer": " "},
        output(error={"code": "expired"}),
        output(response={"status_code": 429, "body": {}}),
        output({}),
        output({**COMPLETION, "choices": []}),
        output({**COMPLETION, "choices": [{"finish_reason": "?", "message": {"content": "x"}}]}),
        output({**COMPLETION, "choices": [{"finish_reason": "stop", "message": {"content": ""}}]}),
        output({**COMPLETION, "choices": [{"finish_reason": "stop", "message": None}]}),
    ],
)
def test_a_line_without_an_answer_is_refused(line):
    with pytest.raises(InputError):
        recording_of(line, "2026-01-02")


def test_nothing_is_kept_when_a_line_is_wrong(tmp_path):
    path = tmp_path / "answers.jsonl"
    with pytest.raises(InputError, match="line 2"):
        AnswersFile(path, "2026-01-02").add([output(), {}])
    assert not path.exists()
    assert AnswersFile(path, "2026-01-02").add([output()]) == 1
    assert AnswersFile(path, "2026-01-03").add([{"custom_id": KEY, "answer": "newer"}]) == 1
    assert read_recordings(path).get(KEY).text == "newer"


def test_a_service_over_recordings_replays_a_draft_and_never_writes_one_of_its_own(tmp_path):
    asked = Says(answer())
    asyncio.run(build_service(Settings(), asked).draft(Brief.model_validate(BRIEF)))
    path = tmp_path / "answers.jsonl"
    key = key_of(asked.asked[0], "any-model")
    Recordings([Recording.model_validate({"key": key, "text": answer(), "made": {"model": "x-1"}})]).write(
        path
    )
    service = build_service(Settings(recordings=path))
    draft = asyncio.run(service.draft(Brief.model_validate({**BRIEF, "id": "another"})))
    assert (draft.engine.name, draft.engine.model) == ("llm", "x-1")
    with pytest.raises(UnavailableError, match="no answer is recorded"):
        asyncio.run(service.draft(Brief.model_validate({**BRIEF, "message": "Where is it?"})))
    builtin = build_service(Settings(recordings=path, engine="builtin"))
    assert asyncio.run(builtin.draft(Brief.model_validate(BRIEF))).engine.name == "builtin"
