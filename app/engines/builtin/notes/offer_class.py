"""What a jotted offer is before a frame is put round it: a deed of ours, of the customer or of somebody else, a thing,
a state, or a question of the desk.

What fits no class for sure is quoted as it was noted: a frame that does not fit says what nobody meant.
"""

import re

from app.engines.builtin.notes.as_phrase import capitalised, lowered, with_article
from app.engines.builtin.notes.offer_deeds import Reads, as_clause, as_form, bare_of, blank, said_of
from app.engines.builtin.notes.offer_fit import FINITE, is_order, is_unfit, shape, words
from app.engines.builtin.notes.offer_whose import is_ours
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.written import is_worded
from app.text.grammar import is_verb_base, lexicon, tokens


def classed(note: str, setting: Setting, reads: Reads) -> OptionLine | None:
    """The offer in the frame of its class, None where no class is sure; `note` is jotted, without a leading "or"."""
    ways = (_own_subject, _own_to, _standing, _waits, _would_like)
    if (line := next((made for way in ways if (made := way(note, setting))), None)) is not None:
        return line
    return _and_they(note, reads) or _dashed(note, reads)


def asks_colleague(note: str) -> bool:
    """Whether a jotted offer is a question that one colleague puts to another: there is nothing in it to have yet."""
    asked = shape("asks_colleague").search(note) is not None
    return asked and not is_worded(note) and not shape("would_like").match(note)


def says_either(note: str) -> bool:
    """Whether a note only says that one of the other offers is to be had."""
    return shape("either_of_them").match(note.strip().rstrip(".")) is not None


def held_back(line: OptionLine, setting: Setting, *, alone: bool) -> OptionLine:
    """The offer, or one that is to be quoted as noted where its frame does not fit what it holds.

    One that stands `alone` in its own words is led to by ours ("What we can offer is this: reprint 5,000 at 40% off").
    """
    if not setting.context.english or is_worded(line.given.text):
        return line
    if line.form == "theirs" and is_ours(line.text):
        line = as_form(line, "vp", line.text)  # "see you on Wednesday"
    line = _paid_by_whom(line)
    if alone and line.noted and not shape("ours_to_do").match(line.text):
        return _as_theirs(line)
    line = _as_our_order(line)
    if not (is_unfit(line) or _may_be_another(line.given.text, setting)):
        return _with_its_article(_as_theirs(line))
    return _to_be_quoted(line)


def _as_our_order(line: OptionLine) -> OptionLine:
    """An order of ours in its own words, which alone in a list would be one to the customer: "We can swap all 12 …"."""
    text = lowered(line.text.rstrip(". "))
    ours_to_do = shape("ours_to_do").match(text) if line.noted else None
    text = ours_to_do["do"] if ours_to_do else text  # "can freeze it for a month, …" is no thing
    first = (tokens(text) or [""])[0]
    ours = (
        line.noted
        and (is_order(text) or (ours_to_do is not None and first in bases()))
        and not text.startswith(f"{first}, ")
    )
    if not ours or first in lexicon().theirs | lexicon().anybodys or shape("unfit_any").search(text):
        return line
    return as_form(line, "vp", text)


def _paid_by_whom(line: OptionLine) -> OptionLine:
    """A bare "pay", which alone would send the bill to the customer: ours where it is for a charge, a fare or the like,
    theirs where the way is one that only they have, and else to be quoted as noted.
    """
    pays = line.form == "theirs" and line.text.startswith("pay ")
    if not pays or shape("their_way_to_pay").search(line.text):
        return line
    if shape("we_pay_for").match(line.text):
        return as_form(line, "vp", line.text)
    return _to_be_quoted(as_form(line, "np", line.text))


def _to_be_quoted(line: OptionLine) -> OptionLine:
    """The offer as one that is told in the words of its note."""
    told = {"doubtful": True, "certain": False, "filled": False, "noted": False, "settled": False}
    return line.model_copy(update=told)


def _as_theirs(line: OptionLine) -> OptionLine:
    """What they do, as what they can: "she sends a photo" is no news to them but a way that is open."""
    found = shape("you_do_it").match(line.text) if line.form == "clause" else None
    if found is None:
        return line
    theirs = as_form(line, "vp" if is_ours(found["do"]) else "theirs", found["do"])
    return theirs.model_copy(update={"certain": line.certain, "doubtful": line.doubtful})


