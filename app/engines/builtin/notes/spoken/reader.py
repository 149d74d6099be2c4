"""A spoken note read clause by clause: the sure ones are told, the others left for the agent with their reason."""

import re
from itertools import pairwise

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.expand import expand, is_clean
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.private import parted
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.clause import Beside, Clause, clause_of, is_actor
from app.engines.builtin.notes.spoken.cutting import Piece, parts_of, pieces_of
from app.engines.builtin.notes.spoken.joining import Sentence, alone, bit_behind, flowing, follows
from app.engines.builtin.notes.spoken.table import form, forms, mends, said, words
from app.engines.builtin.notes.spoken.verbs import finite_at
from app.engines.builtin.notes.spoken.whom import Cast, cast_of, has_own, is_for_house, named_in, to_them
from app.engines.builtin.notes.unsaid import Reason, is_marked, unsaid
from app.engines.builtin.notes.written import is_stopped, is_written
from app.model.plan import Given
from app.text.grammar import lexicon, tokens
from app.text.words import content_stems

_LEAST = 4
"""Words of a note from which on it is one."""
_SMALL = 4
"""Words of a clause that says little beside the one it was cut from: "there was a leak"."""
_LEADS_MOST = 8
"""Words of how the agent found out up to which it is no loss where nothing follows it."""
_HALF = 0.5
"""Share of the clauses of a spoken note that have a verb of their own."""


def spoken(given: Given, setting: Setting) -> tuple[FactLine, ...] | None:
    """The statements of a note that was jotted as it was spoken; None where it is no such note, or nothing is sure."""
    text = given.text
    if not given.where.startswith("facts") or is_written(text) or is_stopped(text) or not setting.context.english:
        return None
    if forms("hush").found_in(text) and text[:1].islower():
        return (FactLine(given=given, part=given.text, reason="internal", filled=True, spoken=True),)
    if not is_spoken(text, setting):
        return None
    walk = _Walk(given, setting)
    walk.go()
    lines = walk.lines()
    return lines if any(line.sentence or line.mistake or line.reason in {"internal", "person"} for line in lines) else None


def is_spoken(note: str, setting: Setting) -> bool:
    """Whether a note is spoken English: small letters, no signs of a telegram, and most clauses with their verb."""
    text = note.strip()
    if not setting.context.english or is_written(text) or is_stopped(text) or is_marked(text):
        return False
    if not text[:1].islower() and not text[:1].isdecimal() or len(tokens(text)) < _LEAST or form("unspoken").search(text):
        return False
    full = in_full(note, setting)
    if not is_clean(full):
        return False
    beside = _beside(setting)
    kinds = [clause_of(piece.text, beside, first=not k, before=None) for k, piece in enumerate(pieces_of(full))]
    verbal = [one for one in kinds if one is not None and one.kind != "bit"]
    deed = any(
        one.kind == "order" or (one.kind in {"deed", "lead"} and form("done_to").search(one.text)) for one in verbal
    )
    marked = deed or form("spoken").search(full) is not None or is_for_house(full)
    sure = bool(kinds) and kinds[0] is not None and kinds[0].kind in {"own", "deed", "lead"}
    return marked and (sure or len(verbal) > _HALF * len(kinds) or deed)


def in_full(note: str, setting: Setting) -> str:
    """The note with its short forms written out."""
    mended = mends().put_into(setting.context.priced(note.strip().rstrip(".")))
    if setting.context.sign is not None:
        mended = form("bare_sum").sub(lambda m: f"{m['before']}{setting.context.sign}{m['sum']}", mended)
    return mends().put_into(expand(mended, setting.names).text)


def _beside(setting: Setting) -> Beside:
    message = setting.text or ""
    known = tokens(message)
    kin = {b for a, b in pairwise(known) if a in {"my", "our"}}
    named = {name.lower(): name for name in setting.names if name[:1].isupper()}
    return Beside(frozenset(known), named, frozenset(kin), setting.fault == "ours")


