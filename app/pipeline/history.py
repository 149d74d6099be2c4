"""What earlier turns and earlier replies bind us to: asked already, apologised already, promised and not kept."""

import re
from functools import cache

from app.model.brief import Brief
from app.model.history import PromiseState
from app.model.plan import Given
from app.text.sentences import split
from app.text.tables import table as locale_table
from app.text.words import overlap

RECORDED = "history.promises"
"""Where a promise stands that is known from earlier replies, and not from the thread."""

_SAME = 0.6
"""Share (0-1) of a promise's words that a text must hold to speak of it."""


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(str(locale_table("en", "thread")[name]).strip(), re.IGNORECASE)


def promises_in(brief: Brief) -> tuple[Given, ...]:
    """Sentences of our earlier turns that promise something, with their place in the thread."""
    return tuple(
        Given(where=f"thread[{index}]", text=sentence.text)
        for index, turn in enumerate(brief.thread)
        if turn.sender == "agent"
        for sentence in split(turn.text)
        if binds_us(sentence.text)
    )


def binds_us(sentence: str) -> bool:
    """Whether a sentence of ours says in English that we will do something, or that something will come."""
    return bool(_cue("promise").search(sentence)) and not sentence.rstrip().endswith("?")


def broken_promises(brief: Brief) -> tuple[Given, ...]:
    """Promises of ours that the customer says were not kept, then those of which our records say so; each once."""
    told = promises_in(brief)[-1:] if _cue("broken").search(brief.message) else ()
    known = (g for g in _recorded(brief, "broken") if not _owned_up(brief, g.text))
    return (*told, *(g for g in known if not any(_same(g.text, t.text) for t in told)))


def open_promises(brief: Brief) -> tuple[Given, ...]:
    """Promises of earlier replies that still hold."""
    return _recorded(brief, "open")


def perhaps_promised(brief: Brief) -> tuple[Given, ...]:
    """Promises of earlier drafts that were not kept yet, and of which nobody knows whether they were sent."""
    return (*_recorded(brief, "open", sent=False), *_recorded(brief, "broken", sent=False))


def _recorded(brief: Brief, state: PromiseState, *, sent: bool = True) -> tuple[Given, ...]:
    return tuple(
        Given(where=f"{RECORDED}[{index}]", text=promise.text)
        for index, promise in enumerate(brief.history.promises)
        if promise.state == state and promise.sent == sent and not promise.admitted
    )


def _owned_up(brief: Brief, promise: str) -> bool:
    """Whether an earlier turn of ours apologised where it spoke of the promise: nobody wants to hear it twice."""
    turns = (turn.text for turn in brief.thread if turn.sender == "agent")
    return any(_cue("apology").search(text) and _same(promise, text) for text in turns)


def _same(promise: str, text: str) -> bool:
    return overlap(promise, text) >= _SAME


def questions_asked(brief: Brief) -> tuple[str, ...]:
    """Questions that our earlier turns put: they are not asked again."""
    return tuple(
        sentence.text
        for turn in brief.thread
        if turn.sender == "agent"
        for sentence in split(turn.text)
        if sentence.text.rstrip().endswith("?")
    )


def apologised_before(brief: Brief) -> bool:
    """Whether an earlier turn of ours said sorry."""
    return any(turn.sender == "agent" and _cue("apology").search(turn.text) for turn in brief.thread)
