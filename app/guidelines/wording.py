"""`say.<locale>.yaml`: groups of phrases spread out, placeholders checked, one file laid over another."""

from collections.abc import Iterator
from string import Formatter
from typing import Any

from pydantic import ValidationError

from app.guidelines.files import Table
from app.guidelines.mistakes import nearest, told
from app.model.guideline import Phrase, Wording

PLACEHOLDERS = frozenset(
    (
        "name", "company", "thing", "Thing", "concern", "Concern", "concern2", "quote", "ask", "question", "wish",
        "option_vp", "option_np", "count", "limit_vp", "limit_np", "limit_clause", "role", "when", "promise",
        "mourned",
    )
)  # fmt: skip
"""What a phrase may leave open; the built-in engine fills it in, for the middle of a sentence."""


def spread(table: Table, where: str, mistakes: list[str]) -> Table:
    """The table of a `say` file with every group spread out.

    A slot is a list of groups. A group is `{say, when, also}`, and each line of `say` is a phrase of its own;
    a bare text is a group without `when`.
    """
    read = dict(table)
    for part in ("slots", "extend"):
        slots = read.get(part) or {}
        if not isinstance(slots, dict):
            mistakes.append(f"{where}: {part}: a table of slots is needed")
            slots = {}
        read[part] = {
            str(slot): tuple(_phrases(groups, f"{where}: {part}.{slot}", mistakes))
            for slot, groups in slots.items()
        }
    read["avoid"] = tuple(_lines(read.get("avoid")))
    return read


def unsaid(above: Table, beneath: frozenset[str] | None) -> Iterator[str]:
    """The slots of a table laid over a guideline that has no such slot in any language: nobody would ever say them.

    `beneath` is nothing where the guideline is a new one.
    """
    for part in ("slots", "extend"):
        for slot in above[part]:
            if beneath is not None and slot not in beneath:
                yield f"{part}.{slot}: this guideline has no such slot{nearest(slot, beneath)}"


def lay_over(below: Table, above: Table) -> Table:
    """Two spread tables as one: `slots` replace those beneath, `extend` adds to them, `avoid` is added."""
    slots = {**below.get("slots", {}), **above["slots"]}
    for slot, phrases in above["extend"].items():
        slots[slot] = (*slots.get(slot, ()), *phrases)
    rest = {key: value for key, value in above.items() if key not in ("slots", "extend", "avoid")}
    return {**rest, "slots": slots, "avoid": (*below.get("avoid", ()), *above["avoid"])}


def build(table: Table, where: str, mistakes: list[str]) -> Wording:
    """The value made of a spread table."""
    try:
        return Wording.model_validate(table)
    except ValidationError as error:
        mistakes.extend(told(error, f"{where}: ", Wording))
        return Wording()


def _phrases(groups: Any, where: str, mistakes: list[str]) -> Iterator[Phrase]:
    for number, group in enumerate(groups if isinstance(groups, list) else [groups]):
        place = f"{where}[{number}]"
        shared = {"say": group} if isinstance(group, str) else group
        if not isinstance(shared, dict) or not _lines(shared.get("say")):
            mistakes.append(f"{place}: a phrase, or a group with its `say`, is needed")
            continue
        first = _first(shared, place, mistakes)
        if first is None:
            continue
        for say in _lines(shared["say"]):
            if problem := _placeholder_problem(say):
                mistakes.append(f"{place}.say: {problem}")
            # The group was validated once; its lines are known to be text, and there are more than a thousand.
            yield Phrase.model_construct(say=say, when=first.when, also=first.also)


def _first(group: Table, place: str, mistakes: list[str]) -> Phrase | None:
    """A phrase that carries what the lines of its group share; each mistake names its own field."""
    try:
        return Phrase.model_validate({**group, "say": "-"})
    except ValidationError as error:
        mistakes.extend(told(error, f"{place}.", Phrase))
        return None


def _lines(value: Any) -> list[str]:
    parts = value.splitlines() if isinstance(value, str) else value if isinstance(value, list) else ()
    return [stripped for part in parts if (stripped := str(part).strip())]


def _placeholder_problem(say: str) -> str | None:
    if "{" not in say and "}" not in say:
        return None
    try:
        names = [name for _, name, _, _ in Formatter().parse(say) if name is not None]
    except ValueError as error:
        return f"{error} in {say!r}"
    unknown = [name for name in names if name not in PLACEHOLDERS]
    return f"unknown placeholder {{{unknown[0]}}}{nearest(unknown[0], PLACEHOLDERS)}" if unknown else None
