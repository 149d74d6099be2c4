"""Fits and writes what the checklist weighs with.

    python -m scripts.fit acts [--data DIR] [--language en]     app/text/acts/<language>.npz
    python -m scripts.fit weighing [--data DIR]                 guidelines/<id>/weigh.yaml

DIR holds `acts/<language><n>.jsonl` (labelled sentences) and `cases/` (labelled cases). Without it the sentences and
the cases of `training/`, and the cases of `tests/data/`, are taken. `--out DIR` writes the weights of the guidelines
there instead; with `--without WRITER` they have not seen that writer. Fitting the acts needs the extra `fit`.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.guidelines import load
from app.prompts import Prompts
from app.text.acts.model import packed
from app.text.tables import LANGUAGES
from scripts.accuracy import data
from scripts.fit import acts, weighing

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Fit what is asked for; exit 2 where there is nothing to fit on."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["acts", "weighing"])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--units", type=int, default=acts.MOST_UNITS, help="most units of a language")
    parser.add_argument("--out", type=Path, default=ROOT / "guidelines")
    parser.add_argument("--without", help="the writer to leave out")
    options = parser.parse_args()
    if options.what == "weighing":
        folders = [options.data] if options.data else weighing.TAUGHT
        return _weighing(folders, options.out, options.without)
    folder = (options.data or ROOT / "training") / "acts"
    return max(
        _acts(folder, code, options.units) for code in ([options.language] if options.language else LANGUAGES)
    )


def _acts(folder: Path, language: str, units: int) -> int:
    rows = acts.sentences(folder, language)
    if not rows:
        print(f"{folder}: no {language}*.jsonl with labelled sentences", file=sys.stderr)
        return 2
    weights = acts.weights_of(rows, language, units)
    path = ROOT / "app" / "text" / "acts" / f"{language}.npz"
    path.write_bytes(packed(weights))
    print(
        f"{path.name}: {len(rows)} sentences, {len(weights.keys)} units, {path.stat().st_size / 1e3:.0f} kB"
    )
    return 0


def _weighing(folders: Sequence[Path], out: Path, without: str | None) -> int:
    replies = [r for folder in folders for r in data.load(folder).replies if r.writer != without]
    if not replies:
        print(f"{folders[0]}: no labelled replies", file=sys.stderr)
        return 2
    guidelines = load([ROOT / "guidelines"])
    found = weighing.samples(replies, guidelines, Prompts([ROOT / "prompts"]))
    for guideline in guidelines:
        if found.get(guideline.id):
            path = out / guideline.id / "weigh.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            weighing.write(weighing.fitted(guideline, found[guideline.id]), path)
            missed = sum(sample.missed for sample in found[guideline.id])
            print(f"{guideline.id}: {len(found[guideline.id])} replies, {missed} missed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
