"""What the earlier turns of a thread bind us to: asked already, apologised already, promised and not kept."""

import re
from functools import cache

from app.model.brief import Brief
from app.model.plan import Given
from app.text.sentences import split
from app.text.tables import table as locale_table


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
        if _cue("promise").search(sentence.text) and not sentence.text.rstrip().endswith("?")
    )


def broken_promises(brief: Brief) -> tuple[Given, ...]:
    """Promises of ours that the customer now says were not kept; none where the customer does not say so."""
    if not _cue("broken").search(brief.message):
        return ()
    return promises_in(brief)[-1:]


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
