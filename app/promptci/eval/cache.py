"""What earlier runs made of the same cases by the same means, so that it need not be made and checked again."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from app.kept import files
from app.model.value import Value
from app.promptci.case import PromptCase
from app.promptci.eval.engine import Sampled
from app.promptci.eval.notebook import digest_of
from app.promptci.outcome import Outcome

FILES = 8
"""Files kept: one for each set of means, such as the engines of a suite before and after an edit."""

ENTRIES = 2_000
"""Samples kept in a file; those of the last run first."""


class _Entry(Value):
    """One sample: what came of it, who wrote it, the requests made, and a digest of the answers that these had."""

    model: str | None
    outcome: Outcome
    asked: tuple[str, ...]
    answers: str


class Cache:
    """A file of samples by the digest of their brief, under the digest of all else that they were made of.

    What was in trouble is never kept. A file that is not whole counts as none, and where nothing can be kept, nothing
    is. `answers` digests the recorded answers to some requests; an answer that has changed makes its sample anew.
    """

    def __init__(self, folder: Path, made_of: str, answers: Callable[[Sequence[str]], str]) -> None:
        self._path = folder / f"{made_of}.samples"
        self._answers = answers
        raw = files.read(self._path) or b""
        self._earlier = dict(line.split(b"\t", 1) for line in raw.splitlines() if b"\t" in line)
        self._used: dict[bytes, bytes] = {}
        self._made: dict[bytes, bytes] = {}

    @property
    def taken(self) -> int:
        """Samples that were taken from earlier runs."""
        return len(self._used)

    def done(self, case: PromptCase, sample: int) -> Sampled | None:
        """The sample, where it was made from the same brief by the same means and answers."""
        key = _key(case, sample)
        line = self._earlier.get(key)
        entry = _read(line) if line else None
        if entry is None or line is None or entry.answers != self._answers(entry.asked):
            return None
        self._used[key] = line
        outcome = entry.outcome.model_copy(update={"case": case.id, "cluster": case.cluster})
        return Sampled(outcome=outcome, model=entry.model, asked=entry.asked)

    def note(self, case: PromptCase, sampled: Sampled) -> None:
        """Remember a sample that was made now."""
        if sampled.outcome.trouble:
            return
        entry = _Entry(
            model=sampled.model,
            outcome=sampled.outcome,
            asked=sampled.asked,
            answers=self._answers(sampled.asked),
        )
        self._made[_key(case, sampled.outcome.sample)] = entry.model_dump_json().encode()

    def keep(self) -> None:
        """Write what is new; the file is replaced as a whole."""
        if not self._made:
            return
        samples = self._made | self._used
        samples |= {key: line for key, line in self._earlier.items() if key not in samples}
        lines = [b"%s\t%s" % item for item in samples.items()]
        files.write(self._path, b"\n".join(lines[:ENTRIES]), FILES)


def _key(case: PromptCase, sample: int) -> bytes:
    return f"{digest_of(case)}-{sample}".encode()


def _read(line: bytes) -> _Entry | None:
    try:
        return _Entry.model_validate_json(line)
    except ValidationError:
        return None


def digest(*parts: str) -> str:
    """Thirty-two hexadecimal characters of the parts in their order."""
    told = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
