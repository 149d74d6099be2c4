"""The signs that are weighed for a guideline: what the code found, what the sentences do, and what comparison tells.

Each is a number, most between 0 and 1. `guidelines/<id>/weigh.yaml` says how much each speaks for a miss.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from app.checklist.deeds import ACT
from app.checklist.finding import Finding
from app.checklist.inquiry import Inquiry

Sign = Callable[[Finding, Inquiry], float]

_FEW = 3
"""From here on one more of a thing tells no more."""

_OWN = 2
"""Words of content that a sentence must have to be held against what was given."""

_UNANSWERED = 0.4
"""How near (0-1) a sentence must come to an ask for it not to count as passed over."""


def act(name: str) -> Sign:
    """How likely (0-1) it is that any sentence performs the act."""
    return lambda _, inquiry: inquiry.acts.anywhere(name)


def _share(counts: Iterable[bool]) -> float:
    return min(_FEW, sum(counts)) / _FEW


def _asks(inquiry: Inquiry) -> list[float]:
    return [reply.score for reply in inquiry.replies] or [1.0]


def _options(inquiry: Inquiry) -> Sequence[float]:
    return inquiry.nearest_to_options or (1.0,)


def _in_common(inquiry: Inquiry) -> float:
    """The most words of content that a sentence has in common with the message, ten or more as 1."""
    own = [len(inquiry.sheet.stems(s) & inquiry.message_stems) for s in inquiry.sheet.core]
    return min(10, max(own, default=0)) / 10


def _unheld(inquiry: Inquiry, acts: Iterable[str]) -> float:
    """The most that a sentence which performs one of the acts says beyond what we were given: likelihood times share.

    What the customer wrote is no ground. A sentence without two words of its own says nothing that could be new.
    """
    held = inquiry.sources.own_stems
    rows = list(zip(*(inquiry.acts.of(act) for act in acts), strict=True))
    most = 0.0
    for sentence, row in zip(inquiry.acts.sentences, rows, strict=False):
        own = inquiry.sheet.stems(sentence) - inquiry.lexicon.asserting.common
        if len(own) >= _OWN:
            most = max(most, max(row) * len(own - held) / len(own))
    return most


def _unheard(inquiry: Inquiry, acts: Iterable[str]) -> float:
    """How likely a sentence in which no promise was found performs one of the acts all the same."""
    rows = zip(*(inquiry.acts.of(act) for act in acts), strict=True)
    starts = [p.span.start for p in inquiry.promises]
    return max(
        (
            max(row)
            for sentence, row in zip(inquiry.acts.sentences, rows, strict=False)
            if not any(sentence.start <= at < sentence.end for at in starts)
        ),
        default=0.0,
    )


def _fresh(inquiry: Inquiry, acts: Iterable[str]) -> float:
    """The most new words of a sentence that performs one of the acts, weighed by the likelihood; eight or more as 1."""
    rows = list(zip(*(inquiry.acts.of(act) for act in acts), strict=True))
    most = 0.0
    for sentence, row in zip(inquiry.acts.sentences, rows, strict=False):
        own = inquiry.sheet.stems(sentence) - inquiry.lexicon.asserting.common
        most = max(most, max(row) * len(own - inquiry.sources.stems))
    return min(8.0, most) / 8


_GIVING = ("commitment", "offer")


def _strongest(*acts: str) -> Sign:
    """How likely the sentence that most likely performs one of the acts does so."""
    return lambda _, inquiry: max(inquiry.acts.strongest(act)[0] for act in acts)


def _where_found(*acts: str) -> Sign:
    """The same among the sentences that the finding quotes."""

    def sign(finding: Finding, inquiry: Inquiry) -> float:
        rows = zip(inquiry.acts.sentences, *(inquiry.acts.of(act) for act in acts), strict=False)
        quoted = [
            max(likely)
            for sentence, *likely in rows
            if any(sentence.start <= q.start < sentence.end for q in finding.evidence)
        ]
        return max(quoted, default=0.0)

    return sign


_TIMES = frozenset({"date", "time", "duration"})


def _dated(inquiry: Inquiry) -> float:
    """How many sentences name a time that the company gave: what comes next has one, what was has the customer's."""
    own, sheet = inquiry.sources.of("ours"), inquiry.sheet
    times = [p for p in sheet.particulars if p.type in _TIMES and inquiry.sources.hold(p, own)]
    return _share(any(s.start <= p.start < s.end for p in times) for s in sheet.core)


_BLAMING = ("blame_other", "correction_direct")
_SHARP = ("irritation", "correction_direct", "minimising")

SIGNS: Mapping[str, Sign] = {
    "strongest blame": _strongest(*_BLAMING),
    "blame in what is quoted": _where_found(*_BLAMING),
    "strongest sharpness": _strongest(*_SHARP),
    "gift least held": lambda _, i: _unheld(i, _GIVING),
    "hope least held": lambda _, i: _unheld(i, ("false_hope",)),
    "gift not heard": lambda _, i: _unheard(i, ("commitment", "false_hope")),
    "new words of a gift": lambda _, i: _fresh(i, _GIVING),
    "found met": lambda f, _: float(f.status == "met"),
    "found missed": lambda f, _: float(f.status == "missed"),
    "proven missed": lambda f, _: float(f.status == "missed" and f.proven),
    "found doubtful": lambda f, _: float(f.status == "unsure" and f.proven),
    "least answered ask": lambda _, i: min(_asks(i)),
    "asks answered on average": lambda _, i: sum(_asks(i)) / len(_asks(i)),
    "asks passed over": lambda _, i: _share(score < _UNANSWERED for score in _asks(i)),
    "asks": lambda _, i: min(len(i.replies), 6) / 6,
    "promises without ground": lambda _, i: _share(p.support == "none" for p in i.promises),
    "promises with faint ground": lambda _, i: _share(p.support == "weak" for p in i.promises),
    "promises with a ground": lambda _, i: _share(p.ground is not None for p in i.promises),
    "times of ours": lambda _, i: _dated(i),
    "promises": lambda _, i: min(len(i.promises), 8) / 8,
    "limit least spoken to": lambda _, i: min(i.nearest_to_limits, default=0.6),
    "limits": lambda _, i: _share(True for _ in i.case.plan.cannot),
    "option best offered": lambda _, i: _options(i)[0],
    "option second best offered": lambda _, i: _options(i)[1] if len(_options(i)) > 1 else 1.0,
    "option least offered": lambda _, i: _options(i)[-1],
    "options": lambda _, i: _share(True for _ in i.case.plan.options),
    "a question is asked": lambda _, i: float(bool(i.sheet.questions)),
    "words in common with the message": lambda _, i: _in_common(i),
}


@cache
def sign(name: str) -> Sign | None:
    """The sign of a name ("act feeling" for an act); None where there is none."""
    if name.startswith(ACT):
        return act(name.removeprefix(ACT))
    return SIGNS.get(name)
