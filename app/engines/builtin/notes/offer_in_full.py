"""Offers that are jotted, as whole sentences: with the words put in that their writer left out (`filling`).

What makes no sound sentence stands in a list in its own words (`as_noted`).
"""

import re

from app.engines.builtin.notes.as_noted import as_noted
from app.engines.builtin.notes.as_phrase import capitalised, is_uncounted, lowered
from app.engines.builtin.notes.expand import at_their_hours
from app.engines.builtin.notes.filled_told import bare_words, is_told, readable
from app.engines.builtin.notes.filling.filler import fill
from app.engines.builtin.notes.in_full import is_broken
from app.engines.builtin.notes.names import small_first
from app.engines.builtin.notes.offer_clauses import Stated, stated
from app.engines.builtin.notes.offer_form import Form, form_of_offer, is_done_to_it
from app.engines.builtin.notes.offer_tidy import tidied
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.shorthand import owned, rounded
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases, is_noun
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.written import is_worded
from app.text.compiled import compiled
from app.text.grammar import is_verb_base, lexicon, tokens

SOUND, SIMPLE = 0.75, 0.5
"""How likely an offer must be sound to be told in full; one that is a single thing or deed is seldom far from it."""
_OURS = compiled(r"(?:or )?(?:we|i) can (?P<do>\w.*)", re.IGNORECASE)
_HAVE = compiled(r"(?:or )?you can have (?P<thing>\w.*|[£$€].*)", re.IGNORECASE)
_THEIRS = compiled(r"(?:or )?you can (?P<do>\w.*)", re.IGNORECASE)
_PIECES = compiled(r"[,;:(=]| - ")
"""Marks that cut a jotting in pieces: what has none is one thing or one deed."""
_BEHIND = compiled(r" (?:if|when|until|once|unless|while) ")
_VERBAL = frozenset({"aux", "modal", "be", "third", "past", "either", "part", "base"})
_ARTICLES = frozenset({"the", "a", "an"})
_TWO = compiled(r"[;.] (\S)")


def offer_in_full(line: OptionLine, setting: Setting) -> OptionLine:
    """The offer as a sentence, with its form, or as noted; as it was where it is short and rules are sure of it."""
    if line.addressed:
        return line  # a whole order already, and whose it is needs no guess
    made = _in_full(line, setting)
    if made.noted or is_worded(line.given.text) or not setting.context.english or not _is_broken(made):
        return made
    if line.form == "vp" and line.certain and not _is_broken(line):
        return line  # "fan replaced" as "replace the fan"
    told = to_them(line.given.text.strip().rstrip("."), setting, offered=True)
    capitals = setting.context.known.capitals | frozenset(setting.names)
    item = as_noted(told, capitals) if told else None
    return _as_item(line, item) if item else made


def _is_broken(line: OptionLine) -> bool:
    """Whether what was made of a jotted offer says what it does not: an article before a deed, our deed as theirs."""
    words = tokens(line.text)
    thing = line.form == "np" and words[:1] in (["a"], ["an"]) and words[1:2]
    if thing and words[1] in bases() and not is_noun(words[1]):
        return True  # "a mute until the battery is in"
    ours = line.form == "theirs" and pattern("with_our_deed").search(line.text) is not None
    return ours or is_broken(line.text) or pattern("broken_offer").search(line.text) is not None


def _in_full(line: OptionLine, setting: Setting) -> OptionLine:
    note = line.given.text
    if is_worded(note) or line.doubtful or not setting.context.english:
        return line
    if line.form == "vp" and line.certain and is_done_to_it(tokens(note)) and not _PIECES.search(note):
        return line  # "lift it and lay the right one": no "lift" is a thing here
    theirs = pattern("they_may").match(pattern("lead").sub("", note)) is not None
    if theirs and line.certain and line.form in {"theirs", "clause"}:
        return line  # "she can fetch them" says whose it is: filled in, it might become ours
    formed = tidied(note.strip().rstrip(".").lstrip("+ "))
    told = to_them(pattern("lead").sub("", formed), setting, offered=True)
    told = owned(told) if told else None
    if told and (made := stated(told, setting.context.offering, frozenset(setting.names))) is not None:
        return _as_stated(line, made)
    main, tail = _without_tail(told or "", setting)
    filled = fill(main, "option") if main else None
    bar = SOUND if _PIECES.search(_without_tail(note, setting)[0]) else SIMPLE
    if filled is None or not is_told(filled, bar) or not readable(filled.text, setting):
        return _noted(line, told, setting)
    if ": " in filled.text or (line.form in {"vp", "theirs"} and _HAVE.fullmatch(filled.text)):
        return line  # "lino: repair or £120 off" is no lino, "knock the X-ray off" is no knock
    form, text = _form(small_first(filled.text, note, setting.names), line)
    if form == "clause" and _VERBAL.isdisjoint(t.tag for t in tagged(_BEHIND.split(text)[0])):
        return _noted(line, told, setting)  # "the fitter free of charge if wanted"
    said = str(told)
    text = _with_articles(form, text, line)
    return line if _misread(form, text, line, said) else _in_form(form, text, tail, line, said)


