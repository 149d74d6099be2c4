"""Of whom the next clause of a spoken note may speak, by what the clause before it named."""

from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.cutting import pieces_of
from app.engines.builtin.notes.spoken.kinds import Clause, is_actor
from app.engines.builtin.notes.spoken.mending import in_full
from app.engines.builtin.notes.spoken.table import form, forms, words
from app.engines.builtin.notes.spoken.whom import Cast, cast_of, has_own, named_in
from app.text.grammar import tokens

ANYBODY = frozenset({"he", "she", "they"})
_THEY = frozenset({"they"})
_OBJECT = slice(2, 5)
"""Where the thing stands to which a deed of the agent's was done: "I found the trousers"."""


def is_somebody(subject: str) -> bool:
    """Whether the subject of a clause is a person, or a body of people."""
    head = (tokens(subject) or [""])[-1]
    if head in words("no_person"):
        return False
    return is_actor(head) or form("somebody").search(subject) is not None


def within(clause: Clause, cast: Cast) -> Cast:
    """Who may be meant within a clause itself, whose subject may own something in it: "the engineer is on his way"."""
    if clause.subject in words("subjects"):
        return cast
    named = named_in(clause.subject)
    if named == _THEY:
        cast = cast.naming(cast.other | named, fresh=cast.fresh)
    if clause.kind != "own" or not is_somebody(clause.subject) or not has_own(clause.text):
        return cast
    if form("on_the_way").search(clause.text):
        return cast.model_copy(update={"theirs": None, "other": named})
    return cast.naming(cast.other | named)


def behind(clause: Clause, cast: Cast) -> Cast:
    """Who may be meant behind a clause."""
    if clause.kind == "lead" and clause.subject:
        return cast.naming(named_in(clause.subject, asked=True), fresh=True)
    if clause.kind == "own" and clause.subject and clause.subject not in words("subjects"):
        named = named_in(clause.subject)
        return cast.naming(cast.other if named == ANYBODY and not is_somebody(clause.subject) else named)
    if clause.subject in {"he", "she"} and clause.subject in cast.other:
        return cast.naming(cast.other & {clause.subject, "they"})
    if form("a_person").search(clause.text):
        return cast.naming(cast.other | {"he", "she"})
    things = clause.kind == "deed" and named_in(" ".join(tokens(clause.text)[_OBJECT])) == _THEY
    return cast.naming(cast.other | _THEY if things else cast.other)


def after_earlier(note: str, setting: Setting) -> Cast:
    """Whom the notes before this one asked, of whom its "they" may still speak; never whom the customer may be."""
    cast = cast_of(setting)
    other: frozenset[str] = frozenset()
    for fact in setting.before(note)[-2:]:
        full = in_full(fact, setting)
        if forms("hush").found_in(full):
            continue
        for piece in pieces_of(full)[:2]:
            if (lead := form("lead").match(piece.text)) is not None and not form("round").match(lead["who"]):
                other = named_in(lead["who"], asked=True)
    return cast.naming(other - {cast.theirs} if cast.theirs else other & _THEY)
