"""Makes sentences of jotted facts, and says which are left out of a reply and why.

The reasons are keys of `prompts/builtin/<locale>/notes.yaml`.
"""

from collections.abc import Iterator

from app.engines.builtin.notes.admissions import owns_mistake
from app.engines.builtin.notes.apart import FactLine, apart
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.expand import expand, is_clean
from app.engines.builtin.notes.jotted import Told, formed, tell, untold
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.of_the_dead import with_the_dead
from app.engines.builtin.notes.of_two import with_couple
from app.engines.builtin.notes.options import yours
from app.engines.builtin.notes.order import in_order, whole_sentences
from app.engines.builtin.notes.others import of_customer, with_theirs
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.promises import promise_line
from app.engines.builtin.notes.second_person import in_second_person, softened
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.shorthand import with_its_verb, with_their_name
from app.engines.builtin.notes.statement import LABEL_AT_MOST, complete, opens_one
from app.engines.builtin.notes.telegraphic import listable, rough
from app.engines.builtin.notes.unsaid import (
    Reason,
    as_ours,
    carries,
    is_marked,
    tells_our_mistake,
    unsaid,
    without_mistake,
)
from app.engines.builtin.notes.written import is_stopped, is_written
from app.model.plan import Given
from app.model.profile import Fault
from app.model.value import Value
from app.text.compiled import compiled
from app.text.grammar import has_verb, lexicon, tokens
from app.text.person import Shifted
from app.text.person.signer import called_by
from app.text.words import content_stems

__all__ = ["FactLine", "fact_lines"]

_SAYS_SOMETHING = 3  # words below which a left-out piece may be the label of the next
_KNOWN_BY = 24
"""Characters by which a statement is found in its note again."""
_JOINED = compiled(r", (?:and|so) ")
"""Not without its comma ("only Dr Adler and the lead may …"), and not "but": what stands behind it may take back what
stands before ("but she cannot be certain")."""
_ITEM_LEAST = 4
"""Words of a note that a list may hold, where none of it makes a sentence."""
_HE_OR_SHE = frozenset(
    {"he", "him", "his", "she", "her", "hers", "she'd", "he'd", "she'll", "he'll", "he's", "she's"}
)
_MENU = compiled(r"(?<=\w) > (?=[A-Z])")
"""Where to go in an app or on a site: "Account > Plan"."""
_FOREIGN_AT_MOST = 10
"""Words of a note in a language that is not read here, up to which it may stand in a list."""
_WRITTEN_PARTS = compiled(
    r";\s+|(?<![A-Z])(?<![ap]\.m)(?<!\bM[rs])(?<!\bMrs)(?<!\b[DS][rt])(?<!\bNo)\.\s+(?=[A-Z])"
)
_PARTS = compiled(
    r";\s+|(?<!\b[A-Z])(?<!\bno)\.\s+(?=[A-Za-z\d£$€])|(?<!\s)\s+-\s+|(?<=[a-z])[!?]+\s+(?=[a-z])"
)


class _Note(Value):
    """A note as a whole: written as a sentence, and certain as to its persons."""

    given: Given
    written: bool
    certain: bool


def fact_lines(given: Given, setting: Setting) -> tuple[FactLine, ...]:
    """Split a fact in its statements and make a sentence of each that a customer may be told."""
    if is_marked(given.text):
        return (FactLine(given=given, part=given.text, reason="internal"),)
    if pattern("today").match(given.text):
        return (FactLine(given=given, part=given.text, reason="date"),)
    if pattern("own_deed").match(given.text):
        return (FactLine(given=given, part=given.text, reason="known"),)
    if setting.agent_name and given.text.startswith(called_by(setting.agent_name)):
        own = promise_line(given, setting.agent_name, setting.customer_name, setting.names)
        return (FactLine(given=given, part=given.text, sentence=own, reason=None if own else "internal"),)
    text = setting.context.from_us(given.text.strip())
    if setting.context.english and not pattern("leading_condition").match(text):
        text = pattern("takes_so_long").sub(jotting("which_takes"), with_its_verb(text))
    written = is_written(text) or is_stopped(text)
    names = () if written else setting.names  # a written note has its capitals
    expanded = expand(text if written else setting.context.priced(text), names, written=written)
    named = with_their_name(expanded.text, setting.customer_name)
    named = with_couple(named, setting.customer_name, setting.text or "")
    named = with_the_dead(of_customer(named, setting), setting.context.called)
    expanded = expanded.model_copy(update={"text": named})
    # The person is settled on the whole note: a piece alone has lost whom "she" speaks of.
    shifted = in_second_person(softened(expanded.text), given.text, setting)
    named = with_theirs(shifted.text, given.text, setting) if shifted.certain else shifted.text
    # What is made of a jotted note is not sure of a "he" who stays, unless he is named.
    stays = named == shifted.text and not _HE_OR_SHE.isdisjoint(tokens(named))
    certain, shifted = shifted.certain and (written or not stays), shifted.model_copy(update={"text": named})
    note = _Note(given=given, written=written, certain=certain)
    if written and shifted.doubtful:
        return whole_sentences(in_order(_apart(note, shifted, setting)))
    lines = in_order(_lines(note, shifted.text if certain else expanded.text, setting))
    return whole_sentences(lines) if written else lines


