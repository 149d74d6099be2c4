"""Model answers kept in a file by the hash of what was asked, and a model that answers from them alone."""

import json
from collections.abc import AsyncIterator, Container, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.errors import ConfigurationError, RecordingMissingError
from app.model.completion import Completion, Finish, Purpose, Request
from app.model.value import Value
from app.model.writing import Usage

ANY_MODEL = "any-model"
"""The name under which requests are kept when no model is set: anything may have answered them."""

PIECE = 24
"""Characters of a recorded answer that are yielded at once, so that a replay streams as an endpoint does."""


class Made(Value):
    """How an answer was made: by which model, by what way, when (ISO 8601), and what else is to be known of it."""

    model: str | None = None
    way: str | None = None
    at: str | None = None
    note: str | None = None


class Recording(Value):
    """One line of the file. `key` is the hash of the request; `usage` is what the answer took when it was made."""

    key: str
    text: str
    finish: Finish = "stop"
    purpose: Purpose | None = None
    usage: Usage = Usage()
    made: Made = Made()


def key_of(request: Request, model: str) -> str:
    """The sha256 (64 hexadecimal characters) of all that decides an answer: what is asked, of which model, how.

    What an answer is for (`purpose`) does not decide it.
    """
    asked = {"model": model, **request.model_dump(mode="json", exclude={"purpose"})}
    canonical = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class Recordings:
    """The answers of one file: JSON Lines, sorted by key, so that a change shows as the lines that changed."""

    def __init__(self, recordings: Iterable[Recording] = ()) -> None:
        self._by_key = {r.key: r for r in recordings}

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[Recording]:
        return iter(self._by_key.values())

    def get(self, key: str) -> Recording | None:
        """The answer to a request, where there is one."""
        return self._by_key.get(key)

    def with_more(self, recordings: Iterable[Recording]) -> "Recordings":
        """These and more; a newer answer to the same request takes the place of the older one."""
        return Recordings([*self._by_key.values(), *recordings])

    def without(self, keys: Container[str]) -> "Recordings":
        """These but for the answers to some requests."""
        return Recordings(r for key, r in self._by_key.items() if key not in keys)

    def write(self, path: Path) -> None:
        """Write the whole file anew; it is complete or not there at all."""
        lines = (json.dumps(_shown(r), ensure_ascii=False, sort_keys=True) for r in self._sorted())
        beside = path.with_name(path.name + ".new")
        beside.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        beside.replace(path)

    def _sorted(self) -> list[Recording]:
        return [self._by_key[key] for key in sorted(self._by_key)]


def read_recordings(path: Path) -> Recordings:
    """The recordings of a file.

    Raises ConfigurationError with every line that is not one.
    """
    found, mistakes = [], []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError([f"{path}: it cannot be read: {type(error).__name__}"]) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(Recording.model_validate_json(line))
            except ValidationError:
                mistakes.append(f"{path}, line {number}: this is no recording of an answer")
    if mistakes:
        raise ConfigurationError(mistakes)
    return Recordings(found)


class Recorded:
    """Answers from recordings alone (a `Completes`): there is no network behind it, and a miss is said."""

    def __init__(self, recordings: Recordings, model: str = ANY_MODEL, piece: int = PIECE) -> None:
        """`piece` is how many characters are yielded at once; where nobody watches, all may be."""
        self._recordings = recordings
        self._model = model
        self._piece = piece

    @property
    def model(self) -> str:
        """The model that requests are kept under; the one that answered is named in each completion."""
        return self._model

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:  # noqa: ARG002 - a recording is there at once
        """Yield a recorded answer in pieces, then the whole.

        Raises RecordingMissingError when none was recorded, with what to do about it.
        """
        recording = self._recordings.get(key_of(request, self._model))
        if recording is None:
            raise RecordingMissingError(
                f"no answer is recorded for this {request.purpose} request",
                hint="Write it out with `softanswer requests export`, have it answered, and take the answer in with "
                "`softanswer requests import`. A change of the brief, the prompts or the guidelines asks anew.",
            )
        for at in range(0, len(recording.text), self._piece):
            yield recording.text[at : at + self._piece]
        yield Completion(
            text=recording.text,
            model=recording.made.model or self._model,
            finish=recording.finish,
            usage=recording.usage,
        )


class Wanted(Recorded):
    """Recorded answers, and a note of each request that has none: what is to be exported."""

    def __init__(self, recordings: Recordings, model: str = ANY_MODEL) -> None:
        super().__init__(recordings, model)
        self._missing: dict[str, Request] = {}
        self._sample = 0

    def ask_for(self, sample: int) -> None:
        """Which sample of each request is meant from now on; the first is 0."""
        self._sample = sample

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:
        """As `Recorded.stream`; a miss is noted before it is told."""
        request = request.model_copy(update={"repeat": self._sample})
        key = key_of(request, self.model)
        if self._recordings.get(key) is None:
            self._missing[key] = request
        async for piece in super().stream(request, deadline):
            yield piece

    def take(self) -> dict[str, Request]:
        """The requests noted since the last time, by their keys."""
        missing, self._missing = self._missing, {}
        return missing


def _shown(recording: Recording) -> Mapping[str, Any]:
    return recording.model_dump(mode="json", exclude_defaults=True)
