"""What is offered: in sentences where the notes are sentences, else as a list; and the choice, put in one sentence."""

from collections.abc import Sequence

from app.engines.builtin.consent import as_theirs, asks_consent, done_by_them
from app.engines.builtin.desk import Desk
from app.engines.builtin.done_by_fact import without_done
from app.engines.builtin.granted import as_granted
from app.engines.builtin.in_private import held_from_public
from app.engines.builtin.lacking import anything_missed, ask_instead
from app.engines.builtin.notes.as_phrase import lowered, with_article
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.offer_form import form_of_offer
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.unsaid import Reason
from app.engines.builtin.notes.written import is_written
from app.engines.builtin.offers_listed import (
    as_jotted,
    behind_comma,
    in_short,
    is_said,
    is_unworded,
    listed_words,
    put_items,
)
from app.engines.builtin.offers_said import (
    answers_a_limit,
    as_statement,
    as_thing,
    say_first,
    say_second,
    say_single,
)
from app.engines.builtin.refusing import tell_behind
from app.engines.builtin.relation import exclude_each_other, stand_beside
from app.engines.builtin.remedies import remedy
from app.engines.builtin.settling import settle
from app.engines.builtin.waiting_for_none import (
    as_choice,
    as_told,
    costs_nothing,
    in_full_words,
    is_done,
    is_stated,
    stands_alone,
)
from app.model.writing import Passage
from app.text.grammar import tokens

_FEW = 2
"""Offers that are told in prose; from three on the eye needs a list."""
_LONG = 75
"""Words of all offers in prose at the most."""


def options(desk: Desk) -> None:
    """What may be offered, each with the words that were allowed; then one sentence for the choice and what follows."""
    for note in desk.told_to_say:
        # One that is not marked as ours alone is kept back by a guess, of which a person has to know.
        why: Reason = "internal" if pattern("says_internal").search(note.text) else "short"
        desk.leave_out(FactLine(given=note, part=note.text), why)
    kept = [as_told(as_thing(as_theirs(line))) for line in desk.options if line.given.where not in desk.first]
    if desk.context.english:
        kept = [in_full_words(as_statement(line)) for line in kept]
    kept = [line for line in kept if not held_from_public(desk, line.given)]
    open_ones = without_done(desk, kept)
    if kept and not open_ones:
        tell_behind(desk)
        anything_missed(desk)
        return
    lines = tuple(sorted(as_granted(desk, _worded(desk, open_ones)), key=costs_nothing))
    if not lines:
        tell_behind(desk)
        ask_instead(desk)
        return
    done = tuple(line for line in lines if is_done(line))
    if done or not answers_a_limit(desk):
        desk.paragraph()
    stated = tuple(
        line for line in lines if line not in done and is_stated(line) and not _left_open(line, lines)
    )
    waiting = tuple(as_choice(line) for line in lines if line not in (*done, *stated))
    if done:
        _tell_done(desk, done)
        desk.paragraph()
    # What is settled stands where the notes have it, but before the sentence that asks for their choice.
    first = next((k for k, line in enumerate(lines) if line not in (*done, *stated)), len(lines))
    behind = [line for line in stated if lines.index(line) > first]
    apart = _apart(behind, [line for line in waiting if line not in stand_beside(waiting)])
    _state(desk, [*(line for line in stated if lines.index(line) < first), *apart])
    if not answers_a_limit(desk):
        desk.paragraph()
    choice = _offer_all(desk, waiting)
    _state(desk, behind[: len(behind) - len(apart)])
    if desk.task.brief.end_relationship:
        return
    tell_behind(desk)
    settle(desk, choice, beside=any(line.settled for line in stated))
    anything_missed(desk)


def _apart(behind: list[OptionLine], choice: Sequence[OptionLine]) -> list[OptionLine]:
    """Of what is stated behind the choice, what is told before it: "if you'd like that" is said of the offer, and not
    of "next month's rent will be waived". What follows may lean on that, and stays with it.
    """
    asked = any(asks_consent(line) and not done_by_them(line) for line in choice)
    first = next((k for k, line in enumerate(behind) if stands_alone(line)), len(behind))
    return [] if not asked or any(map(costs_nothing, behind[first:])) else behind[first:]


def _offer_all(desk: Desk, waiting: tuple[OptionLine, ...]) -> tuple[OptionLine, ...]:
    """What waits for them, with what stands beside their choice; returned is the choice."""
    beside = stand_beside(waiting)
    choice = tuple(line for line in waiting if line not in beside)
    first = waiting.index(choice[0]) if choice else 0
    before = [line for line in beside if line.form == "clause" and waiting.index(line) < first]
    _tell_beside(desk, before)
    if len(choice) == 1:  # "in any case", where there is no other case
        text = pattern("in_any_case").sub("", choice[0].text)
        choice = (choice[0].model_copy(update={"text": text}),)
    if choice:
        _offer(desk, choice)
    _tell_beside(desk, [line for line in beside if line not in before])
    return choice


def _left_open(line: OptionLine, lines: Sequence[OptionLine]) -> bool:
    """Whether the next offer is to be had instead of this one: "refund £330", "or 20% off the bill"."""
    after = lines[lines.index(line) + 1 :][:1]
    return any(one.alternative or pattern("instead_of_it").search(one.given.text) for one in after)