def _apart(note: _Note, shifted: Shifted, setting: Setting) -> tuple[FactLine, ...]:
    """A written note of which some persons are in doubt: clauses that hold a doubt are left out, the others told."""
    sure = note.model_copy(update={"certain": True})
    lines: list[FactLine] = []
    for start, end in _spans(shifted):
        part = shifted.text[start:end].strip(" ;,.")
        plain, mistake = without_mistake(part, setting.fault)
        if not plain and lines:
            lines[-1] = lines[-1].model_copy(update={"mistake": lines[-1].mistake or mistake})
        elif _doubted(shifted, start, end):
            why = unsaid(plain, setting, mistake=mistake, whole=True, written=True) or "person"
            told = shifted.original(start, end).strip(" ;,.")
            on = _goes_on(shifted.text, start)
            lines.append(FactLine(given=note.given, part=told or part, reason=why, goes_on=on))
        else:
            on = _goes_on(shifted.text, start)
            lines += (line.model_copy(update={"goes_on": on}) for line in _lines(sure, part, setting))
    return tuple(lines)


def _spans(shifted: Shifted) -> Iterator[tuple[int, int]]:
    """Where the statements of a note stand; one with a doubt is cut at "and" if what is before it can stand alone."""
    text, start = shifted.text, 0
    for end, after in (
        *((m.start(), m.end()) for m in _WRITTEN_PARTS.finditer(text)),
        (len(text), len(text)),
    ):
        cuts = [
            m
            for m in _JOINED.finditer(text, start, end)
            if _stands(text[start : m.start()], text[m.end() : end])
        ]
        cut = next((m for m in reversed(cuts) if not _doubted(shifted, start, m.start())), None)
        if cut is not None and _doubted(shifted, start, end):
            yield start, cut.start()
            start = cut.end()
        yield start, end
        start = after


def _stands(first: str, second: str) -> bool:
    """Whether two clauses that "and" joins each have their own subject and verb."""
    words, lex = tokens(second), lexicon()
    opens = bool(words) and words[0].split("'")[0] in (lex.determiners | lex.pronouns | lex.third_persons) - {
        "that"
    }
    return opens and has_verb(first) and has_verb(second)


def _goes_on(text: str, at: int) -> bool:
    """Whether what begins at a place of a text goes on behind a semicolon."""
    return text[: max(at, 0)].rstrip().endswith(";")


def _doubted(shifted: Shifted, start: int, end: int) -> bool:
    return any(start <= place < end for place in shifted.doubtful)


def _lines(note: _Note, text: str, setting: Setting) -> tuple[FactLine, ...]:
    """The statements of a note in full words: each piece of a jotted one as sentences, or whole as an item."""
    if note.written:
        parts = _parts(text, setting.fault, written=True)
        made = (_line(note, Told(part, part), setting, mistake=mistake) for part, mistake in parts)
        places = (text.find(part[:_KNOWN_BY]) for part, _ in parts)
        return tuple(
            line.model_copy(update={"goes_on": _goes_on(text, at)})
            for line, at in zip(made, places, strict=True)
        )
    lines: list[FactLine] = []
    known, names = setting.context.known, frozenset(setting.names)
    for piece, mistake in _parts(text, setting.fault, written=False):
        told = tell(piece, known, names) if setting.context.english else untold(piece)
        last = len(told) - 1  # "…, our error" stands behind what it speaks of
        read = tuple(_line(note, t, setting, mistake=mistake and k == last) for k, t in enumerate(told))
        shown = all(one.clause or one.phrase for one in told)
        explained = (
            pattern("told_behind").search(piece) and len(tokens(piece.partition(": ")[0])) > LABEL_AT_MOST
        )
        if explained and any(line.reason in {"short", "person"} for line in read):
            # "the driver did the test: pressure dropped": what comes behind the colon is what the first says.
            read = tuple(
                line.model_copy(update={"sentence": None, "reason": line.reason or "short"}) for line in read
            )
        label = lines and lines[-1].reason == "short" and len(tokens(lines[-1].part)) < _SAYS_SOMETHING
        if label and pattern("dashed_label").search(note.given.text):
            shown = False  # "lights - our job on the permit": without its label an item speaks of nothing
        lines += _whole(note.given, ", ".join(one.part for one in told) if shown else "", read, setting)
    return tuple(lines)


