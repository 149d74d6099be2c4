"""Lay the folders over each other, build every guideline, and tell all mistakes at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from app.conditions import CONDITIONS
from app.errors import ConfigurationError
from app.guidelines.collection import Guidelines
from app.guidelines.files import Table, folders_in, read_guideline, read_table
from app.guidelines.mistakes import nearest, told
from app.guidelines.proofs import laid_over, proof_mistakes
from app.guidelines.sources import read_sources
from app.guidelines.wording import build, lay_over, spread, unsaid
from app.model.brief import Brief
from app.model.guideline import Guideline, Phrase, Wording
from app.model.provenance import Provenance
from app.text.expressions import expression

LOCALES = ("en", "es", "fr", "de", "pt", "it", "nl")
"""Languages whose `say` and `check` files are read."""

_KNOWN_FILE = re.compile(
    r"README\.md|guideline\.md|(?:examples|weigh|proof)\.yaml|(?:say|check)\.[a-z]{2}\.yaml"
)


class _Layered:
    """One guideline while folders are laid over each other; `files` says where each field was last given."""

    def __init__(self, guideline_id: str) -> None:
        self.id = guideline_id
        self.fields: Table = {"id": guideline_id, "wording": {}, "cues": {}}
        self.files: dict[str, Path] = {}
        self.off = False
        self.layers: list[Path] = []

    def slots(self) -> frozenset[str]:
        """The slots that any language has so far."""
        return frozenset(slot for table in self.fields["wording"].values() for slot in table["slots"])

    def where(self, field: str) -> Path | str:
        """The file to name in a mistake about `field`."""
        return self.files.get(field) or self.files.get("guideline") or self.id


def load(folders: Sequence[Path], locales: Sequence[str] = LOCALES) -> Guidelines:
    """Read `folders`: the first is ours, each later one a company's that lies over it.

    A later folder may add a guideline, give any field of one anew under its id, or switch it off
    (`off: true`).
    Raises ConfigurationError with every mistake of every file, each as `file: field: reason`.
    """
    mistakes: list[str] = []
    layered: dict[str, _Layered] = {}
    for folder in folders:
        for path in folders_in(folder, mistakes):
            if path.name not in layered and not (path / "guideline.md").is_file():
                mistakes.append(f"{path / 'guideline.md'}: file: it is missing; a new guideline needs one")
                continue
            _lay(layered.setdefault(path.name, _Layered(path.name)), path, locales, mistakes)
    switched_on = [item for item in layered.values() if not item.off]
    guidelines = [g for item in switched_on if (g := _build(item, mistakes))]
    mistakes += _shared_orders(guidelines, layered)
    mistakes += _unknown_also(guidelines, layered)
    off = frozenset(layered) - {g.id for g in guidelines}
    provenance = _provenance(layered.values(), folders, mistakes)
    if mistakes:
        raise ConfigurationError(mistakes)
    return Guidelines(_without(off, guidelines), provenance)


def _provenance(items: Iterable[_Layered], folders: Sequence[Path], mistakes: list[str]) -> Provenance:
    ours = {item.id for item in items if item.layers[0].parent == folders[0]}
    theirs = {item.id for item in items if item.layers[-1].parent != folders[0]}
    in_force = {item.id for item in items if not item.off}
    # One that is switched off need not be whole; it is shown where it can be.
    off = [g for item in items if item.off and (g := _build(item, []))]
    return Provenance(
        sources=read_sources(folders, mistakes),
        added=(theirs - ours) & in_force,
        changed=theirs & ours & in_force,
        off=tuple(sorted(off, key=lambda g: g.order)),
    )


def _lay(item: _Layered, path: Path, locales: Sequence[str], mistakes: list[str]) -> None:
    """Lay the files of one folder over what lies beneath."""
    present = frozenset(file.name for file in path.iterdir())
    beneath = item.slots() if item.files else None
    item.fields["origin"] = str(path)
    item.layers.append(path)
    if "guideline.md" in present:
        _lay_front(item, path / "guideline.md", mistakes)
    for locale in locales:
        if (name := f"say.{locale}.yaml") in present:
            above = spread(read_table(path / name, mistakes), str(path / name), mistakes)
            mistakes += (f"{path / name}: {wrong}" for wrong in unsaid(above, beneath))
            item.fields["wording"][locale] = lay_over(item.fields["wording"].get(locale, {}), above)
            item.files[f"wording.{locale}"] = path / name
        if (name := f"check.{locale}.yaml") in present:
            below = item.fields["cues"].get(locale, {})
            item.fields["cues"][locale] = below | read_table(path / name, mistakes)
            item.files[f"cues.{locale}"] = path / name
    for field, name in (("examples", "examples.yaml"), ("weighing", "weigh.yaml")):
        if name in present:
            item.fields[field] = read_table(path / name, mistakes)
            item.files[field] = path / name
    if "proof.yaml" in present:
        item.files["proof"] = path / "proof.yaml"
        above = read_table(path / "proof.yaml", mistakes)
        item.fields["proof"] = laid_over(item.fields.get("proof", {}), above)
    mistakes += _stray(path, present)


def _lay_front(item: _Layered, path: Path, mistakes: list[str]) -> None:
    front, prose = read_guideline(path, mistakes)
    if front.get("id", item.id) != item.id:
        mistakes.append(f"{path}: id: it must be the name of its folder, {item.id!r}")
    off = front.pop("off", item.off)
    if not isinstance(off, bool):
        mistakes.append(f"{path}: off: true or false is needed")
    item.off = off is True
    item.fields |= front | {"id": item.id} | ({"prose": prose} if prose else {})
    item.files |= dict.fromkeys((*front, "guideline"), path)


def _stray(path: Path, present: Iterable[str]) -> Iterable[str]:
    """A misspelt file name would else be passed over in silence."""
    for name in sorted(present):
        if name.endswith((".yaml", ".yml", ".md")) and not _KNOWN_FILE.fullmatch(name):
            known = (
                "guideline.md, examples.yaml, weigh.yaml, proof.yaml, say.<locale>.yaml and check.<locale>.yaml "
                "are read"
            )
            yield f"{path / name}: file: unknown; {known}"


def _build(item: _Layered, mistakes: list[str]) -> Guideline | None:
    fields = dict(item.fields)
    fields["wording"] = {
        locale: build(table, str(item.where(f"wording.{locale}")), mistakes)
        for locale, table in fields["wording"].items()
    }
    try:
        guideline = Guideline.model_validate(fields)
    except ValidationError as error:
        mistakes += (f"{_file_of(mistake, item)}: {mistake}" for mistake in told(error, "", Guideline))
        return None
    if guideline.applies not in CONDITIONS:
        reason = f"unknown condition {guideline.applies!r}{nearest(guideline.applies, CONDITIONS)}"
        mistakes.append(f"{item.where('applies')}: applies: {reason}")
    mistakes += _broken_patterns(guideline, item)
    mistakes += _broken_briefs(guideline, item)
    mistakes += (f"{item.where('proof')}: {mistake}" for mistake in proof_mistakes(guideline.proof, LOCALES))
    return guideline


def _file_of(mistake: str, item: _Layered) -> Path | str:
    """The file that gave the field at the head of `mistake`; fields by locale lie in a file a locale."""
    parts = mistake.partition(":")[0].split(".")
    return item.where(".".join(parts[:2]) if parts[0] == "cues" else parts[0])


def _broken_patterns(guideline: Guideline, item: _Layered) -> Iterable[str]:
    for locale, cues in guideline.cues.items():
        for field, patterns in cues.by_field():
            for number, pattern in enumerate(patterns):
                try:
                    expression(pattern)  # as the checklist does, which gets this very one
                except re.error as error:
                    where = item.where(f"cues.{locale}")
                    yield f"{where}: {field}[{number}]: not a regular expression: {error}"


def _broken_briefs(guideline: Guideline, item: _Layered) -> Iterable[str]:
    for part in ("good", "bad"):
        for number, example in enumerate(getattr(guideline.examples, part)):
            try:
                Brief.model_validate(example.brief)
            except ValidationError as error:
                yield from told(error, f"{item.where('examples')}: {part}[{number}].brief.", Brief)


def _shared_orders(guidelines: Sequence[Guideline], layered: dict[str, _Layered]) -> Iterable[str]:
    by_order: dict[int, list[str]] = defaultdict(list)
    for guideline in guidelines:
        by_order[guideline.order].append(guideline.id)
    for order, ids in by_order.items():
        for guideline_id in ids[1:]:
            yield f"{layered[guideline_id].where('order')}: order: {order} is already the place of {ids[0]!r}"


def _unknown_also(guidelines: Sequence[Guideline], layered: dict[str, _Layered]) -> Iterable[str]:
    for guideline in guidelines:
        for locale, wording in guideline.wording.items():
            for slot, phrases in wording.slots.items():
                for unknown in sorted({i for p in phrases for i in p.also if i not in layered}):
                    where = layered[guideline.id].where(f"wording.{locale}")
                    reason = f"unknown guideline {unknown!r}{nearest(unknown, layered)}"
                    yield f"{where}: slots.{slot}.also: {reason}"


def _without(off: frozenset[str], guidelines: Sequence[Guideline]) -> Iterable[Guideline]:
    """The guidelines, their phrases no longer naming one that is switched off."""
    for guideline in guidelines:
        if not off:
            yield guideline
            continue
        kept = {locale: _cut(wording, off) for locale, wording in guideline.wording.items()}
        yield guideline.model_copy(update={"wording": kept})


def _cut(wording: Wording, off: frozenset[str]) -> Wording:
    def kept(phrase: Phrase) -> Phrase:
        if off.isdisjoint(phrase.also):
            return phrase
        return phrase.model_copy(update={"also": tuple(i for i in phrase.also if i not in off)})

    slots = {slot: tuple(kept(p) for p in phrases) for slot, phrases in wording.slots.items()}
    return wording.model_copy(update={"slots": slots})
