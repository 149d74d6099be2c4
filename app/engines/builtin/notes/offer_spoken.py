"""An offer jotted as it would be spoken, told clause by clause: whose deed each is, on what condition, and what only
hangs on the clause before it.

"can keep the 8.40 for her till noon, she just has to say yes" → "we can keep the 8.40 for you till noon. You just have
to say yes". One clause that is not sure leaves the whole of it to what else reads offers.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.offer_deeds import Reads, as_clause, as_form, blank, said_of
from app.engines.builtin.notes.offer_fit import FINITE, is_unfit
from app.engines.builtin.notes.offer_fit import shape as fit_shape
from app.engines.builtin.notes.options import Form, OptionLine, is_for_them
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.reader import read_statement
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import base_of, base_of_participle, bases
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.written import is_worded
from app.text.compiled import compiled
from app.text.grammar import is_verb_base, lexicon, tokens
from app.text.tables import table

_THINGS = ("they", "these")
"""A "they" of things, and what stands for it while who is who is worked out."""
_CLAUSES = 5
"""Clauses of one offer at the most; what has more is for a person to put into words."""
_IN_ONE = 2
"""Clauses that one sentence holds."""
_ASIDES = (
    ("takes", "it_takes"), ("its_work", "it_is"), ("needs", "you_just"), ("no_need", "no_need_to"), ("nothing_to", "nothing_to_do"), ("receipt_to", "send_it_to"),
    ("back_on", "it_will_be"), ("needs_thing", "we_need"), ("thing_free", "the_free"),
    ("does_not_matter", "not_needed"), ("choice", "choice_is"), ("others_choice", "choice_theirs"),
    ("please_bring", "please_do"), ("doing", "we_are"), ("goes_on", "it_goes"), ("yours_if", "it_is_yours"),
)  # fmt: skip
"""Clauses without a subject, and how each is told."""


def as_spoken(line: OptionLine, setting: Setting, reads: Reads) -> OptionLine | None:
    """The offer clause by clause, where it is jotted as it would be spoken."""
    if line.addressed or (line.doubtful and not _words("theirs_to_have").match(line.given.text)):
        return None
    note = _words("led_on").sub("", line.given.text)
    weak = line.noted or line.doubtful or not line.certain
    made = spoken(note, setting, reads, weak=weak)
    read = not (line.noted or line.doubtful or is_raw(line.given.text, line.item, certain=line.certain))
    if made is None or (made.form == line.form == "theirs" and read):
        return None
    return made.model_copy(update={"given": line.given, "alternative": line.alternative})


_ALONE: tuple[tuple[str, Form], ...] = (("ours_alone", "vp"), ("theirs_alone", "theirs"))


def spoken(note: str, setting: Setting, reads: Reads, *, weak: bool = False) -> OptionLine | None:
    """The offer as the sentences that its clauses make, None where it is not spoken or one of them is not sure."""
    if is_worded(note) or not setting.context.english or "→" in note or "(" in note:
        return None
    said = {*tokens(note)}
    if {"you", "your"} & said and {"they", "them", "their"} & said:
        return None  # who speaks to them speaks of others too
    # Who is a "she" in it is no "they".
    things = _words("they_things").search(note) is not None or not {"he", "she"}.isdisjoint(said)
    veiled = re.sub(r"\bthey\b", _THINGS[1], note) if things else note
    if (found := _words("somebody_can").match(note)) is not None and pattern("somebody").search(found["who"]):
        veiled = _of_customer(veiled)  # somebody of ours does it to them
    told = to_them(veiled, setting, offered=True, own=True)
    if told is None:
        return None
    if things:
        told = re.sub(rf"\b{_THINGS[1]}\b", _THINGS[0], told)
    bits = list(_bits(told.rstrip(".")))
    if len(bits) > _CLAUSES or (len(bits) > 1 and all(_words("choice").match(bit) for bit in bits[1:])):
        return None  # which of two within it is theirs to choose, what reads pieces tells
    made = _Clauses(setting, reads).told(bits, talks=weak and len(bits) > 1)
    if made is None:
        return None
    if len(bits) == 1:
        for name, form in _ALONE:
            if (alone := _words(name).match(made)) is not None:
                if form == "theirs" and not {"they", "them"}.isdisjoint(tokens(made)):
                    return None  # whom it speaks of besides, the note before it tells
                return as_form(blank(note), form, alone["do"])
    return as_clause(blank(note), made)


def _of_customer(note: str) -> str:
    """A note with the customer for a "him" to whom somebody of ours does something."""
    told = fit_shape("to_customer").sub(jotting("the_customer"), note)
    return _words("they_choose").sub(f"{jotting('the_customer')} ", told)


def _bits(told: str) -> Iterator[str]:
    """The clauses of an offer, a condition apart from what it is said of."""
    for bit in _words("cut").split(told):
        found = _words("then").match(bit.strip()) or _words("led").match(bit.strip()) or _words("led_to").match(bit.strip())
        yield from (found["cond"], found["rest"]) if found else (bit.strip(),)


class _Clauses:
    """The clauses of one offer, each as a statement."""

    def __init__(self, setting: Setting, reads: Reads) -> None:
        self._known = setting.context.known
        self._names = frozenset(setting.names)
        self._reads = reads
        self._later = self._single = False

    def told(self, bits: list[str], *, talks: bool) -> str | None:
        """All clauses as sentences; None where one is not sure, or none of them `talks` as people do."""
        said: list[str] = []
        self._single = len(bits) == 1
        condition = ""
        for bit in bits:
            if (found := _words("condition").match(bit)) is not None:
                cond = self._condition(found["cond"])
                if condition or cond is None:
                    return None
                condition, talks = f"{found['when'].lower()} {cond}", talks or not said
                continue
            if said and not condition and (tail := _tail(bit, said[-1]) or self._loose(bit)) is not None:
                at = next((k for k in range(len(said)) if bit.startswith("up to")), len(said) - 1)
                said[at] += tail
                talks = talks or _tells(bit)
                continue
            if said and not condition and bit.startswith(_form("or_lead")):
                other = self._first(bit.removeprefix(_form("or_lead")))
                if other is None:
                    return None
                same = all(one.startswith(_form("offered")) for one in (said[-1], other))
                other = other.removeprefix(_form("offered")) if same else other
                said[-1] = _form("or_one").format(one=said[-1], two=other)
                continue
            self._later = bool(said)
            one = (_aside(bit) if said else None) or self._clause(bit)
            talks = talks or one is not None
            one = one or (self._first(bit) if not said else None)
            if one is None:
                return None
            said.append(_form("with_condition").format(cond=condition, main=one) if condition else one)
            condition = ""
        if condition and said:
            said[-1] = f"{said[-1]}{',' if ',' in said[-1] else ''} {condition}"
        return _joined(said) if talks and said else None

    def _loose(self, bit: str) -> str | None:
        """Words that only go on with the clause before them: "under cards"."""
        bare = not any(token.tag in FINITE for token in tagged(bit, self._names))
        return f", {bit}" if bare and _words("loose").match(bit) else None

    def _clause(self, bit: str) -> str | None:
        """A clause of somebody who acts, with its condition behind it."""
        if (lead := _words("led_by").match(bit)) is not None:
            told = self._clause(lead["rest"]) or self._first(lead["rest"])
            return f"{lead['lead'].lower()}, {told}" if told else None
        found = _words("condition_tail").match(bit)
        if found is not None:
            main, cond = self._clause(found["main"]), self._condition(found["cond"])
            return f"{main} {found['when'].lower()} {cond}" if main and cond else None
        ways: tuple[Callable[[str], str | None], ...] = (self._bare, self._glad, self._own, self._somebody)
        return next((made for way in ways if (made := way(bit))), None)

    def _bare(self, bit: str) -> str | None:
        """What is offered without a subject: "can take 40 off" is ours to do, "can come in any day" theirs."""
        found = _words("bare_modal").match(bit)
        if found is None or not _deed(found["do"]):
            return None
        do = self._done(found["do"])
        values = {"modal": found["modal"].replace("wd", "would"), "also": found["also"] or "", "do": do}
        if _words("their_deed").match(do) and not _words("deed_to_you").search(do):
            return _form("you_modal").format(**values)
        behind = tokens(do)[1:2]
        if _words("anybodys_deed").match(do) or (behind and behind[0] in lexicon().prepositions):
            return None  # "can move to the evening class": what reads orders tells whose it is
        return _form("we_also" if values["also"] else "we_modal").format(**values)

    def _glad(self, bit: str) -> str | None:
        found = _words("bare_glad").match(bit)
        if found is None or not _deed(found["do"]):
            return None
        return _form("we_glad").format(how=found["how"], do=self._done(found["do"]))

    def _own(self, bit: str) -> str | None:
        """A clause of ours or of theirs, or of a thing that was named: "i'll measure again"."""
        found = _words("own_clause").match(bit)
        if found is None:
            return None
        for how, name in (("just_do", "only_need"), ("may_do", "you_can")):
            if self._later and (theirs := _words(how).match(bit)) is not None:
                return _form(name).format(do=self._done(theirs["do"]))
        theirs = found["who"].lower() == "you" and found["verb"].strip() in {"can", "could"}
        if self._single and found["who"].lower() not in {"we", "i"} and not theirs:
            return None  # whose it is, what reads offers whole tells
        who = "I" if found["who"].lower() == "i" else found["who"].lower()
        lead, do = found["verb"], found["do"]
        acts = _deed(do) or _words("modal_verb").search(lead) or _words("be_verb").search(lead)
        thing = who in {"it", "that", "there"} or " " in who
        if thing and not (_words("modal_verb").search(lead) or _words("be_verb").search(lead)):
            acts = tagged(do, self._names)[0].tag in FINITE
        if not acts:
            return None
        return f"{who}{lead}{self._done(do)}"

    def _somebody(self, bit: str) -> str | None:
        """Somebody of ours who acts, by name or by their trade."""
        found = _words("somebody_can").match(bit)
        if found is not None and _deed(found["do"]) and (who := self._who(found["who"])):
            modal = found["modal"]
            if modal.endswith(("happy to", "glad to", "willing to")):
                how = modal.split()[-2]
                return _form("somebody_is").format(who=who, how=how, do=self._done(found["do"]))
            modal = jotting("can") if modal == "to" else modal
            return f"{who} {modal} {self._done(found['do'])}"
        found = _words("somebody_does").match(bit)
        if found is not None and (who := self._who(found["who"])):
            return with_prepositions(f"{who} {found['does']}{found['rest'] or ''}")
        return None

    def _who(self, who: str) -> str | None:
        """Whoever acts, as the customer would hear of them; None where the words are nobody."""
        first = who.split(maxsplit=1)[0]
        if first in self._names or (first[:1].isupper() and first.isalpha()):
            return f"{jotting('our')} {who}" if first.isupper() and len(first) > 1 else who
        row = tagged(who, self._names)
        if row[0].tag in {"det", "pronoun"} and not any(token.tag in FINITE for token in row[1:]):
            return who
        head = row[-1].low
        if first.lower() in lexicon().ordered or not pattern("somebody").search(who):
            return None
        if any(token.tag in FINITE | {"prep", "to", "not", "time"} for token in row[:-1]):
            return None
        return f"{jotting('our' if head in word_list('of_the_house') else 'the')} {lowered(who)}"

    def _first(self, bit: str) -> str | None:
        """The first clause where it is only a thing or an order of ours."""
        if is_for_them(bit) or _words("their_order").match(bit):
            return _form("you_can").format(do=self._done(bit.removeprefix("please ")))
        line = self._reads(bit)
        words = tokens(bit)
        if line.noted and _deed(bit) and words[1:2] and words[1] in lexicon().determiners:
            return _form("we_do").format(do=self._done(bit))
        if line.doubtful or line.noted or is_unfit(line):
            return None
        found = _words("as_done").match(line.text) if line.form == "clause" else None
        if found is not None:
            base = base_of_participle(found["done"])
            return _form("we_do").format(do=f"{base} {lowered(found['x'])}{found['rest']}") if base else None
        return said_of(line)

    def _condition(self, cond: str) -> str | None:
        """A condition with a subject and a verb of its own."""
        row = tagged(cond, self._names, inner=True)
        if _words("contracted").match(cond) or _words("plain_condition").match(cond):
            return cond
        if (bare := _words("bare_condition").match(cond)) is not None and not any(t.tag == "pronoun" for t in row):
            name = "it_state" if bare["state"] else "that_easy"
            return _form(name).format(state=bare["state"], easy=(bare["easy"] or "").removeprefix("that's "))
        verbs = [k for k, token in enumerate(row) if token.tag in FINITE]
        subject = bool(row) and row[0].tag in {"pronoun", "det", "name", "noun"}
        if subject and row[0].tag == "pronoun" and len(row) > 1:
            return cond if verbs or row[1].low in bases() else None
        if row and row[0].tag == "noun":
            read = read_statement(cond, self._known, self._names, inner=True)
            return None if read is None else lowered(read.text)
        return cond if subject and verbs and verbs[0] else None

    def _done(self, do: str) -> str:
        made = with_prepositions(articulate(do, self._known, self._names, order=True))
        return _words("one_of").sub(_form("the"), _words("two_articles").sub(r"\1", made))


def _tells(bit: str) -> bool:
    """Whether what hangs on a clause is what only speech has there: a sum by itself, "whatever you decide"."""
    return any(_words(name).match(bit) for name in ("just_sum", "whatever", "copy_to", "same_card", "just_hour"))


def _tail(bit: str, before: str) -> str | None:
    """What hangs on the clause before it: that it costs nothing, how much it is, when."""
    if _words("no_charge").match(bit):
        return _form("free_tail")
    if _words("just_hour").match(bit) and _words("day_last").search(before):
        return _form("at_hour").format(hour=bit)
    if (found := _words("same_card").match(bit)) is not None:
        return _form("to_same").format(x=found["x"])
    if _words("and_does").match(bit):
        return f", {bit}"
    if (found := _words("copy_to").match(bit)) is not None:
        return _form("with_copy").format(who=found["who"])
    if (found := _words("just_sum").match(bit)) is not None:
        return _form("sum_tail").format(sum=found["sum"])
    if _words("just_when").match(bit) and _words("day_first").match(bit):
        return _form("on_day").format(when=bit)
    plain = any(_words(name).match(bit) for name in ("whatever", "up_to", "just_when"))
    return f", {bit}" if plain else None


def _aside(bit: str) -> str | None:
    """A clause without a subject that says something of the one before it."""
    if (found := _words("tells_us").match(bit)) is not None:
        do = f"{base_of(found['does'])} us{found['rest']}"
        return _form("only_need").format(do=do)
    for name, form in _ASIDES:
        if (found := _words(name).match(bit)) is not None:
            values = {key: value or "" for key, value in found.groupdict().items()}
            of = f"{form.replace('choice', 'choice_of', 1)}" if values.get("of") else form
            return _form(of.replace("_is", "") if of.startswith("choice_of_is") else of).format(**values)
    return None


def _joined(said: list[str]) -> str:
    """The clauses as sentences, two in each at the most."""
    text, held = said[0], 1
    for one in said[1:]:
        close = held < _IN_ONE and not _words("condition").match(one) and "," not in text + one
        close = close and not _words("only_say").match(one) and not one.startswith(("please", "there"))
        last = text.rpartition(". ")[2]
        close = close and "," not in last
        text = _form("join_and").format(one=text, two=one) if close else _form("join_stop").format(
            one=text, two=capitalised(one)
        )
        held = held + 1 if close else 1
    return text


def _deed(do: str) -> bool:
    """Whether words begin with what somebody does."""
    said = [word for word in tokens(do) if word not in lexicon().adverbs]
    known = bases() | lexicon().ordered | lexicon().theirs | lexicon().anybodys | word_list("deeds_too") | {"be", "have"}
    takes = said[1:2] and said[1] in lexicon().determiners | lexicon().pronouns and said[0].isalpha()
    return bool(said) and bool(said[0] in known or is_verb_base(said[0]) or takes)


@cache
def _words(name: str) -> re.Pattern[str]:
    return compiled(_form(name), re.IGNORECASE)


@cache
def _form(name: str) -> str:
    return str(table("en", "offer_spoken")[name])
