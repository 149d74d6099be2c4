"""Jotted notes of a fixed form that lack their verb, as the sentences that they are.

"No note of any injury in the checks", "Board out of order since Saturday", "Two spaces free for 16 November matinee,
row G": the form tells which verb is left out. A note of which one piece has none of these forms stays as it is.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.fragments import made_whole
from app.engines.builtin.notes.log.listed import unlisted
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.subjects import with_subject
from app.engines.builtin.notes.telegraph.articles import is_plural, sure_nouns
from app.engines.builtin.notes.telegraph.being import agreeing
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.verbless import passive
from app.engines.builtin.tables import Table
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person.words import person_words
from app.text.weights.heart import knows

_TABLE = Table("noted_states")
_THINGS = frozenset({"noun", "name", "det", "prep", "code", "number", "state", "ing"})
"""What the words of a thing may be: a verb among them makes a statement of it."""
JOTTED_MOST = 800
"""Characters of a jotted note, from which on it is no note but a file: nobody would tell it whole."""
_SENTENCES = compiled(r"[.!?] (?=[A-Z])")
_MARKS = compiled(r"[;()→=]|:(?!\d)")
"""Marks of a note that is cut otherwise than at its commas."""
_PEOPLE = frozenset({"children", "people", "men", "women", "staff", "crew", "team"})
_BEGINS = frozenset({"noun", "state", "ing", "base"})
_TIMES = frozenset({"prep", "time", "det", "number", "name", "adverb"})
_ORDINAL = compiled(r"(?<!the )\b\d{1,2}(?:st|nd|rd|th)\b")
_ONE = frozenset({"1", "one", "a", "an"})


def in_form(note: str, setting: Setting) -> str:
    """A note as one line where it is a list, and a jotted one with the verb that its form lacks.

    One that ends as a sentence and is none is read as the jotting that it is: "Tyre fitted 3 May, valve not replaced."
    """
    if len(note) > JOTTED_MOST:
        return unlisted(note)
    told = _in_form(note, setting)
    return made_whole(told) if told.rstrip().endswith(".") else told


def _in_form(note: str, setting: Setting) -> str:
    line = unlisted(note)
    if line != note or note.rstrip().endswith(("!", "?")):
        return line
    bare = note.rstrip().removesuffix(".")
    if _SENTENCES.search(bare) or (bare != note.rstrip() and passive(f"{bare}.") != f"{bare}."):
        return line  # several sentences, or one that gets its verb as it stands
    made = in_sentences(bare, setting.text or "", setting.names)
    return made if made != bare or bare == note.rstrip() or _is_clipped(bare) else line


def _is_clipped(note: str) -> bool:
    """Whether a note begins with a bare thing and what was done to it, or how it is, without the verb of that."""
    first = note.partition(", ")[0]
    row = tagged(first[:1].lower() + first[1:])
    if not row or not (row[0].tag == "no" or (row[0].tag in _BEGINS and _is_word(row[0].low))):
        return False
    lies = next((k for k in range(1, len(row)) if _lies(row, k)), len(row))
    by = any(token.low == "by" for token in row)
    shapes = ("done_to_it", "done_by") if by else ("done_to_it",)
    done = (k for k in range(1, len(row)) if any(_TABLE.shape(name).match(_from(row, k)) for name in shapes))
    at = min(lies, next(done, len(row)))
    if at == len(row) or any(
        token.tag not in _THINGS | {"time", "money", "adverb", "not", "no", "base"} for token in row[:at]
    ):
        return False
    head = next((k for k in range(1, at) if row[k].tag in {"prep", "adverb", "not"}), at) - 1
    if row[at].low in {"told", "asked"} and row[at + 1 : at + 2] and row[at + 1].low == "to":
        return True  # "Driver told to swap the two on Friday"
    somebody = {row[head].low, row[head].low.removesuffix("s")} & (person_words().sets["people"] | _PEOPLE)
    ends = at + 1 >= len(row) or row[at + 1].tag in {"prep", "time", "adverb", "sub", "to", "state", "conj"}
    reached = row[at].low in {"informed", "notified", "alerted", "warned", "briefed"}
    reached = reached or (at + 1 < len(row) and row[at + 1].low == "by")
    return (reached or not somebody) and (at == lies or ends)


def _is_word(low: str) -> bool:
    """Whether the first word of a note is a word and no name."""
    return knows(low) or low in sure_nouns() or low in bases()


def _lies(row: Sequence[Token], at: int) -> bool:
    return _TABLE.shape("lies").match(_from(row, at)) is not None


def _from(row: Sequence[Token], at: int) -> str:
    return " ".join(token.low for token in row[at:])


def of_form(lines: Iterable[FactLine], given: Given) -> tuple[FactLine, ...]:
    """What was told of a note in its form, with the note as it stands; its verb is no guess, for its form has it."""
    whole = unlisted(given.text) == given.text and in_sentences(given.text) != given.text
    return tuple(
        line.model_copy(update={"given": given, "filled": line.filled or (whole and bool(line.sentence))})
        for line in lines
    )


def in_sentences(note: str, message: str = "", names: Iterable[str] = ()) -> str:
    """A jotted note with the verb that its form lacks; as it was where it has no such form."""
    plain = note.strip().rstrip(".")
    if _MARKS.search(plain) or not plain:
        return note
    if (rule := _TABLE.shape("rule_behind").match(plain)) is not None:
        first = in_sentences(rule["first"], message, names)
        x = rule["x"].removeprefix("the ")
        return _told("told_rule", {**rule.groupdict(), "first": first, "x": x})
    return _at_the_door(plain, message) or _counted(plain) or _whole(plain, names) or note


def _whole(piece: str, names: Iterable[str]) -> str | None:
    """A note of one piece: what is not there, how a thing is, what went on."""
    made = [
        _none(bit) or _state(bit) or _now(bit) or _due(bit) or _still(bit) or _next(bit)
        for bit in piece.split(", ")
    ]
    told = [_with_the(with_subject(one, names)) if one else None for one in made]
    return "; ".join(one for one in told if one) if all(told) else None


def _with_the(told: str) -> str:
    """A sentence about one known thing with its article, which good English may leave out elsewhere: "part is due"."""
    first = told.partition(" ")[0].lower()
    bare = _is_word(first) and first not in lexicon().determiners | lexicon().pronouns | {"there"}
    row = tagged(f"{first}{told[len(first) :]}")
    one = bare and row[0].tag == "noun" and len(row) > 1 and row[1].low in {"is", "was", "has"}
    return f"The {first}{told[len(first) :]}" if one else told


def _due(piece: str) -> str | None:
    """When a thing is to come: "Part now due 30 May" → "Part is now due on 30 May"."""
    found = _TABLE.shape("due").match(piece)
    rest = found["rest"] if found else ""
    timed = all(token.tag in _TIMES for token in tagged(rest)) and not _ORDINAL.search(rest)
    if found is None or not _is_thing(found["x"]) or not timed:
        return None
    values = {**found.groupdict(""), "be": agreeing("is", plural=_several(found["x"]))}
    return _TABLE.shape("due_day").sub(r"\g<due> on ", _told("told_due", values))


def _next(piece: str) -> str | None:
    """When the next of them is: "Next visit 12 June" → "The next visit is on 12 June"."""
    found = _TABLE.shape("next_one").match(piece)
    if found is None:
        return None
    return _told("told_next", {"x": found["x"].lower(), "when": found["when"]})


def _now(piece: str) -> str | None:
    """What is done from now on: "Kitchen board now checked twice a day"."""
    found = _TABLE.shape("now").match(piece)
    if found is None or not _is_thing(found["x"]):
        return None
    return _told("told_now", {**found.groupdict(), "be": agreeing("is", plural=_several(found["x"]))})


def _none(piece: str) -> str | None:
    """What is not there: "No parts in stock" → "There are no parts in stock"."""
    for found, be in _nones():
        none = found.match(piece)
        if none is None or _TABLE.shape("has_its_verb").search(none["what"]):
            continue
        return _told("told_none", {"what": none["what"], "be": agreeing(be, plural=_several(none["what"]))})
    return None


def _state(piece: str) -> str | None:
    """How a thing is: "Boiler on the maintenance list since May" → "Boiler has been on the maintenance list …"."""
    found = _TABLE.shape("state").match(piece)
    if found is None or not _is_thing(found["x"]):
        return None
    since = found["since"] or ""
    be = agreeing("has been" if since else "is", plural=_several(found["x"]))
    return _told("told_state", {**found.groupdict(), "since": since, "be": be})


def _still(piece: str) -> str | None:
    """What went on: "Meter still turning with stop tap closed" → "Meter was still turning with the stop tap closed"."""
    found = _TABLE.shape("still").match(piece)
    if found is None or not _is_thing(found["x"]):
        return None
    bare = tokens(found["y"])[0] not in lexicon().determiners
    y = f"the {found['y']}" if bare else found["y"]
    return _told(
        "told_still", {**found.groupdict(), "y": y, "be": agreeing("was", plural=_several(found["x"]))}
    )


def _counted(note: str) -> str | None:
    """So many that are free: "Two spaces free for 16 November matinee, row G"."""
    first, *tails = note.split(", ")
    found = _TABLE.shape("counted").match(first)
    if found is None or not all(map(_TABLE.shape("tail").match, tails)):
        return None
    if _TABLE.shape("has_its_verb").search(f"{found['x']} {found['rest']}"):
        return None
    several = found["n"].lower() not in _ONE
    head = found["x"].rpartition(" ")[2].lower()
    people = person_words().sets["people"] | telegraph("vehicles")  # "two drivers left for Leeds"
    if several != is_plural(head) or {head, head.removesuffix("s")} & people:
        return None
    left = found["state"].lower() in {"left", "remaining"}
    n = found["n"].lower() if left else found["n"]
    told = _told(
        "told_left" if left else "told_free",
        {**found.groupdict(), "n": n, "be": agreeing("is", plural=several)},
    )
    rest = _TABLE.rewrites("counted_rest")
    return ", ".join(rest.put_into(part) for part in (told, *tails))


def _at_the_door(note: str, message: str) -> str | None:
    """What somebody of ours did at the door: "Rang the bell and phoned twice" → "We rang …"."""
    found = _TABLE.shape("at_the_door").match(note)
    if found is None or _TABLE.shape("no_deed").search(found["deed"]):
        return None
    if _TABLE.shape("their_deed").search(message):
        return None
    told = _told("told_deed", {"deed": found["deed"][:1].lower() + found["deed"][1:]})
    more = found["more"].split(", ")[1:]
    if more and _TABLE.shape("no_answer").match(more[0]):
        told, more = f"{told}, {_TABLE.rows['told_no_answer']}", more[1:]
    return f"{told}; {', '.join(more)}" if more else told


def _is_thing(words: str) -> bool:
    """Whether words are a thing with what hangs on it, and no statement."""
    low = words[:1].lower() + words[1:]
    return all(token.tag in _THINGS for token in tagged(low))


def _several(thing: str) -> bool:
    """Whether a thing is several, by the noun before what hangs on it."""
    row = tagged(thing[:1].lower() + thing[1:])
    head = next((k for k, token in enumerate(row) if k and token.tag in {"prep", "state", "part"}), len(row))
    counted = row[0].tag == "number" and row[0].low not in _ONE
    return counted or is_plural(row[head - 1].text)


def _told(name: str, values: dict[str, str]) -> str:
    said = str(_TABLE.rows[name]).format(**values)
    return said[:1].upper() + said[1:]


@cache
def _nones() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled(find), be) for find, be in _TABLE.rows["none"])
