"""The JSON Lines of OpenAI's Batch API: requests out, answers in."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.engines.llm.recordings import Made, Recording, Recordings, read_recordings
from app.errors import InputError
from app.model.completion import Finish, Request
from app.model.writing import Usage

URL = "/v1/chat/completions"

_FINISHES: Mapping[str, Finish] = {"stop": "stop", "length": "length", "content_filter": "filter"}


def line_of(key: str, request: Request, model: str) -> dict[str, Any]:
    """The line that asks for one answer; `custom_id` is the key that its answer is kept by."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [message.model_dump() for message in request.messages],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": request.answer},
        },
        "max_completion_tokens": request.max_tokens,
    }
    if request.temperature is not None:
        body["temperature"] = request.temperature
    return {"custom_id": key, "method": "POST", "url": URL, "body": body}


def recording_of(line: Mapping[str, Any], at: str, note: str | None = None) -> Recording:
    """The answer in a line that the Batch API hands back.

    A line may also be `{"custom_id", "answer", "model"?}` with the answer as text or as the object itself: for answers
    that were had in another way. Raises InputError where the line holds no answer.
    """
    key = line.get("custom_id")
    if not (isinstance(key, str) and len(key) == 64):
        raise InputError("custom_id is missing, or is not one that `softanswer requests export` wrote")
    if "answer" in line:
        return _by_hand(key, line, Made(way="hand", at=at, note=note))
    response = line.get("response")
    if line.get("error") or not isinstance(response, dict) or response.get("status_code") != 200:
        raise InputError("the request failed; export it again and have it answered anew")
    return _completed(key, response.get("body"), Made(way="batch", at=at, note=note))


class AnswersFile:
    """Takes answers into a file of recordings; `note` says of each how it was had, `at` when."""

    def __init__(self, path: Path, at: str, note: str | None = None) -> None:
        self._path = path
        self._at = at
        self._note = note

    def add(self, lines: Iterable[Mapping[str, Any]]) -> int:
        """Keep the answers of these lines; returns how many.

        Raises InputError that lists the lines without an answer; then nothing is kept.
        """
        found, wrong = [], []
        for number, line in enumerate(lines, 1):
            try:
                found.append(recording_of(line, self._at, self._note))
            except InputError as error:
                wrong.append((f"line {number}", error.detail))
        if wrong:
            told = "; ".join(f"{where}: {what}" for where, what in wrong[:10])
            raise InputError(f"{len(wrong)} lines hold no answer: {told}", fields=wrong)
        kept = read_recordings(self._path) if self._path.exists() else Recordings()
        kept.with_more(found).write(self._path)
        return len(found)


def _by_hand(key: str, line: Mapping[str, Any], made: Made) -> Recording:
    answer = line["answer"]
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    if not text.strip():
        raise InputError("the answer is empty")
    model = line.get("model")
    return Recording(
        key=key, text=text, made=made.model_copy(update={"model": model if isinstance(model, str) else None})
    )


def _completed(key: str, body: Any, made: Made) -> Recording:
    """The first choice of a chat completion."""
    try:
        choice = body["choices"][0]
        message = choice["message"]
        text = message.get("refusal") or message["content"]
        finish: Finish = "refusal" if message.get("refusal") else _FINISHES[choice["finish_reason"]]
        model = str(body["model"])
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise InputError("there is no chat completion in it") from error
    if not isinstance(text, str) or not text.strip():
        raise InputError("the answer is empty")
    return Recording(
        key=key,
        text=text,
        finish=finish,
        usage=_usage(body.get("usage")),
        made=made.model_copy(update={"model": model}),
    )


def _usage(usage: Any) -> Usage:
    if not isinstance(usage, dict):
        return Usage(calls=1)
    details = usage.get("prompt_tokens_details")
    return Usage(
        input_tokens=_whole(usage.get("prompt_tokens")),
        output_tokens=_whole(usage.get("completion_tokens")),
        cached_tokens=_whole(details.get("cached_tokens")) if isinstance(details, dict) else 0,
        calls=1,
    )


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0
