"""Clauses that only a comma parts, joined with "and" where that is sure: so they read as a sentence of ours."""

from collections.abc import Sequence

from app.engines.builtin.concern.clause import ClauseGrammar
from app.text.person.words import Token

_TIMED = frozenset({"since", "until", "after", "before", "till"})
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})
_TELLERS = frozenset({"i", "we", "you"})


def parted(text: str, tokens: Sequence[Token], grammar: ClauseGrammar) -> str:
    """The text with "and" where only a comma parts two clauses: "I ordered the blue one, you sent a grey one"."""
    low = [t.low for t in tokens]
    for k in range(len(low) - 2, 2, -1):
        if low[k] != "," or low[k + 1] in _RELATIVE:
            continue  # "by the 5th, which it was not"
        begins = grammar.classes.nominative(low[k + 1]) or _stands_alone(low, k, grammar)
        opens = (begins and grammar.classes.starts_clause(low[k + 1 :])) or _goes_on(low, k)
        if opens and not _hangs(low, k, grammar):
            text = f"{text[: tokens[k].end]} and{text[tokens[k].end :]}"
    return text


def _hangs(low: Sequence[str], k: int, grammar: ClauseGrammar) -> bool:
    """Whether the clause behind the comma hangs on one before it, or is one of three."""
    return any(_leads(low, at, grammar) for at in range(k)) or _of_three(low, k, grammar)


def _of_three(low: Sequence[str], k: int, grammar: ClauseGrammar) -> bool:
    """Whether the clause behind the comma is followed by a last one with "and": "it rained, it froze and it thawed"."""
    last = (at for at, word in enumerate(low) if at > k + 2 and word == "and")
    return any(grammar.classes.starts_clause(low[at + 1 :]) for at in last)


def _leads(low: Sequence[str], at: int, grammar: ClauseGrammar) -> bool:
    """Whether a clause begins there that hangs on another: none does in "down since Sunday"."""
    timed = low[at] in _TIMED and not grammar.classes.starts_clause(low[at + 1 :])
    return grammar.classes.in_any(low[at], "subordinators") and not timed


def _goes_on(low: Sequence[str], k: int) -> bool:
    """Whether only the verb is said once more: "I had an appointment at nine, was seen at noon"."""
    return (
        low[0] in _TELLERS and low.count(",") == 1 and low[k + 1] in {"was", "were"} and "and" not in low[k:]
    )


def _stands_alone(low: Sequence[str], k: int, grammar: ClauseGrammar) -> bool:
    """Whether two clauses, and no list, stand on either side of the only comma: "it rained, the books are ruined"."""
    classes = grammar.classes
    verb = any(classes.in_any(word, "auxiliaries") for word in low[k + 2 : k + 6])
    named = classes.in_any(low[k + 1], "determiners", "possessives")
    return named and verb and low.count(",") == 1 and classes.starts_clause(low[:k])