def _with_its_article(line: OptionLine) -> OptionLine:
    """A thing of which there is one, as that: "the tiler's time", "the main hall"."""
    found = (shape(name).match(line.text) for name in ("one_of_it", "first_of_all"))
    one = next((match for match in found if match), None) if line.form == "np" else None
    if one is None:
        return line
    text = words("the_thing").format(x=one["x"])
    return line.model_copy(update={"text": text, "item": capitalised(text)})


def _may_be_another(note: str, setting: Setting) -> bool:
    """Whether a "he" who acts may be somebody of theirs, or who does the work: nothing tells him from the customer."""
    message = setting.text or ""
    named = (word for text in (message, *setting.facts) for word in tokens(text))
    if shape("works").match(note) and any(map(_is_worker, named)):
        return True
    return any(
        shape(acts).match(note) and shape(kin).search(message)
        for acts, kin in (("he_acts", "kin_he"), ("she_acts", "kin_she"))
    )


def _is_worker(word: str) -> bool:
    """Whether a word names somebody who works, and no body of people or place."""
    return pattern("somebody").search(word) is not None and not shape("nobody_alone").fullmatch(word)


def waits(line: OptionLine) -> bool:
    """Whether an offer is that they wait: whatever else is to be had is instead of that."""
    return line.form == "theirs" and shape("waits").match(line.text) is not None


def _own_subject(note: str, setting: Setting) -> OptionLine | None:
    """What somebody else can do: "another editor could read it now" stands by itself."""
    found = shape("own_subject").match(note)
    told = to_them(_of_customer(found), setting, offered=True) if found else None
    found = shape("own_subject").match(told) if told else None
    if found is None:
        return None
    first = tokens(found["do"])[-1:] and _deed(found["do"])
    who = _named(found["who"], setting)
    if not first or who is None:
        return None
    led = shape("would_do").match(found["do"])
    do, lead = (led["do"], f"{led['lead']} ") if led else (found["do"], "")
    passive = lead.startswith("be ") and not lead.endswith("to ")
    done = articulate(do, setting.context.known, frozenset(setting.names), order=not passive)
    line = as_clause(blank(note), f"{who} {found['modal']} {lead}{done}")
    return line.model_copy(update={"settled": found["modal"] == "will"})


def _of_customer(found: re.Match[str]) -> str:
    """A note with the customer for a "him" to whom somebody else does something."""
    return f"{found['who']} {found['modal']} {shape('to_customer').sub(words('you'), found['do'])}"


def _own_to(note: str, setting: Setting) -> OptionLine | None:
    """What somebody is to do, whoever it is: "bodyshop to polish it out, on us"."""
    told = to_them(note, setting, offered=True)
    found = shape("own_to").match(told) if told else None
    first = tokens(found["who"])[0] if found else ""
    if found is not None and shape("condition").search(found["do"]):
        return None  # what reads conditions reads it
    if found is None or first in bases() | lexicon().ordered or not _deed(found["do"]):
        return None
    who = _named(found["who"], setting)
    done = articulate(found["do"], setting.context.known, frozenset(setting.names), order=True)
    return as_clause(blank(note), f"{who} {jotting('can')} {done}") if who else None


def _deed(text: str) -> bool:
    """Whether words are what somebody does, behind "also" or "now"."""
    said = [word for word in tokens(text) if word not in lexicon().adverbs | {"personally"}]
    known = bases() | lexicon().ordered | word_list("deeds_too") | {"be", "have"}
    return bool(said) and (said[0] in known or is_verb_base(said[0]))


def _named(who: str, setting: Setting) -> str | None:
    """Who does it, as the customer would hear of them; None where the words before a "can" are nobody and nothing."""
    row = tagged(who, frozenset(setting.names))
    if not row or any(token.tag in FINITE | {"prep", "to", "not", "time"} for token in row[1:]):
        return None
    if row[0].tag in {"det", "pronoun", "number", "name"} or who[:1].isupper():
        return who
    if row[0].low in lexicon().ordered or row[0].low in lexicon().negations:
        return None
    head = row[-1].low
    if head in word_list("of_the_house"):
        return f"{jotting('our')} {who}"
    if head.endswith("s") and not head.endswith("ss"):
        return who
    if (
        head in word_list("the_one")
        or shape("one_in_charge").search(who)
        or not pattern("somebody").search(head)
    ):
        return f"{jotting('the')} {who}"
    return with_article(who)


