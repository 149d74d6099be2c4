"""What a bare piece of a jotted note adds to the statement before it: "…, 3 left", "…, nothing since", "…, result Mon".

Nothing is said of it but that it goes with what stands before: "with 3 left", "with the result on Monday".
"""

from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.articles import DOUBT, Known
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token

_VERBAL = frozenset(
    {"past", "third", "aux", "modal", "be", "either", "part", "base", "ing", "sub", "mark", "pronoun"}
)
_MOST = 8
"""Words of a piece up to which it may hang."""


def hanging(
    bit: str,
    known: Known,
    names: frozenset[str],
    *,
    foreseen: bool = False,
    one: bool = False,
    countable: bool = False,
) -> str | None:
    """The piece as it hangs on what is told, None where that is not sure; `foreseen`: what is told is only expected;
    `one`: it is told of one thing, `countable`: of what is in stock.
    """
    if pattern("word_of_regret").fullmatch(bit):
        return ""
    if pattern("not_certain").fullmatch(bit):
        return jotting("but_uncertain").format(how=bit) if foreseen else None
    if (more := _goes_on(bit)) is not None:
        return more if one else None
    if pattern("some_left").fullmatch(bit) and (countable or not pattern("bare_left").match(bit)):
        return f", {jotting('with')} {with_prepositions(bit)}"
    return _set_words(bit) or _thing_beside(bit, known, names)


def _goes_on(bit: str) -> str | None:
    """What one thing does by itself besides: "ships Tuesday", "out by post Friday"."""
    if pattern("goes_on_so").fullmatch(bit):
        verb, _, rest = bit.partition(" ")
        on = f"{jotting('on')} " if pattern("dated").match(rest) else ""
        return jotting("goes_on_and").format(bit=f"{verb} {on}{with_prepositions(rest)}")
    if (out := pattern("goes_out").fullmatch(bit)) is None:
        return None
    return jotting("goes_out").format(how=with_prepositions(f"out {out['how']}").removeprefix("out "))


def _set_words(bit: str) -> str | None:
    """A piece that is told by its form alone."""
    if (when := pattern("comes_in").fullmatch(bit)) is not None:
        on = f"{jotting('on')} " if pattern("dated").match(when["when"]) else ""
        return jotting("comes_in").format(when=f"{on}{when['when']}")
    if pattern("a_reference").fullmatch(bit):
        return f", {bit}"
    if pattern("nothing_since").fullmatch(bit):
        then = f" {jotting('that')}" if bit.endswith((" after", " before")) else ""
        return f", {jotting('with')} {bit}{then}"
    if pattern("at_a_price").fullmatch(bit):
        return jotting("at_price").format(price=bit)
    return next(
        (jotting(name) for name in ("not_to_happen", "to_be_done") if pattern(name).fullmatch(bit)), None
    )


def of_length(bit: str) -> str | None:
    """A bare notice or warranty: "1 month notice" → ", with 1 month's notice"."""
    found = pattern("of_length").fullmatch(bit)
    count = (found["one"] or found["more"]) if found else None
    if found is None or count is None:
        return None
    name = "one_length" if found["one"] else "several_length"
    return jotting(name).format(n=count, unit=found["unit"], what=found["what"])


def _thing_beside(bit: str, known: Known, names: frozenset[str]) -> str | None:
    """A thing with its time or place and no verb, as what goes with the statement."""
    row = tagged(bit, names, inner=True)
    if not 1 < len(row) <= _MOST or not _VERBAL.isdisjoint(token.tag for token in row):
        return None
    thing = noun_phrase(row, 0, known, subject=True)
    if (
        thing is None
        or not thing.text
        or thing.person
        or DOUBT in thing.text
        or row[0].tag in {"name", "time"}
    ):
        return None
    behind = row[thing.end :]
    by_itself = thing.end == 1 and row[0].low in word_list("goes_by_itself")  # "lamps in stock, ship Tuesday"
    if by_itself or not behind or not _places_it(behind) or thing.head in names:
        return None
    words = " ".join(token.text for token in behind)
    return f", {jotting('with')} {with_prepositions(f'{thing.text} {words}')}"


def _places_it(behind: list[Token]) -> bool:
    """Whether what stands behind a thing tells only where it is, or when."""
    text = " ".join(token.text for token in behind)
    if pattern("beside_it").fullmatch(text):
        return True
    return behind[0].tag == "time" and len(behind) == 1 and pattern("day_or_date").match(text) is not None
