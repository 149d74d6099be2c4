"""What a change does to the rendered prompts: in how many cases, by how many tokens, and three cases of it."""

from collections.abc import Callable, Mapping, Sequence
from difflib import unified_diff
from typing import NamedTuple

from app.promptci.lint.budget import Counts
from app.promptci.lint.rendering import Rendered
from app.promptci.lint.report import Changes, Sample, TemplateChange
from app.promptci.lint.revision import Revision
from app.text.compiled import compiled

SAMPLES = 3
"""Cases of which the difference is shown, as different from each other as can be."""

_MARK = compiled(r"==[0-9a-f]{16}==")


class _Changed(NamedTuple):
    """The difference in one case, and the lines that come or go, by which two differences are alike."""

    case: str
    diff: str
    lines: frozenset[str]


def compare(
    now: Sequence[Rendered],
    then: Sequence[Rendered],
    revision: Revision,
    count: Counts,
) -> Changes:
    """The changes of all templates between two renderings of the same cases."""
    unread = sum(1 for one in then if one.troubles)
    known: dict[str, int] = {}

    def tokens(text: str) -> int:
        if text not in known:
            known[text] = count(text) if text else 0
        return known[text]

    names = sorted({name for one in (*now, *then) for name in one.texts})
    changed = (_change(name, now, then, tokens) for name in names)
    return Changes(
        ref=revision.ref,
        commit=revision.commit,
        exact=count.exact,
        templates=tuple(c for c in changed if c is not None),
        unread=unread,
    )


def _change(
    name: str, now: Sequence[Rendered], then: Sequence[Rendered], tokens: Callable[[str], int]
) -> TemplateChange | None:
    pairs = [
        (new.case, old.texts.get(name, ""), new.texts.get(name, ""))
        for new, old in zip(now, then, strict=True)
        if name in new.texts or name in old.texts
    ]
    different = [(case, old, new) for case, old, new in pairs if old != new]
    if not different:
        return None
    deltas = [tokens(new) - tokens(old) for _, old, new in different]
    told: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
    return TemplateChange(
        template=name,
        changed=len(different),
        cases=len(pairs),
        tokens=round(sum(deltas) / len(deltas), 1),
        most=max(deltas, key=abs),
        samples=_samples([_difference(name, *pair, told) for pair in different]),
    )


def _difference(
    name: str, case: str, old: str, new: str, told: dict[tuple[str, str], tuple[str, frozenset[str]]]
) -> _Changed:
    # The mark is drawn from the brief: it is another one in each case and says nothing.
    pair = (_MARK.sub("==mark==", old), _MARK.sub("==mark==", new))
    if pair not in told:
        lines = list(
            unified_diff(pair[0].splitlines(), pair[1].splitlines(), f"a/{name}", f"b/{name}", "", "", 2, "")
        )
        moved = frozenset(line for line in lines[2:] if line.startswith(("+", "-")))
        told[pair] = ("\n".join(lines), moved)
    return _Changed(case, *told[pair])


def _samples(changed: Sequence[_Changed]) -> tuple[Sample, ...]:
    """The most frequent difference, then those that are least like the ones before."""
    groups: dict[frozenset[str], list[_Changed]] = {}
    for one in changed:
        groups.setdefault(one.lines, []).append(one)
    waiting: Mapping[frozenset[str], list[_Changed]] = groups
    picked: list[frozenset[str]] = []
    while len(picked) < min(SAMPLES, len(groups)):
        rest = [lines for lines in waiting if lines not in picked]
        picked.append(
            min(
                rest,
                key=lambda lines: (max((_alike(lines, p) for p in picked), default=0), -len(waiting[lines])),
            )
        )
    return tuple(
        Sample(case=groups[lines][0].case, alike=len(groups[lines]), diff=groups[lines][0].diff)
        for lines in picked
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
