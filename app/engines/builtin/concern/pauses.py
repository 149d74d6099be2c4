"""What of a sentence stands before a pause of it, or behind a turn: for one that cannot be told whole."""

import re
from collections.abc import Iterator, Sequence

from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.quote_fit import hangs
from app.engines.builtin.concern.torn import Torn, nobody_does
from app.engines.builtin.concern.words import ConcernWords
from app.model.value import Span
from app.text.compiled import compiled
from app.text.person.words import PersonWords, tokenise

_APPOSED = compiled(r",\s(?:who|which|whose|where)\b[^,]*$|,\s(?:who|which)'s\b[^,]*$", re.IGNORECASE)
"""How a piece ends that has lost the verb of its subject: "my grandmother, who's 94"."""
_LEADS_ON = compiled(
    r"\b(?:(?:best|worst|most) of all|above all|to (?:top|cap) it (?:all|off)|on top of (?:that|it|this|it all)"
    r"|what's (?:more|worse)|even worse|worse (?:still|yet)|of all things)$",
    re.IGNORECASE,
)
"""How a piece ends of which the rest is the point: "the battery lasts twenty minutes and, best of all"."""
_TELLING = compiled(
    r"\b(?:told|asked|shown|informed|warned|reminded|explained|revealed|announced|say|said)\b", re.IGNORECASE
)
_TOLD = frozenset({"what", "who", "whom", "how", "why", "where", "whether", "that", "if"})
"""What begins the thing that somebody told: "told by your chemist, in front of the shop, what it was for"."""
_PAUSE = compiled(r",? (?=(?:and|but|so|then|because)\b)|[,;] (?!which\b)| [-–] ")
_TURN = compiled(r",? (?:but|only) (?:then |now |instead |when )?(?=\w)|,? and then (?=\w)", re.IGNORECASE)
_REFUSED = frozenset({"cant", "couldnt", "didnt", "dont", "doesnt", "wont", "havent", "hasnt"})
_BESIDES = frozenset({"when", "while", "although", "though"})
JOINS = frozenset({"and", "but", "so", "then", "because"})
"""Words that join another clause to the one before."""
JOINED = compiled(r"(?:[,;]| [-–])? *(?:(?:and|but|so|then) +)*")
"""What stands between a pause and the clause behind it."""
_FAR = 300
"""Characters of a sentence behind which nothing of it is told alone."""
_AFTER = 60
"""Characters behind a pause that show whether a clause begins there."""


class Pauses:
    """Cuts sentences at their pauses; holds only word lists."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self._grammar = grammar
        self._torn = Torn(person, grammar)

    def leading(self, span: Span) -> Iterator[Span]:
        """What stands before each pause of a sentence, the longest first: for one that cannot be told whole.

        Behind a pause another clause begins: "between nine and ten" has none.
        """
        for pause in reversed(list(_PAUSE.finditer(span.text[:_FAR]))):
            text = span.text[: pause.start()]
            after = [t.low for t in tokenise(span.text[pause.end() : pause.end() + _AFTER])]
            torn = text.count("(") != text.count(")") or hangs(text) or bool(_APPOSED.search(text))
            torn = torn or self._torn.is_torn(text)
            shared = after[:1] == ["and"] and not self._grammar.classes.starts_clause(after[1:])
            torn = torn or (shared and nobody_does([t.low for t in tokenise(text)]))
            untold = after[:1] and after[0] in _TOLD and _TELLING.search(text)
            if not (torn or untold or _LEADS_ON.search(text)) and self._begins(after):
                yield Span(text=text, start=span.start, end=span.start + len(text))

    def trailing(self, span: Span) -> Iterator[Span]:
        """What stands behind each "but" of a sentence, the longest first: there its point stands.

        "He was late, which happens, but then the receptionist told the whole room that I had not paid."
        """
        for turn in _TURN.finditer(span.text[:_FAR]):
            text = span.text[turn.end() :]
            if text.count("(") == text.count(")"):
                yield Span(text=text, start=span.start + turn.end(), end=span.end)

    def behind(self, span: Span) -> Iterator[Span]:
        """What stands behind each pause where a clause with a subject of its own begins, the last first."""
        for pause in reversed(list(_PAUSE.finditer(span.text[:_FAR]))):
            joined = JOINED.match(span.text, pause.start())
            start = joined.end() if joined is not None else pause.end()
            text = span.text[start:]
            low = [t.low for t in tokenise(text[:_AFTER])]
            whole = text.count("(") == text.count(")")
            if whole and low and low[0] not in JOINS and self._grammar.classes.starts_clause(low):
                yield Span(text=text, start=span.start + start, end=span.end)

    def says(self, rest: str) -> bool:
        """Whether what follows a pause tells what somebody said: "and said there was nothing he could do"."""
        first, second = [*(t.low for t in tokenise(rest[:_AFTER]) if t.is_word), "", ""][:2]
        return first == "and" and self._words.has("speaking", second)

    def _begins(self, low: Sequence[str]) -> bool:
        """Whether words behind a pause begin another clause, or go on with another verb."""
        rest = low[1:] if low and low[0] in JOINS else low
        return bool(rest) and (
            low[0] in {"but", "so", "because", "then"}
            or (rest[0] in _BESIDES and self._grammar.classes.starts_clause(rest[1:]))
            or low[0].replace("'", "") in _REFUSED
            or self._person.finite(rest[0])
            or self._grammar.classes.starts_clause(rest)
        )