def _with_articles(form: Form, text: str, line: OptionLine) -> str:
    """The words with the articles that rules have for them: "convert file free of charge" → "convert the file …"."""
    bare, ruled = ([w for w in tokens(t) if w not in _ARTICLES] for t in (text, line.text))
    return line.text if form == line.form == "vp" and line.certain and bare == ruled else text


def _misread(form: Form, text: str, line: OptionLine, told: str) -> bool:
    """Whether the sentence says that somebody does what the note does not say of them."""
    if tokens(line.given.text)[1:2] == ["of"] and form != "np":
        return True  # "use of the pool" is nothing that they "can use of"
    if form == "np" and form_of_offer(line.given.text) == "order":
        return True  # "hold one till Saturday" is no hold
    if form == "theirs" and line.form == "clause" and not _THEIRS.match(told):
        return True  # whose deed it is, the note does not tell
    return form in {"vp", "theirs"} and not _is_deed(text)  # "box of 12 cupcakes" is nothing to do


def _in_form(form: Form, text: str, tail: str, line: OptionLine, told: str) -> OptionLine:
    """The offer in its form, with what stands behind it; what we do besides makes a sentence of its own of it."""
    if tail.startswith(f", {jotting('and')} ") and form != "clause":
        text, form = f"{jotting(f'leads_{form}')} {text}", "clause"
    text = rounded(at_their_hours(f"{text}{tail}"))
    said = text if form == "clause" else _said(form, text)
    guessed = form == "clause" or bare_words(text) != bare_words(told)
    return line.model_copy(
        update={"form": form, "text": text, "item": said, "certain": True, "filled": True, "guessed": guessed}
    )


def _without_tail(told: str, setting: Setting) -> tuple[str, str]:
    """What is offered, and apart from it what may stand behind any offer: that it costs nothing, how it is sent, what
    we do besides.
    """
    main, _, last = told.rpartition(", ")
    if main and pattern("natural_tail").fullmatch(last):
        bare = pattern("without_any").match(last) and not pattern("of_none").search(last)
        return main, f", {jotting('with')} {last}" if bare else f", {last}"
    if main and pattern("we_go").match(last):
        who, _, do = last.partition(" ")
        known, names = setting.context.known, frozenset(setting.names)
        return main, f", {jotting('and')} {who} {articulate(do, known, names, order=True)}"
    return told, ""


def _as_stated(line: OptionLine, made: Stated) -> OptionLine:
    """The offer as a statement of its own; one of two is a choice still."""
    return line.model_copy(
        update={
            "form": "clause",
            "text": made.text,
            "item": capitalised(made.text),
            "certain": True,
            "filled": True,
            "guessed": True,
            "settled": made.settled and not line.alternative,
        }
    )


def _noted(line: OptionLine, told: str | None, setting: Setting) -> OptionLine:
    """The offer as an item in its own words; as it was where it is one thing or deed, or no item is made of it."""
    simple = line.certain and line.form in {"np", "vp", "theirs"} and not _PIECES.search(line.given.text)
    capitals = setting.context.known.capitals | frozenset(setting.names)
    item = as_noted(told, capitals) if told and not simple else None
    return line if item is None else _as_item(line, item)


def _as_item(line: OptionLine, item: str) -> OptionLine:
    return line.model_copy(
        update={"form": "clause", "text": item, "item": item, "certain": True, "noted": True, "guessed": True}
    )


def _form(text: str, line: OptionLine) -> tuple[Form, str]:
    """What of the sentence can stand behind words of ours; all of it where it is more than one statement."""
    if _TWO.search(text):
        return "clause", _TWO.sub(lambda found: f". {found[1].upper()}", text)
    carried = pattern("with_our_means").search(text) is not None
    if carried and (deed := _OURS.fullmatch(text) or _THEIRS.fullmatch(text)):
        return "vp", deed["do"]  # "collect the car on our truck", whoever was put before it
    if ours := _OURS.fullmatch(text):
        return ("theirs" if tokens(ours["do"])[0] in lexicon().theirs else "vp"), ours["do"]
    if thing := _HAVE.fullmatch(text):
        return "np", _ruled(thing["thing"])
    if theirs := _THEIRS.fullmatch(text):
        # "Waive the fee" is ours to do, whoever is put before it.
        first = tokens(theirs["do"])[0]
        either = first in telegraph("we_do") and line.form == "vp"  # "send it back now, and charge nothing"
        own = _does(theirs["do"]) and (either or first not in telegraph("they_may"))
        return ("vp" if own else "theirs"), theirs["do"]
    return "clause", text


def _ruled(thing: str) -> str:
    """A thing without an "a" that was put before several, or before what is not counted: "tickets", "new lenses"."""
    article, _, bare = thing.partition(" ")
    return bare if article in {"a", "an"} and is_uncounted(bare) else thing


def _does(text: str) -> bool:
    return bool(tokens(text)) and is_verb_base(tokens(text)[0])


def _is_deed(text: str) -> bool:
    """Whether words surely begin with what somebody does; "rest in 4 instalments" is a thing."""
    first = tokens(text)[0] if tokens(text) else ""
    return first in telegraph("they_may") or first in telegraph("we_do") or first in lexicon().ordered


def _said(form: Form, text: str) -> str:
    """What an item of a list holds: a sentence, or the thing by itself."""
    if form == "np":
        return capitalised(text)
    return f"{'We can' if form == 'vp' else 'You can'} {lowered(text)}"
