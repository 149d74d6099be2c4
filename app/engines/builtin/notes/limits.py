"""Makes a plain sentence of what cannot be done."""

import re
from collections.abc import Iterable

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.limit_forms import (
    after_all,
    as_deed,
    in_plain_words,
    kind_and_text,
    smooth,
    whose_matter,
    with_object,
)
from app.engines.builtin.notes.limit_parts import (
    article_first,
    pieces,
    speaks_to_them,
    split_reason,
    split_written,
    without_aside,
    without_tail,
)
from app.engines.builtin.notes.limit_phrase import HABIT, phrase_of
from app.engines.builtin.notes.limit_reasons import as_a_thing, reassures, spelled_out, with_reason
from app.engines.builtin.notes.others import turned, unveiled, uses, veiled
from app.engines.builtin.notes.patterns import jotting, pattern, patterns
from app.engines.builtin.notes.roles import as_customer
from app.engines.builtin.notes.telegraph.articulate import articulate, spelled
from app.engines.builtin.notes.telegraph.reader import read_statement
from app.engines.builtin.notes.unsaid import is_marked
from app.engines.builtin.notes.worded_limit import LimitKind, worded
from app.engines.builtin.notes.written import is_worded
from app.model.plan import Given
from app.model.value import Value
from app.text.compiled import compiled
from app.text.grammar import has_verb, is_verb_base, tokens
from app.text.person import third_to_second

_BARE = Context()
_TAIL_AT_MOST = 3
_FIELD = compiled(
    r"[^:;.]{2,40}: (?!(?:can't|cannot|can not|no\b|not (?:possible|available)))(?=[^\W_])", re.IGNORECASE
)
"""How a limit jotted as a field of a form begins: "Decision date: none fixed"."""
_NOT = "not "


class LimitLine(Value):
    """One limit: `vp` follows "I can't", `np` follows "I can't offer", a `clause` stands alone, `raw` is quoted.

    `reason` is a clause that the note gives with it, where it is one that can be said; `unread` is what of the note is
    told nowhere; `also` is a second note that is said in the same sentence. `doubtful`: it names somebody who may be
    the customer or may not.
    """

    given: Given
    kind: LimitKind
    text: str
    reason: str | None = None
    certain: bool
    doubtful: bool = False
    also: Given | None = None
    unread: str | None = None


def limit_lines(
    given: Given, customer_name: str | None, names: Iterable[str] = (), context: Context = _BARE
) -> tuple[LimitLine, ...]:
    """The limits of one note: a jotted one may hold two ("only the board can waive it. can't promise the vote")."""
    parts = [given.text] if is_worded(given.text) or not context.english else pieces(given.text)
    if len(parts) < 2:
        return (limit_line(given, customer_name, names, context),)
    notes = (given.model_copy(update={"text": piece.strip()}) for piece in parts)
    lines = (limit_line(note, customer_name, names, context) for note in notes)
    return tuple(
        line.model_copy(update={"kind": "raw"}) if pattern("no_refusal").match(line.given.text) else line
        for line in lines
    )


def limit_line(
    given: Given, customer_name: str | None, names: Iterable[str] = (), context: Context = _BARE
) -> LimitLine:
    """Write a limit out and tell its form."""
    raw = pattern("steering_end").sub("", pattern("who_we_are").sub("", given.text.strip())).rstrip(".")
    raw = pattern("refused_by").sub(jotting("was_refused"), pattern("is_not").sub(r"\g<be> not", raw))
    written = is_worded(given.text) or not context.english
    raw = _refused(raw, written=written) if context.english else raw
    expanded = expand(
        context.from_us(raw) if written else context.priced(raw), () if written else names, written=written
    )
    spelt = spelled(expanded.text)
    spelt = spelt if HABIT.match(spelt) else pattern("ours_to_say").sub("", spelt)
    spelt = as_customer(spelt, context.message)
    veil, both = veiled(spelt, context.message), speaks_to_them(spelt, context.message, context.called)
    told = context.message if both else None
    shifted = third_to_second(veil, customer_name, called=context.called, message=told, offered=both)
    sure = shifted.certain and not turned(spelt, shifted.text, context.called)
    text = unveiled(shifted.text) if sure else spelt
    # What was written whole is said whole: a part of it may say something else.
    main, reason = split_written(text) if written else _parted(text, context, frozenset(names))
    unread: str | None = None
    if not written:
        main, reason, unread = _cut(main, reason)
        if pattern("ask_word").match(main):
            main = jotting("cannot_say").format(what=main)  # "how it happened - can't say yet"
            reason = None if reason and pattern("cannot").match(reason) else reason
    kind, phrase, settled = _read(given.text, main, context, names, written=written)
    unsaid = pattern("says_not").match(main) or reassures(main)
    if not written and (" = " in raw or _FIELD.match(raw) or _unfinished(kind, phrase) or unsaid):
        kind, phrase = "raw", main
    if not written and kind in {"vp", "np"} and tokens(phrase)[1:2] != ["whose"]:
        phrase = articulate(phrase, context.known, frozenset(names), order=kind == "vp")
    elif not written and kind == "clause":
        phrase = with_object(phrase, context.known, frozenset(names))
    phrase = pattern("promise_on").sub(r"\1 ", phrase if written else smooth(phrase, context.known))
    if kind == "clause" and not written and phrase.startswith(_NOT):
        kind = "raw"  # "not allowed to say": no statement
    if kind == "clause":
        phrase = phrase if phrase.split(maxsplit=1)[0] in names else lowered(phrase)
    certain = expanded.clean and sure and settled
    they = shifted.text != veil and "they" in tokens(phrase)  # "the hotel night they lost"
    doubtful = not sure and (uses("he", phrase) or uses("she", phrase) or they)
    if reason and (is_marked(reason) or not (written or has_verb(reason))):
        reason = None
    return LimitLine(
        given=given,
        kind=kind,
        text=phrase,
        reason=reason if certain else None,
        certain=certain,
        doubtful=doubtful,
        unread=unread or (None if certain else reason),
    )