def _the(who: str, setting: Setting) -> str | None:
    """A thing that is spoken of as known: "allergen retraining" as "the allergen retraining"."""
    named = _named(who, setting)
    row = tagged(who, frozenset(setting.names))
    bare = all(token.tag not in FINITE | {"prep", "to", "not", "time"} for token in row)
    return named or (f"{jotting('the')} {who}" if bare and row[0].low not in lexicon().ordered else None)


def _standing(note: str, setting: Setting) -> OptionLine | None:
    """How something stands that is still to come: it waits for no word of theirs."""
    told = to_them(note, setting, offered=True)
    found = shape("standing").match(told) if told else None
    who = _the(found["who"], setting) if found else None
    if found is None or who is None or not _deed(found["do"]):
        return None
    several = shape("several").search(who) is not None and not shape("one_only").match(who)
    helper = jotting("are" if several else "is")
    done = articulate(found["do"], setting.context.known, frozenset(setting.names), order=True)
    text = words("stands").format(who=who, how=found["how"], do=done, **{"is": helper})
    return as_clause(blank(note), text).model_copy(update={"settled": True})


def _waits(note: str, setting: Setting) -> OptionLine | None:
    """That they wait is theirs to do: nobody offers to wait for a sofa on their behalf."""
    told = to_them(note, setting, offered=True)
    fined = shape("fined").search(setting.text or "") is not None
    pays = (shape("pays_the_fine").match(told) if fined else None) if told else None
    found = pays or (shape("theirs_bare").match(told) if told else None)
    if found is None:
        return None
    do = articulate(found["do"], setting.context.known, frozenset(setting.names), order=True)
    return as_form(blank(note), "theirs", do)


def _would_like(note: str, setting: Setting) -> OptionLine | None:
    """A question that holds what is to be had: "would she like a digital copy too?"."""
    found = shape("would_like").match(note)
    told = to_them(found["x"], setting, offered=True) if found else None
    if told is None:
        return None
    thing = articulate(told, setting.context.known, frozenset(setting.names))
    line = as_form(blank(note), "np", with_article(thing))
    return None if is_unfit(line) else line


def _and_they(note: str, reads: Reads) -> OptionLine | None:
    """What we do, and what they are asked to send for it: "cover bank fees, send us the statement"."""
    found = shape("and_they").match(note)
    one = reads(found["one"]) if found else None
    said = said_of(one) if one is not None and one.form == "vp" and not is_unfit(one) else None
    if found is None or one is None or said is None:
        return None
    theirs = found["two"].removeprefix("please ")
    return as_clause(one, words("we_and_please").format(one=said, two=theirs))


def _dashed(note: str, reads: Reads) -> OptionLine | None:
    """Two halves with a dash between them, each read as an offer of its own."""
    found = shape("dashed").match(note)
    one = reads(found["one"]) if found else None
    first = said_of(one) if one is not None and not is_unfit(one) else None
    if found is None or one is None or first is None:
        return None
    if shape("free_half").match(found["two"]) and one.form in {"np", "vp"}:
        return as_form(one, one.form, f"{bare_of(one)}{words('free_of_charge')}")
    if shape("goes_back").match(found["two"]):
        return None
    two = reads(found["two"])
    second = lowered(two.text.rstrip(".")) if two.text[:2] not in {"I ", "I'"} else two.text.rstrip(".")
    if two.certain and not two.doubtful and shape("speaks").match(second):
        start = bare_of(one) if one.form == "np" else first
        return as_clause(one, words("dash_clause").format(one=start, two=second))
    said = said_of(two)
    if said is None or is_unfit(two):
        return None
    if two.form == "np" and one.form in {"np", "vp", "theirs"}:
        return as_form(one, one.form, words("dash_aside").format(one=bare_of(one), two=lowered(second)))
    return as_clause(one, words("dash_and").format(one=first, two=said)) if one.form == two.form else None
