"""The acts of single sentences: what a labeller finds against what the sentence does, a whole writer left out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.text.words import fold
from scripts.accuracy import counting
from scripts.accuracy.counting import Hits, mean
from scripts.accuracy.data import Row

Labeller = Callable[[Sequence[str]], Sequence[frozenset[str]]]
"""The acts of each of some sentences."""

Fitting = Callable[[Sequence[Row], str], Labeller]
"""Makes a labeller from labelled sentences of a language (ISO 639-1): it is tried on a writer whom it has not seen."""

Files = Mapping[str, Sequence[Row]]

FEWEST = 5
"""Gold sentences of an act below which its F1 is left out of the mean: one sentence more or less would move it far."""


def languages(files: Files) -> dict[str, list[str]]:
    """The files by language, which the first two letters of a name tell."""
    found: dict[str, list[str]] = {}
    for name in sorted(files):
        found.setdefault(name[:2], []).append(name)
    return found


def counts(files: Files) -> dict[str, dict[str, int]]:
    """Sentences and acts of each file."""
    return {
        name: {"sentences": len(rows), "acts": sum(len(row["acts"]) for row in rows)}
        for name, rows in files.items()
    }


def hits_by_act(rows: Sequence[Row], found: Sequence[frozenset[str]]) -> dict[str, Hits]:
    """Gold against found for each act that either names."""
    names = sorted({act for row in rows for act in row["acts"]} | {act for acts in found for act in acts})
    return {
        name: counting.hits(
            (name in row["acts"], name in acts) for row, acts in zip(rows, found, strict=True)
        )
        for name in names
    }


def macro_f1(rows: Sequence[Row], found: Sequence[frozenset[str]]) -> float | None:
    """The mean F1 over the acts that FEWEST gold sentences or more perform."""
    by_act = hits_by_act(rows, found)
    return mean(h.f1 for h in by_act.values() if h.recall.whole >= FEWEST)


def left_out(files: Files, fit: Fitting) -> dict[str, float | None]:
    """The macro-F1 on each file, with a labeller fitted on the other files of its language alone.

    Sentences that stand in both are not learnt from. Files whose language has no other file are left out.
    """
    found = {}
    for language, names in languages(files).items():
        for name in names if len(names) > 1 else ():
            rows = files[name]
            known = {fold(row["text"]) for row in rows}
            others = [r for n in names if n != name for r in files[n] if fold(r["text"]) not in known]
            found[name] = macro_f1(rows, fit(others, language)([row["text"] for row in rows]))
    return found


def figures(files: Files, fit: Fitting | None) -> dict[str, Any]:
    """Macro-F1 by left-out file, the mean of the English writers and that of the other languages.

    Without anything to fit only the sentences are counted.
    """
    each = left_out(files, fit) if fit is not None else {}
    by_language = {code: mean(each.get(name) for name in names) for code, names in languages(files).items()}
    return {
        "files": counts(files),
        "macro_f1": each,
        "english": by_language.pop("en", None),
        "other_languages": mean(by_language.values()),
        "by_language": by_language,
    }
