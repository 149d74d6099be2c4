"""Which jotted notes are told for sure: with their own words, and with no more put in than a reader would put in.

What goes further is a guess, however good: a person reads it against the note, which is named to them.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.as_meant import all_as_meant, may_be_amiss
from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.either import may_be_either, names_one_of_us_two, tells_of_one_more
from app.engines.builtin.notes.expand import expand, is_shortened
from app.engines.builtin.notes.fields.offered import is_field
from app.engines.builtin.notes.limits import LimitLine
from app.engines.builtin.notes.offer_deeds import plain_note
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.others import leaves_open_whom
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.strays import strays
from app.engines.builtin.notes.telegraph.verb_forms import base_of, base_of_participle
from app.engines.builtin.notes.whole import reads_whole
from app.engines.builtin.notes.without_verb import is_clipped_short
from app.engines.builtin.notes.written import is_worded, is_written
from app.model.plan import Given, Plan
from app.model.writing import Passage
from app.text.grammar import tokens


def unsure_notes(
    plan: Plan,
    facts: Sequence[FactLine],
    offers: Sequence[OptionLine],
    refused: Sequence[LimitLine],
    setting: Setting,
    passages: Sequence[Passage],
) -> tuple[Given, ...]:
    """Of the notes that the `passages` of a reply tell those that were not told for sure.

    A limit is where it is jotted, and no offer or limit is that speaks of a "she" of whom only the agent knows who that
    is; nor is any note whose "she" may be the customer or somebody of theirs, or that names one who may be the customer
    or signs, nor a written one from whose words a sentence strays.
    """
    used: dict[str, list[str]] = {}
    for where, text in ((where, one.text) for one in passages for where in one.uses):
        used.setdefault(where, []).append(text)
    stated = [note for note in plan.facts if note.where in used]
    lines = {note.where: tuple(f for f in facts if f.given.where == note.where) for note in stated}
    unsure = [note for note in stated if not is_sure_fact(note.text, lines[note.where])]
    offered = [line.given for line in offers if line.given.where in used and _unsure_offer(line, setting)]
    doubted = {line.given.where for line in refused if _unsure_limit(line, setting)}
    limits = [n for n in plan.cannot if n.where in used and (is_shortened(n.text) or n.where in doubted)]
    either = [
        given
        for given, text in _as_told(facts, offers, refused)
        if given.where in used
        and (names_one_of_us_two(text, setting) or _may_be_another(given.text, text, setting))
    ]
    strayed = [
        n
        for n in (*plan.facts, *plan.options, *plan.cannot)
        if is_worded(n.text)
        and any(strays(n.text, one, refused=n in plan.cannot) for one in used.get(n.where, ()))
    ]
    return tuple({n.where: n for n in (*unsure, *offered, *limits, *either, *strayed)}.values())


def _as_told(
    facts: Sequence[FactLine], offers: Sequence[OptionLine], refused: Sequence[LimitLine]
) -> Iterator[tuple[Given, str]]:
    """Each note with all that is told of it."""
    for _, lines in groupby((line for line in facts if line.sentence), key=lambda line: line.given.where):
        first, *rest = lines
        yield first.given, " ".join(line.sentence or "" for line in (first, *rest))
    yield from ((line.given, line.item if line.form == "theirs" else line.text) for line in offers)
    yield from ((line.given, f"{line.text} {line.reason or ''}") for line in refused)


def _unsure_offer(line: OptionLine, setting: Setting) -> bool:
    """Whether an offer is no more than a guess, speaks of somebody who is not named, or is read as a form's field."""
    return (
        not is_sure_offer(line)
        or _leaves_open_whom(line.given.text, line.text, setting)
        or (not line.fielded and is_field(line.given.text, setting))
    )


def _unsure_limit(line: LimitLine, setting: Setting) -> bool:
    """Whether a limit is told as it was jotted, or of somebody who is not named."""
    return not _is_whole_limit(line) or _leaves_open_whom(line.given.text, line.text, setting)


def _leaves_open_whom(note: str, told: str, setting: Setting) -> bool:
    return leaves_open_whom(told, setting.context.called) and not all_as_meant(note, told, setting)


def _may_be_another(note: str, told: str, setting: Setting) -> bool:
    """Whether somebody of a note may be the customer and was told as another, or the other way round."""
    if all_as_meant(note, told, setting):
        return False
    return may_be_either(note, told, setting) or tells_of_one_more(told) or may_be_amiss(note, told, setting)


def is_sure_offer(line: OptionLine) -> bool:
    """Whether an offer is told as it was meant, by its own words."""
    if line.fielded:
        return True
    if is_worded(line.given.text) and not line.guessed:
        phrase = line.form != "clause"
        if not phrase and is_clipped_short(line.text):
            return False
        return line.certain and (is_stopped_off(line.given.text) or reads_whole(line.text, phrase=phrase))
    whose = line.guessed and pattern("can_first").match(line.given.text) is not None
    if whose or line.noted or line.strung or line.doubtful or not line.certain:
        return False
    note = lowered(line.given.text.strip().rstrip("."))
    # "No restocking fee" is told as "there is no …".
    free_of = pattern("no_charge").match(note) is not None and not is_shortened(note)
    return free_of or _adds_nothing(line.given.text, line.text)


def is_sure_fact(note: str, lines: tuple[FactLine, ...]) -> bool:
    """Whether all of a fact is told as it was meant, by its own words."""
    if lines and all(line.fielded and line.sentence for line in lines):
        return True
    if is_written(note):
        told = [line.sentence for line in lines if line.sentence is not None]
        if is_stopped_off(note):
            return not any(map(is_clipped_short, told))
        return all(map(reads_whole, told))
    made = [line.sentence for line in lines]
    if not lines or any(one is None for one in made) or any(line.item for line in lines):
        return False
    if is_stopped_off(note) and any(is_clipped_short(one) for one in made if one):
        return False
    whole = is_stopped_off(note) or all(reads_whole(one) for one in made if one)
    return whole and _adds_nothing(note, " ".join(one for one in made if one), in_order=True)


def _is_whole_limit(line: LimitLine) -> bool:
    """Whether a limit is told in words that read like a sentence."""
    return is_stopped_off(line.given.text) or reads_whole(line.text, phrase=line.kind != "clause")


def is_stopped_off(note: str) -> bool:
    """Whether a note ends as a sentence does, by which its writer took care of it."""
    return note.rstrip().endswith((".", "!", "?", ".”", '."', ".)"))


def _adds_nothing(note: str, told: str, *, in_order: bool = False) -> bool:
    """Whether two texts have the same words, but for articles, words of time and place, and who is spoken to."""
    before = [_form(word) for word in tokens(expand(plain_note(lowered(note.strip()))).text)]
    after = [_form(word) for word in tokens(told)]
    put_in = [word for word in after if word not in before]
    left_out = [word for word in before if word not in after]
    free = word_list("told_besides")
    if any(word not in free for word in put_in):
        return False
    if any(word not in word_list("told_without") for word in left_out):
        return False
    rows = (
        [w for w in words if w not in free and w in both]
        for both, words in ((before, after), (after, before))
    )
    return not in_order or next(rows) == next(rows)


@cache
def _form(word: str) -> str:
    """A word by the base of its verb, and whoever is the customer as "you"."""
    if word in word_list("told_as_you"):
        return "you"
    if word in word_list("told_as_your"):
        return "your"
    return base_of_participle(word) or base_of(word) or word
