"""The file that a run writes its outcomes to while it works, so that one that was stopped goes on where it was."""

import json
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from app.errors import InputError
from app.model.value import Value
from app.promptci.case import PromptCase
from app.promptci.eval.engine import Sampled
from app.promptci.outcome import Conditions, Outcome


class Entry(Value):
    """One outcome, with a digest of the brief that it was made from and the model that wrote it."""

    brief: str
    model: str | None = None
    outcome: Outcome


class Notebook:
    """JSON Lines: the conditions first, then an entry a line. What was in trouble is not taken over, but made again.

    Raises InputError for a file that holds something else, or the outcomes of other conditions.
    """

    def __init__(self, path: Path, conditions: Conditions) -> None:
        self._path = path
        self._done: dict[tuple[str, int], Entry] = {}
        lines = self._lines()
        if lines:
            self._refuse_others(lines[0], conditions)
        else:
            self._write(conditions.model_dump_json())
        for number, line in enumerate(lines[1:], 2):
            try:
                entry = Entry.model_validate_json(line)
            except ValidationError as error:
                raise InputError(f"line {number} is no outcome of a run", where=str(path)) from error
            if not entry.outcome.trouble:
                self._done[entry.outcome.case, entry.outcome.sample] = entry

    def done(self, case: PromptCase, sample: int) -> Sampled | None:
        """The sample, where it was made from the same brief."""
        entry = self._done.get((case.id, sample))
        if entry is None or entry.brief != digest_of(case):
            return None
        return Sampled(outcome=entry.outcome, model=entry.model)

    def note(self, case: PromptCase, sampled: Sampled) -> None:
        """Write an outcome down."""
        entry = Entry(brief=digest_of(case), model=sampled.model, outcome=sampled.outcome)
        self._write(entry.model_dump_json(exclude_defaults=True))

    def _lines(self) -> list[str]:
        """The whole lines of the file. A last one that is broken off was being written when the run was stopped."""
        if not self._path.exists():
            return []
        raw = self._path.read_bytes()
        kept = raw[: raw.rfind(b"\n") + 1]
        lines = kept.decode("utf-8", "replace").splitlines()
        if len(lines) > 1 and not _is_json(lines[-1]):
            kept = kept[: kept.rstrip(b"\n").rfind(b"\n") + 1]
            lines.pop()
        if kept != raw:
            self._path.write_bytes(kept)
        return lines

    def _refuse_others(self, head: str, conditions: Conditions) -> None:
        try:
            found = Conditions.model_validate_json(head)
        except ValidationError as error:
            told = "this is not a file that `softanswer eval --resume` wrote"
            raise InputError(told, where=str(self._path), hint="Name another one.") from error
        other = [
            name for name in Conditions.model_fields if getattr(found, name) != getattr(conditions, name)
        ]
        if other:
            raise InputError(
                f"it holds outcomes of a run with another {' and '.join(other)}",
                where=str(self._path),
                hint="Name another file, or delete this one.",
            )

    def _write(self, line: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")


def digest_of(case: PromptCase) -> str:
    """Sixteen hexadecimal characters of a case's brief; a field that is left out does not count."""
    told = case.brief.model_dump_json(exclude_defaults=True)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
