"""Where what is asked ends: a question keeps what belongs to it, and is never cut in the middle.

The reading finds the shortest words that still ask; told back, "whether my brother can be added" without "as a second
driver" would be another question.
"""

import re
from collections.abc import Iterator, Mapping

from app.model.reading import Ask
from app.model.value import Span
from app.text.compiled import compiled
from app.text.guarded import Guarded

Patterns = Mapping[str, Guarded]
_DONE_TO = compiled(
    r"\W{0,9}(?:then )?(?:cut off|put through|let down|put on hold|shut out|hung up)(?: again| twice)?\W{0,9}",
    re.IGNORECASE,
)
"""What was done to them, jotted, which looks like an order."""
_THEN = compiled(r"\W{0,9}(?:and |but |only )?(?:then|later|finally|eventually|at last) ", re.IGNORECASE)
"""What stands before a jotted deed that looks like an order."""


def stretches(ask: Ask, within: Span, patterns: Patterns) -> Iterator[Span]:
    """The ask with what it goes on to ask in the same sentence, and by itself where it ends as it may."""
    end = ask.end - within.start
    seen = {0}
    for pattern in ("goes_on", "wishes_on"):
        more = patterns[pattern].match(within.text, end)
        if more and more.end() not in seen:
            seen.add(more.end())
            yield _from(ask, within, more.end())
    rest = within.text[end:]
    if patterns["joined_on"].match(rest):
        stop = patterns["next_thought"].search(rest, 1)
        yield _from(ask, within, end + (stop.start() if stop else len(rest.rstrip())))
    if (further := _asks_on(rest, patterns)) is not None:
        yield _from(ask, within, end + further)
    if patterns["may_end"].match(rest) or ask.text.rstrip()[-1:] in ".?!":
        yield Span(text=ask.text, start=ask.start, end=ask.end)
        return
    stop = patterns["next_thought"].search(rest)
    yield _from(ask, within, end + (stop.start() if stop else len(rest.rstrip())))


def _asks_on(rest: str, patterns: Patterns) -> int | None:
    """Where a second question ends that follows after a few more words of the first: "… anybody | else and what …"."""
    stop = patterns["next_thought"].search(rest)
    more = patterns["goes_on"].match(rest, stop.start()) if stop else None
    return more.end() if more else None


def to_be_known(sentence: Span, patterns: Patterns) -> Span | None:
    """What somebody has to know, where the reading found no ask: "I must know by tomorrow whether it will come".

    So is "what I need to know is whether it will come".
    """
    found = patterns["must_know"].match(sentence.text) or patterns["cleft"].match(sentence.text)
    if found is None or ("know" in found.groupdict() and not (found["know"] or found["know2"])):
        return None
    stop = patterns["next_thought"].search(sentence.text, found.end())
    end = stop.start() if stop else len(sentence.text.rstrip())
    return Span(text=sentence.text[:end], start=sentence.start, end=sentence.start + end)


def _from(ask: Ask, within: Span, end: int) -> Span:
    text = within.text[ask.start - within.start : end].rstrip()
    return Span(text=text, start=ask.start, end=ask.start + len(text))


def is_jotted_deed(within: Span, ask: Ask) -> bool:
    """Whether what looks like an order tells what was done to them: "Cut off.", "Then let in once it had begun."."""
    before = within.text[: ask.start - within.start]
    jotted = _DONE_TO.fullmatch(within.text) or _THEN.fullmatch(before)
    return jotted is not None and not within.text.rstrip().endswith("?")
