"""What a case expects beyond its checklist, held against its reply, and where it has one, against its root's."""

from collections.abc import Iterator, Mapping, Sequence

from app.model.draft import Status
from app.promptci.case import PromptCase
from app.promptci.outcome import Outcome

Failure = tuple[str, str]
"""The guideline that it speaks of, or "" where none, and what did not hold."""

_RANK: Mapping[Status, int] = {"met": 0, "for_agent": 0, "not_applicable": 0, "unsure": 1, "missed": 2}
_WORDS: Mapping[Status, str] = {
    "met": "met",
    "missed": "missed",
    "unsure": "unsure",
    "not_applicable": "not applicable",
    "for_agent": "for the agent",
}


def with_failures(cases: Sequence[PromptCase], outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes with what did not hold of their cases; one in trouble is left as it is."""
    by_id = {case.id: case for case in cases}
    made = {(outcome.case, outcome.sample): outcome for outcome in outcomes}
    found = []
    for outcome in outcomes:
        case = by_id[outcome.case]
        root = made.get((case.of, outcome.sample)) if case.of else None
        failures = () if outcome.trouble else tuple(failures_of(case, outcome, root))
        found.append(outcome.model_copy(update={"failures": failures, "asks": asks_of(case)}))
    return tuple(found)


def asks_of(case: PromptCase) -> tuple[str, ...]:
    """What a case expects beyond its checklist, each as `field guideline: least`, or `field: words`; sorted."""
    asks = [f"triggers {name}" for name in case.triggers]
    asks += [f"expect {name}: {status}" for name, status in case.expect.items()]
    asks += [f"says: {text}" for text in case.says]
    asks += [f"never_says: {text}" for text in case.never_says]
    asks += ["inv"] if case.kind == "inv" else []
    asks += [f"adds {name}" for name in case.direction.adds]
    asks += [f"keeps {name}" for name in case.direction.keeps]
    return tuple(sorted(asks))


def asked_no_more(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """What was asked before and is not now; what asks for more in its place (`met` for `unsure`) is no loss."""
    return tuple(ask for ask in before if ask not in now and ask.replace(": unsure", ": met") not in now)


def subject_of(ask: str) -> str:
    """The guideline that an ask speaks of, or "" where none; "*" where it speaks of all of them."""
    field, _, name = ask.partition(":")[0].partition(" ")
    return "*" if field == "inv" else name


def failures_of(case: PromptCase, outcome: Outcome, root: Outcome | None) -> Iterator[Failure]:
    """Everything that did not hold. `root` is the same sample of the case that this one was made from."""
    yield from _triggers(case, outcome)
    yield from _expected(case, outcome)
    yield from _words(case, outcome)
    if case.kind == "mft" or root is None or root.trouble:
        return
    if case.kind == "inv":
        yield from _unchanged(outcome, root)
    else:
        yield from _directed(case, outcome, root)


def _status(outcome: Outcome, guideline: str) -> Status:
    item = outcome.items.get(guideline)
    return item.status if item else "not_applicable"


def _triggers(case: PromptCase, outcome: Outcome) -> Iterator[Failure]:
    for name in case.triggers:
        if _status(outcome, name) == "not_applicable":
            yield name, "this case triggers it, and it did not apply"


def _expected(case: PromptCase, outcome: Outcome) -> Iterator[Failure]:
    """`met` and `unsure` are the least that is asked; the others are meant exactly."""
    for name, wanted in case.expect.items():
        status = _status(outcome, name)
        enough = status == wanted or (wanted == "unsure" and status == "met")
        if not enough:
            yield name, f"expected to be {_WORDS[wanted]}, and was {_WORDS[status]}"


def _words(case: PromptCase, outcome: Outcome) -> Iterator[Failure]:
    reply = _plain(outcome.reply)
    for text in case.says:
        if _plain(text) not in reply:
            yield "", f"the reply does not say {text!r}"
    for text in case.never_says:
        if _plain(text) in reply:
            yield "", f"the reply says {text!r}"


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _unchanged(outcome: Outcome, root: Outcome) -> Iterator[Failure]:
    for name in sorted(outcome.items.keys() | root.items.keys()):
        before, after = _status(root, name), _status(outcome, name)
        if before != after:
            yield name, f"it was {_WORDS[before]} in {root.case}, and here it was {_WORDS[after]}"


def _directed(case: PromptCase, outcome: Outcome, root: Outcome) -> Iterator[Failure]:
    for name in case.direction.adds:
        status = _status(outcome, name)
        if status in {"not_applicable", "missed"}:
            yield name, f"the change must add it, and it was {_WORDS[status]}"
    for name in case.direction.keeps:
        before, after = _status(root, name), _status(outcome, name)
        if _RANK[after] > _RANK[before]:
            yield name, f"it was {_WORDS[before]} in {root.case}, and the change made it {_WORDS[after]}"