def _read(
    note: str, main: str, context: Context, names: Iterable[str], *, written: bool
) -> tuple[LimitKind, str, bool]:
    """The form of a limit, its words in that form, and whether that is sure."""
    if context.english and pattern("stands_so").match(main):
        return "clause", main, True
    if context.english and pattern("was_refused").match(main):
        return "clause", article_first(main), True
    kind, phrase = (None if written else kind_and_text(main, context.known)) or phrase_of(main)
    if not (written and context.english):
        return kind, phrase, True
    made = worded(note, main, (kind, phrase), names)
    return made[0], made[1], made[2]


def _refused(raw: str, *, written: bool) -> str:
    """A limit as a refusal of a deed: "that is not ours to waive", "Naming the other child"."""
    raw = pattern("nothing_we_can").sub(jotting("there_is_nothing"), raw)
    raw = as_deed(pattern("not_ours_to").sub(jotting("cannot_do"), as_a_thing(raw)))
    return raw if written else in_plain_words(spelled_out(raw))


def _cut(main: str, reason: str | None) -> tuple[str, str | None, str | None]:
    """A jotted limit without what stands behind its comma: why, where that can be told, else what is told nowhere."""
    if reason is None:
        main, reason, unread = with_reason(main)
        if reason or unread:
            return main, reason, unread
    short = without_aside(without_tail(main.partition(" - ")[0]))
    return short, reason, main[len(short) :].strip(" ,-") or None


def _parted(text: str, context: Context, names: frozenset[str]) -> tuple[str, str | None]:
    """A jotted limit and what is told with it: why, who alone can do it, what can be done instead."""
    if (instead := after_all(text.rstrip("."), context.known, names)) is not None:
        return instead
    if (matter := whose_matter(text)) is not None:
        return matter
    main, reason = split_reason(text)
    if (only := pattern("only_they").search(main)) is not None:
        return main[: only.start()], jotting("only_can").format(who=only.group("who").strip())
    return (reason is None and _told_after(main, context, names)) or (main, reason)


def _told_after(main: str, context: Context, names: frozenset[str]) -> tuple[str, str] | None:
    """A limit and the statement behind its comma: "drop it, next hirer waited" → "drop it", "the next hirer waited"."""
    limit, comma, rest = main.partition(", ")
    told = read_statement(rest, context.known, names, inner=True) if comma and ", " not in rest else None
    return (limit, told.text) if told is not None and len(tokens(rest)) >= _TAIL_AT_MOST else None


def _unfinished(kind: str, phrase: str) -> bool:
    """Whether the thing to which something cannot be done is not named: "lift overloaded"."""
    words = tokens(phrase)
    return kind == "vp" and len(words) == 2 and words[1].endswith("ed") and is_verb_base(words[0])


def is_steering(text: str) -> bool:
    """Whether a limit tells who writes how to write ("don't name Mr Lyle"), and refuses nothing to the customer."""
    return is_marked(text) or patterns("steering").found_in(text)


def sentence(clause: str) -> str:
    """A clause as a sentence of its own."""
    text = capitalised(clause.strip())
    return text if text.endswith((".", "!", "?")) else f"{text}."