def _worded(desk: Desk, lines: Sequence[OptionLine]) -> tuple[OptionLine, ...]:
    """The offers, those that nothing reads in their own words; one that speaks of the house or of who writes is left
    out, and listed with why.

    Where there is no other offer, such a one is a place to fill, which a person puts into words.
    """
    open_ones = [line for line in lines if is_unworded(desk, line)]
    if len(open_ones) == len(lines):
        # What somebody is to do of whom it is not sure who it is, nothing tells: it is a place to fill.
        open_ones = [line for line in open_ones if not done_by_them(line)]
    dropped = [line for line in open_ones if line.another or _is_internal(desk, line)]
    if dropped and len(open_ones) == len(lines):
        return tuple(lines)
    for line in dropped:
        why: Reason = "person" if line.another else "short"
        desk.leave_out(FactLine(given=line.given, part=line.given.text), why)
    return tuple(
        as_jotted(desk, line) if line in open_ones else line for line in lines if line not in dropped
    )


def _is_internal(desk: Desk, line: OptionLine) -> bool:
    """Whether an offer that nothing reads holds something that is for the house alone."""
    barred = any(fact.reason in {"internal", "blame"} for fact in desk.told_as_facts(line.given))
    return barred or remedy("of_who_writes").search(line.given.text) is not None


def _state(desk: Desk, lines: Sequence[OptionLine]) -> None:
    """Tell how things are, or what is going to happen in any case."""
    for line in lines:
        told = line.text if line.form == "clause" else line.given.text
        desk.tell(sentence(told), line.given, serves=("offer-options",))


def _tell_done(desk: Desk, lines: Sequence[OptionLine]) -> None:
    """What has been done, told as done: a few written notes as sentences, more of them, or jotted ones, as a list."""
    told = [_done_words(desk, line) for line in lines]
    if len(lines) <= _FEW and all(text.endswith(".") for text in told):
        for line, text in zip(lines, told, strict=True):
            desk.tell(text, line.given, serves=("offer-options",))
        return
    desk.put(Passage(text=desk.book.pick("done", desk.tables["notes"]["done"]), serves=("offer-options",)))
    put_items(desk, lines, told)


def _done_words(desk: Desk, line: OptionLine) -> str:
    """The words of the note that tells it, as a sentence where it makes one: never turned into an offer."""
    if is_written(line.given.text):
        return sentence(line.text)
    bare = line.given.model_copy(update={"text": pattern("done_mark").sub("", line.given.text)})
    for note in (line.given, bare):
        facts = desk.told_as_facts(note)
        if facts and all(fact.sentence for fact in facts):
            return " ".join(str(fact.sentence) for fact in facts)
    return desk.to_confirm(line.given.text)


def _offer(desk: Desk, lines: tuple[OptionLine, ...]) -> None:
    """What waits for them, and what is going to happen."""
    exclusive = len(lines) > 1 and exclude_each_other(lines)
    if len(lines) == 1:
        say_single(desk, lines[0])
    elif _in_prose(desk, lines):
        say_first(desk, lines[0])
        say_second(desk, lines[1], exclusive=exclusive)
    else:
        _listed(desk, lines, exclusive=exclusive)
        desk.paragraph()


def _in_prose(desk: Desk, lines: Sequence[OptionLine]) -> bool:
    """Whether all can be told in sentences that stay close to the notes."""
    words = sum(len(tokens(line.text)) for line in lines)
    return len(lines) <= _FEW and words <= _LONG and all(is_said(desk, line) for line in lines)


def _tell_beside(desk: Desk, lines: Sequence[OptionLine]) -> None:
    """What is to be had whichever they choose: never as one more of the choice."""
    for line in lines:
        text = line.item if line.noted else line.text
        bare = pattern("in_any_case").sub("", text).strip(" ,.")
        slot = {"vp": "any_case_vp", "theirs": "any_case_theirs", "np": "any_case_np"}.get(
            line.form, "any_case"
        )
        if line.noted:
            thing = form_of_offer(bare.partition(",")[0].lower()) == "noun_phrase"
            slot, bare = ("any_case_np", with_article(lowered(bare))) if thing else (slot, lowered(bare))
        either = line.form != "clause" or pattern("in_any_case").search(line.given.text) is not None
        told = str(desk.tables["words"][slot]).format(offer=behind_comma(bare)) if either else sentence(bare)
        desk.tell(told, line.given, serves=("offer-options",))


def _listed(desk: Desk, lines: Sequence[OptionLine], *, exclusive: bool) -> None:
    count = {"count": str(desk.tables["numbers"].get(str(len(lines)), len(lines)))}
    if any(map(asks_consent, lines)):
        # What they do themselves is nothing that we offer or suggest.
        theirs = any(line.form in {"theirs", "clause"} for line in lines)
        intro = "list_intro" if exclusive else "list_intro_open" if theirs else "list_intro_neutral"
        desk.say("offer-options", intro, values=count)
    else:
        decided = desk.book.pick("decided", desk.tables["notes"]["decided"])
        desk.put(Passage(text=decided, serves=("offer-options",)))
    short = in_short(desk, lines)
    deeds = not short and any(line.form == "vp" for line in lines)
    texts = [listed_words(desk, line, short=short, beside_deeds=deeds) for line in lines]
    if all(line.form == "np" for line in lines):  # things alone, of which none is a sentence
        texts = [text.rstrip(".") for text in texts]
    put_items(desk, lines, texts)