class _Walk:
    """One note while it is read."""

    def __init__(self, given: Given, setting: Setting) -> None:
        self._given, self._setting = given, setting
        self._beside = _beside(setting)
        self._cast = _after_earlier(given.text, setting)
        barred = (found["what"].lower() for one in setting.limits if (found := form("unsayable").search(one.text)))
        self._unsayable = frozenset(barred) - self._beside.message
        self._told: list[Sentence | FactLine] = []
        self._before: Clause | None = None
        self._lost = self._inner = self._cut = False
        self._count = 0

    def go(self) -> None:
        """Read all clauses in their order."""
        for piece in pieces_of(in_full(self._given.text, self._setting)):
            parts = list(parts_of(piece))
            if len(parts) > 1 and all(self._barred(one.text) is None for one in parts) and self._sure(piece.text):
                parts = [piece]
            for number, part in enumerate(parts):
                self._inner = bool(number)
                self._cut = len(parts) > 1
                self._read(part)
                self._count += 1

    def _sure(self, text: str) -> bool:
        clause = clause_of(text, self._beside, first=not self._count, before=self._before)
        return clause is not None and clause.kind == "own" and to_them(clause.text, self._cast) is not None

    def _read(self, piece: Piece) -> None:
        """Tell one clause, hang it on the last, or leave it out."""
        clause = clause_of(piece.text, self._beside, first=not self._count, before=self._before)
        if clause is not None and clause.kind == "owned":
            self._own_up(piece)
            return
        reason = self._barred(piece.text)
        if reason is not None:
            self._cast = self._cast.naming(frozenset({"he", "she", "they"}))
        if reason is not None or clause is None:
            self._leave(piece, reason or "short")
        elif clause.kind == "bit":
            self._bit(piece)
        elif clause.kind == "lead" and not clause.text:
            self._leave(piece, "person")
            self._cast = self._cast.naming(frozenset({"he", "she", "they"}))
        else:
            self._tell(piece, clause)

    def _barred(self, text: str) -> Reason | None:
        """Why a clause is not for the customer, whoever it speaks of."""
        if is_for_house(text):
            return "internal"
        if form("told_them").match(text):
            return "known"
        held = parted(text, self._setting).held
        return held[0][1] if held else None

    def _tell(self, piece: Piece, clause: Clause) -> None:
        links = piece.joint in {"so", "and so", "because", "but"}
        small = self._cut and len(tokens(clause.text)) <= _SMALL
        leans = ((links and self._inner) or small) and isinstance(self._last(), FactLine)
        leans = leans or (
            self._lost and (links or clause.kind == "carried" or form("leans_on").search(clause.text))
        )
        several = named_in(clause.subject) == frozenset({"they"}) and clause.subject not in words("subjects")
        cast = self._cast.naming(self._cast.other | {"they"}, fresh=self._cast.fresh) if several else self._cast
        person = clause.kind == "own" and self._is_somebody(clause.subject)
        if person and clause.subject not in words("subjects") and has_own(clause.text):
            one = named_in(clause.subject)
            way = one if form("on_the_way").search(clause.text) is None else one - {cast.theirs or ""}
            cast = cast.naming(cast.other | one) if way == one else cast.model_copy(update={"theirs": None, "other": one})
        told = to_them(clause.text, cast)
        told = told if told is None else self._named(told)
        if leans or told is None:
            self._leave(piece, "short" if leans else "person")
            self._name(clause)
            self._before = clause
            return
        if clause.kind == "carried" and not isinstance(self._last(), Sentence):
            self._leave(piece, "short")
            return
        if (why := self._unsaid(told)):
            self._leave(piece, why)
            return
        last = self._last()
        before = last if isinstance(last, Sentence) else None
        more, begun = follows(before, clause, told, piece.joint, piece.text)
        if more is not None and before is not None:
            self._told[-1] = before.with_more(more, piece.text).model_copy(update={"kind": clause.kind})
        else:
            hangs = clause.kind == "lead"
            self._told.append(Sentence(text=begun, parts=(piece.text,), kind=clause.kind, hangs=hangs))
        self._lost = False
        self._before = clause
        self._name(clause)

    def _named(self, told: str) -> str:
        """The clause with "your" before somebody of theirs, and with the capitals of a street."""
        if self._beside.ours and (named := form("by_name").match(told)) is not None:
            known = named["name"].lower() in self._beside.message or named["name"] in self._setting.names
            past = named["verb"] in lexicon().past or named["verb"].endswith("ed") or named["verb"] == "was"
            if past and not known and (named[0] != named["name"] or sex_by_name(named["name"])):
                told = f"{said('colleague')}{told[named.end() :]}"
        told = form("street").sub(lambda m: f"{m['name'].capitalize()} {m['way'].capitalize()}", told)
        known = self._beside.message

        def owned(found: re.Match[str]) -> str:
            low = found.group().lower()
            return f"{said('your')} {low}" if low in known else found.group()

        return form("kin_bare").sub(owned, told)

    def _unsaid(self, told: str) -> Reason | None:
        if not self._unsayable.isdisjoint(tokens(told)):
            return "internal"
        return unsaid(told, self._setting, mistake=False, whole=True, written=True)

    def _is_somebody(self, subject: str) -> bool:
        """Whether the subject of a clause is a person, or a body of people."""
        head = (tokens(subject) or [""])[-1]
        return is_actor(head) or form("somebody").search(subject) is not None

    def _name(self, clause: Clause) -> None:
        """Keep whom or what the clause named, of whom "he" or "they" may speak next."""
        if clause.kind == "lead" and clause.subject:
            self._cast = self._cast.naming(named_in(clause.subject), fresh=True)
        elif clause.kind == "own" and clause.subject and clause.subject not in words("subjects"):
            person = named_in(clause.subject)
            thing = person == frozenset({"he", "she", "they"}) and not self._is_somebody(clause.subject)
            self._cast = self._cast.naming(self._cast.other if thing else person)
        elif clause.subject in {"he", "she"} and clause.subject in self._cast.other:
            self._cast = self._cast.naming(self._cast.other & {clause.subject, "they"})
        elif form("a_person").search(clause.text):
            self._cast = self._cast.naming(self._cast.other | {"he", "she"})
        elif clause.kind == "deed" and "they" not in self._cast.other:
            things = named_in(" ".join(tokens(clause.text)[2:5])) == frozenset({"they"})
            self._cast = self._cast.naming(self._cast.other | {"they"}) if things else self._cast
        else:
            self._cast = self._cast.naming(self._cast.other)

    def _bit(self, piece: Piece) -> None:
        last = self._last()
        before = last if isinstance(last, Sentence) else None
        more = bit_behind(piece.text, before)
        told = to_them(more, self._cast) if more is not None else None
        if told is not None and before is not None:
            self._told[-1] = before.with_more(told, piece.text)
        elif (by_itself := alone(piece.text)) is not None and (told := to_them(by_itself, self._cast)) is not None:
            self._told.append(Sentence(text=told, parts=(piece.text,), kind="own"))
        else:
            if any(map(is_actor, (word.split("'")[0] for word in tokens(piece.text)))) or " " not in piece.text:
                self._cast = self._cast.naming(frozenset({"he", "she", "they"}))  # "a joiner, colin, he's free"
            self._leave(piece, "short", bit=finite_at(piece.text) is None)

    def _own_up(self, piece: Piece) -> None:
        last = self._last()
        if isinstance(last, Sentence):
            self._told[-1] = last.model_copy(update={"mistake": True})
        else:
            self._told.append(FactLine(given=self._given, part=piece.text, reason="said", mistake=True, filled=True, spoken=True))

    def _leave(self, piece: Piece, reason: Reason, *, bit: bool = False) -> None:
        """Leave a clause out, and with it the one before that would be only half true without it."""
        whole = f"{piece.joint} {piece.text}".strip()
        last = self._last()
        if isinstance(last, Sentence) and form("takes_back").match(whole):
            if reason != "internal" and not last.hangs:
                self._told[-1] = self._left(", ".join(p for p in last.parts if p), "short")
        self._told.append(self._left(whole, reason))
        self._lost = not bit or self._lost

    def _left(self, part: str, reason: Reason) -> FactLine:
        return FactLine(given=self._given, part=part, reason=reason, filled=True, spoken=True)

    def _last(self) -> Sentence | FactLine | None:
        """The sentence before, or what was left out there; a bit that was left out parts nothing."""
        return self._told[-1] if self._told else None

    def lines(self) -> tuple[FactLine, ...]:
        """What is told and left out, in order."""
        made: list[FactLine] = []
        held: list[Sentence] = []
        for one in (*self._told, None):
            if isinstance(one, Sentence):
                if form("hollow").match(one.text) and len(self._told) > 1:
                    made += (*(self._line(s) for s in flowing(held)), self._left(one.parts[0], "short"))
                    held = []
                elif not one.hangs:
                    held.append(one)
                elif len(tokens(one.text)) > _LEADS_MOST:
                    made += (self._line(s) for s in flowing(held))
                    made.append(self._left(one.parts[0], "short"))
                    held = []
                continue
            made += (self._line(s) for s in flowing(held))
            held = []
            if one is not None:
                made.append(one)
        return tuple(made)

    def _line(self, one: Sentence) -> FactLine:
        part = ", ".join(p for p in one.parts if p)
        return FactLine(
            given=self._given, part=part, sentence=sentence(one.text), mistake=one.mistake, filled=True, guessed=True, spoken=True
        )


def _after_earlier(note: str, setting: Setting) -> Cast:
    """Whom the note before this one named, of whom its "they" may still speak; never whom the customer may be."""
    cast = cast_of(setting)
    other: frozenset[str] = frozenset()
    for fact in setting.before(note)[-2:]:
        full = in_full(fact, setting)
        if forms("hush").found_in(full):
            continue
        for piece in pieces_of(full)[:2]:
            if (lead := form("lead").match(piece.text)) is not None and not form("round").match(lead["who"]):
                other = named_in(lead["who"])
    return cast.naming(other - {cast.theirs or ""} if cast.theirs else other & {"they"})
