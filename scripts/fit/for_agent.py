"""Fits which notes are for the team's eyes only, on `training/notes_told/`, `training/notes/` and `training/cases/`.

The facts of `training/notes_wide/`, all of which may be told, are learnt from as the sentences that they were made.

python -m scripts.fit.for_agent            writes app/text/locale/en/for_agent.npz
python -m scripts.fit.for_agent --compare  on tests/data/notes_told and tests/data/notes, by writers who were left out
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from app.engines.builtin.notes.unsaid import is_marked
from app.text.weights.for_agent import marks
from scripts.accuracy.data import lines
from scripts.fit.filled import as_sentence
from scripts.fit.fitting import ROOT, Fitting, command

TRAINING, TESTS = ROOT / "training", ROOT / "tests" / "data"
LEAST, EVENLY = 2, 0.75
BOUNDS = (0.4, 0.45, 0.5, 0.6, 0.7, 0.75)
Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """All notes with whether they may be told; those of briefs may, but for what is marked."""
    for folder in ("notes_told", "notes"):
        for path in sorted((TRAINING / folder).glob("*.jsonl")):
            yield from lines(path)
    for path in sorted((TRAINING / "notes_wide").glob("*.jsonl")):
        yield from (_filled(row) for row in lines(path) if row["kind"] == "fact" and row.get("said"))
    told = {
        note for path in sorted((TRAINING / "cases").glob("*/briefs.jsonl")) for note in _english(lines(path))
    }
    yield from ({"note": note, "tell": not is_marked(note)} for note in sorted(told))


def _filled(row: Row) -> Row:
    return {"note": as_sentence(row["said"]), "tell": row["tell"]}


def _english(briefs: Iterator[Row]) -> Iterator[str]:
    for row in briefs:
        brief = row.get("brief", row)
        if (brief.get("language") or row.get("language") or "en")[:2] == "en":
            yield from (note for key in ("facts", "options") for note in brief.get(key) or ())


def fit() -> Fitting:
    """The model of all of them."""
    notes = list(rows())
    gold = [int(not row["tell"]) for row in notes]
    return Fitting([[marks(row["note"])] for row in notes], gold, 2, LEAST, evenly=EVENLY)


def compare() -> None:
    """Print how many that may not be told are found, and how many that may are taken for such."""
    model = fit()
    for folder in ("notes_told", "notes"):
        notes = list(lines(TESTS / folder / "en.jsonl"))
        likely = model.shares([marks(row["note"]) for row in notes])[:, 1]
        not_told = np.array([not row["tell"] for row in notes])
        for bound in BOUNDS:
            found, vain = (likely[not_told] >= bound).mean(), (likely[~not_told] >= bound).mean()
            print(f"{folder} from {bound}: found {found:.2f}, in vain {vain:.3f}")


if __name__ == "__main__":
    command(__doc__, lambda: fit().write("for_agent"), compare)