def _whole(given: Given, text: str, lines: tuple[FactLine, ...], setting: Setting) -> tuple[FactLine, ...]:
    """A piece of a jotted note is said whole, or what stands by itself of it: half of a statement may be false."""
    if not any(line.reason in {"short", "person"} for line in lines):
        return lines
    alone = tuple(_if_it_bears(line, setting) for line in apart(lines))
    if any(line.sentence for line in alone):
        return alone
    mistake = any(line.mistake for line in lines)
    reason: Reason = "person" if any(line.reason == "person" for line in lines) else "short"
    barred = reason == "person" or any(line.reason in {"internal", "blame"} for line in lines)
    told = any(line.sentence for line in lines)
    item = None if barred else _item(text, setting, told=told)
    part = text or ", ".join(line.part for line in lines)
    return (FactLine(given=given, part=part, item=item, reason=reason, mistake=mistake),)


def _if_it_bears(line: FactLine, setting: Setting) -> FactLine:
    """A statement of a jotted piece of which the rest is left out: a scrap of a story misleads.

    It is told where it says something by itself: a figure, or something about what the customer writes of.
    """
    if line.sentence is None:
        return line
    about = content_stems(line.part) & content_stems(setting.text or "")
    bears = about or not setting.text or any(ch.isdecimal() for ch in line.part)
    if bears and not pattern("hangs").search(line.sentence.rstrip(".")):
        return line
    return line.model_copy(update={"sentence": None, "reason": "short"})


def _item(text: str, setting: Setting, *, told: bool) -> str | None:
    """The piece as a list may hold it; `told` where some of it is a sentence. A foreign note has to be short."""
    size = len(tokens(text))
    known = setting.context.english or (size <= _FOREIGN_AT_MOST and carries(text))
    fit = known and (told or size >= _ITEM_LEAST) and listable(text, setting.context.known.capitals)
    return capitalised(text.strip().rstrip(".")) if fit else None


def _parts(text: str, fault: Fault, *, written: bool) -> list[tuple[str, bool]]:
    """Statements of a fact, each with whether it tells our mistake; it is only cut where each piece can stand alone.

    A jotted note is cut at its commas too: what is too short there is left out without spoiling the sentence before it.
    """
    text = text.strip().rstrip(".")
    pieces = [p.strip() for p in (_WRITTEN_PARTS if written else _PARTS).split(text) if p.strip()]
    told: list[tuple[str, bool]] = []
    for piece in pieces:
        plain, mistake = without_mistake(piece if written else pattern("led_on").sub("", piece), fault)
        if written and mistake and plain and not has_verb(plain):
            plain = ""  # "That was our failure from start to finish": what is left says nothing
        if told and len(tokens(plain)) < 3 and mistake:
            told[-1] = (told[-1][0], True)
        elif told and tokens(plain)[:1] and tokens(plain)[0] in lexicon().question_words:
            told[-1] = (f"{told[-1][0]}; {plain}", told[-1][1] or mistake)
        else:
            told.append((plain, mistake))
    if written and len(told) > 1 and not all(len(tokens(plain)) >= 3 for plain, _ in told):
        told = [without_mistake(text, fault)]
    return told


def _line(note: _Note, told: Told, setting: Setting, *, mistake: bool) -> FactLine:
    told = told._replace(
        part=yours(told.part), clause=told.clause and yours(told.clause), raw=yours(told.raw)
    )
    part = told.part
    ours = setting.fault == "ours" and (tells_our_mistake(part) or owns_mistake(part, setting))
    mistake = mistake or ours
    made = None
    reason = unsaid(part, setting, mistake=mistake, whole=told.clause is not None, written=note.written)
    if (
        reason is None
        and not note.certain
        and {w.split("'")[0] for w in tokens(part)} & lexicon().third_persons
    ):
        reason = "person"
    if reason is None and pattern("they_both").search(part) and not pattern("both_named").search(part):
        reason = "person"
    if reason is None and is_clean(_MENU.sub(" ", part) if note.written else part):
        made = _made(told, note, setting)
    if reason is None and made is None:
        reason = "short"
    told_so = sentence(made) if made else None
    return FactLine(given=note.given, part=part, sentence=told_so, reason=reason, mistake=mistake)


def _made(told: Told, note: _Note, setting: Setting) -> str | None:
    """The clause of a part: as it was read, or by its form alone."""
    ours = setting.fault == "ours"
    capitals = setting.context.known.capitals
    if told.clause and not note.written and not rough(told.clause, capitals):
        return as_ours(told.clause) if ours else told.clause
    raw = told.raw or told.part
    if not (note.written or formed(raw)):
        return None
    clause = as_ours(raw) if ours else raw
    # A sentence of a note that was written is one, though its verb is in no list of ours.
    return complete(clause, written=note.written) or (clause if note.written and opens_one(raw) else None)
