"""Which sentence of the reply answers each thing that the customer asked."""

from collections.abc import Callable, Iterator, Sequence

from app.checklist.case import Case
from app.checklist.known import Standing
from app.checklist.sheet import Sheet
from app.model.draft import Answer
from app.model.value import Span, Value
from app.text import matching

CLEAR = 0.7
"""From here a sentence surely speaks to the ask (0-1, `matching.speaks_to`)."""

RETOLD = 0.6
"""The most that a sentence counts which only gives the customer's own words back: near, and never surely an answer."""

FAINT = 0.25
"""Below this nothing in the reply comes near the ask."""

_ASKS = 30
"""Asks looked at; a message that asks more than this is for a person anyway."""


Brings = Callable[[str, Span], bool]
"""Whether a sentence brings what an ask wants and the customer did not say: a note, something that binds, or a no."""


def anything(_ask: str, _sentence: Span) -> bool:
    """What is said of every sentence where nobody looks more closely."""
    return True


class Reply(Value):
    """The sentence nearest to an ask and how near it is (0-1).

    `known` when our own engine says that it answers; `pointed` when only a model says so and nothing else comes near.
    """

    index: int
    ask: str
    span: Span | None
    score: float
    known: bool = False
    pointed: bool = False


def replies(
    sheet: Sheet,
    case: Case,
    standing: Sequence[Standing],
    language: str,
    claimed: Sequence[Standing] = (),
    brings: Brings = anything,
) -> tuple[Reply, ...]:
    """For each ask of the reading the best sentence of the body: by the word of our own engine, else by content.

    A sentence that does not bring anything, as `brings` tells, is no sure answer, whatever words it shares. The word of
    a model (`claimed`) only says where to look when content finds nothing, and leaves the score as it is.
    """
    found = _replies(sheet, case, standing, language, brings)
    return tuple(_pointed(reply, sheet, claimed) for reply in found)


def _pointed(reply: Reply, sheet: Sheet, claimed: Sequence[Standing]) -> Reply:
    told = [s.span for s in claimed if reply.index in s.passage.answers]
    if reply.known or reply.score >= FAINT or not told:
        return reply
    return reply.model_copy(update={"span": sheet.inside(told[0])[0], "pointed": True})


def _replies(
    sheet: Sheet, case: Case, standing: Sequence[Standing], language: str, brings: Brings
) -> Iterator[Reply]:
    notes = {a.ask: _note(case, a.where) for a in case.plan.asks if a.where}
    for index, ask in enumerate(case.reading.asks[:_ASKS]):
        own = [s.span for s in standing if index in s.passage.answers]
        wanted = [ask.text, *([notes[index]] if notes.get(index) else [])]
        best, score = _nearest(wanted, sheet.inside(own[0]) if own else sheet.core, language, brings)
        if own:
            yield Reply(
                index=index, ask=ask.text, span=best or sheet.inside(own[0])[0], score=1.0, known=True
            )
        else:
            yield Reply(index=index, ask=ask.text, span=best, score=score)


def _nearest(
    wanted: Sequence[str], sentences: Sequence[Span], language: str, brings: Brings
) -> tuple[Span | None, float]:
    """The sentence that speaks best to what is wanted, and how much (0-1)."""
    best, score = None, 0.0
    for sentence in sentences:
        value = max(matching.speaks_to(w, sentence.text, language) for w in wanted)
        if value > max(score, RETOLD) and not brings(wanted[0], sentence):
            value = RETOLD
        if value > score:
            best, score = sentence, value
    return best, score


def as_answers(found: Sequence[Reply]) -> tuple[Answer, ...]:
    """The contract's values; an ask without a sentence near it has no place."""
    return tuple(
        Answer(ask=r.ask, start=r.span.start, end=r.span.end)
        if r.span is not None and r.score >= FAINT
        else Answer(ask=r.ask)
        for r in found
    )


def _note(case: Case, where: str | None) -> str:
    plan = case.plan
    for given in (*plan.options, *plan.facts, *plan.cannot, *plan.policies):
        if given.where == where:
            return given.text
    return ""
