"""Suggests changes of a company's own files, as a diff that a person takes or leaves; nothing is ever written."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from app.model.lessons import Lessons, Recurring
from app.records.phrase_places import PhrasePlaces
from app.records.yaml_lines import with_entry

_LEAST_LEFT = 3
"""Phrases that a slot must keep: a reply that says the same each time reads like a machine."""


class Suggestion(NamedTuple):
    """An entry for the list at `path` of a file. `kind`: what is no longer said, or said from now on."""

    file: Path
    path: tuple[str, ...]
    entry: str
    kind: str
    drafts: int


class Own(NamedTuple):
    """A company's own files: its folder of guidelines and its profile, each None where it has none."""

    guidelines: Path | None = None
    profile: Path | None = None


def suggested(lessons: Lessons, places: PhrasePlaces, own: Own) -> tuple[Suggestion, ...]:
    """What the lessons come down to for the company's files.

    A phrase of ours that people delete is avoided from now on, where its slot has others; what they write in its stead
    is said beside the others; a sentence of a model's that they delete is never said. What holds a "…" is left to a
    person.
    """
    return tuple(dict.fromkeys(_suggested(lessons, places, own)))


def _suggested(lessons: Lessons, places: PhrasePlaces, own: Own) -> Iterator[Suggestion]:
    for gone in lessons.deleted:
        place = gone.place
        if place is not None and own.guidelines is not None:
            if places.left(place) >= _LEAST_LEFT:
                file = own.guidelines / place.guideline / f"say.{place.locale}.yaml"
                yield Suggestion(file, ("avoid",), place.say, "avoid", gone.drafts)
        elif place is None and own.profile is not None and _plain(gone):
            entry = gone.text.rstrip(".!")
            yield Suggestion(own.profile, ("never_say",), entry, "never_say", gone.drafts)
    for new in lessons.put_in:
        if new.place is not None and own.guidelines is not None and _plain(new):
            file = own.guidelines / new.place.guideline / f"say.{new.place.locale}.yaml"
            yield Suggestion(file, ("extend", new.place.slot), new.text, "extend", new.drafts)


def _plain(lesson: Recurring) -> bool:
    return not lesson.masked and not set("{}\n") & set(lesson.text)


def diff_of(suggestions: Iterable[Suggestion], root: Path) -> str:
    """The suggestions as one unified diff (`patch -p1`, `git apply`), paths as seen from `root`.

    A suggestion that its file holds already, or that cannot be put in safely, is left out.
    """
    texts: dict[Path, tuple[str | None, str]] = {}
    for suggestion in suggestions:
        file = suggestion.file
        if file not in texts:
            old = file.read_text(encoding="utf-8") if file.is_file() else None
            texts[file] = (old, old or "")
        old, new = texts[file]
        made = with_entry(new, suggestion.path, suggestion.entry)
        if made is not None:
            texts[file] = (old, made)
    return "".join(
        _diff(file, old, new, root) for file, (old, new) in sorted(texts.items()) if new != (old or "")
    )


def _diff(file: Path, old: str | None, new: str, root: Path) -> str:
    name = _shown(file, root)
    before = "/dev/null" if old is None else f"a/{name}"
    lines = unified_diff(
        (old or "").splitlines(keepends=True), new.splitlines(keepends=True), before, f"b/{name}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _shown(file: Path, root: Path) -> str:
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file.as_posix().lstrip("/")
