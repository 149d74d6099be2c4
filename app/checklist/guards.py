"""Fast guards for one sentence, before it is streamed to anybody."""

from typing import Literal

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.patterns import Patterns
from app.model.value import Span, Value

_SURE = 0.75
_MARKUP = Patterns(
    [
        r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?>",
        r"!?\[[^\[\]\n]{1,100}\]\([^()\s]{1,300}\)",
        r"```|^\s{0,3}#{1,6}\s|\*\*[^*\n]{1,100}\*\*",
    ]
)


class Breach(Value):
    """What a sentence must not hold; `guideline` is the guard that it breaks, offsets are in the sentence."""

    guideline: Literal["no-unauthorised-promise", "no-invented-fact", "no-leak", "ready-to-send"]
    span: Span


class Guards:
    """Guards of one case: the sources are read once, then each sentence costs little."""

    def __init__(self, checklist: Checklist, case: Case, language: str = "en") -> None:
        self._checklist = checklist
        self._case = case
        self._language = language
        self._sources = checklist.inquire(case, "", (), language).sources

    def safe(self, sentence: str) -> tuple[Breach, ...]:
        """The proved breaches of one sentence: promises, details, leaks, markup; empty when it may be shown."""
        inquiry = self._checklist.inquire(self._case, sentence, (), self._language, self._sources)
        bare = [p.span for p in inquiry.promises if p.support == "none"]
        found = [Breach(guideline="no-unauthorised-promise", span=s) for s in bare]
        found += [Breach(guideline="no-invented-fact", span=s.span) for s in inquiry.strangers if s.sure]
        found += [Breach(guideline="no-leak", span=leak.span) for leak in inquiry.leaks if leak.sure >= _SURE]
        whole = inquiry.sheet.cut(0, len(sentence))
        found += [Breach(guideline="ready-to-send", span=s) for s in inquiry.sheet.find(_MARKUP, (whole,))]
        return tuple(found)


def safe(sentence: str, case: Case, checklist: Checklist, language: str = "en") -> tuple[Breach, ...]:
    """The breaches of one sentence of a reply; for several sentences of one case build `Guards` once."""
    return Guards(checklist, case, language).safe(sentence)
