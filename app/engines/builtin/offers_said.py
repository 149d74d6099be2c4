"""An offer said as a sentence of its own: by itself, as the first of two, as the second, under its condition."""

import re

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.offer_form import form_of_offer
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.offers_listed import is_tellable, tell_led_to
from app.engines.builtin.remedies import remedy
from app.text.grammar import lexicon, tokens

_STILL = "_still"
"""How the slot ends of an offer that stands behind a refusal; who writes as "I" has the same words for both."""
_NAMES_A_THING = frozenset({"det", "noun", "state", "number", "name", "ing"})
_TELLING = frozenset({"third", "modal"})
"""What a thing is named with, and how what somebody does is told right behind it."""
_KNOWN = frozenset({"the", "our", "this"})
"""Words before a thing that is known, of which something is told rather than that it is to be had."""
_LIMITS = 2
"""Sentences that may stand between the start of a paragraph and an offer behind a refusal."""


def answers_a_limit(desk: Desk) -> bool:
    """Whether a refusal was said just before, so that what can be done instead stands in the same breath."""
    last = desk.passages[-_LIMITS:]
    refuses = [p for p in last if any(where.startswith("cannot") for where in p.uses)]
    return desk.context.english and bool(refuses) and last[-1] in refuses and len(refuses) <= _LIMITS


def as_thing(line: OptionLine) -> OptionLine:
    """An offer that was read as a statement and is a thing: "the £13.50 charge back on top", "a letter confirming that
    it is closed"; told as it stands, it would be no sentence.
    """
    if line.form != "clause" or form_of_offer(line.text) != "noun_phrase":
        return line
    if not (pattern("paper_that_says").match(line.text) or pattern("sum_back").match(line.text)):
        return line
    text = lowered(line.text.rstrip("."))
    return line.model_copy(update={"form": "np", "text": text, "item": capitalised(text)})


def as_statement(line: OptionLine) -> OptionLine:
    """An offer that was read as a thing and tells what somebody does: "school pays the £25 bank charge"."""
    if line.form != "np" or line.noted or not _tells(line.text):
        return line
    article, _, rest = line.text.rstrip(".").partition(" ")
    # Who is one of several stays so: "a second assessor reviews the file".
    known = article in {"a", "an"} and rest.partition(" ")[0] not in word_list("one_of_several")
    text = capitalised(f"{jotting('the')} {rest}" if known else line.text.rstrip("."))
    return line.model_copy(update={"form": "clause", "text": lowered(text), "item": text})


_DO_IS = " do is {"


def _tells(text: str) -> bool:
    """Whether the verb of somebody follows right behind what was taken for a thing."""
    named = _NAMES_A_THING | ({"prep"} if text.partition(" ")[0].lower() in _KNOWN else frozenset())
    row = tagged(text)
    at = next((at for at, token in enumerate(row) if token.tag not in named), len(row))
    leads = lexicon().subordinating | word_list("papers_say")
    if any(
        token.low in leads for token in row[:at]
    ):  # "a letter saying the fee was our error" tells nothing itself
        return False
    return at < len(row) and row[at].tag in _TELLING


def say_single(desk: Desk, line: OptionLine) -> None:
    """The only offer, behind words that lead to it where no sentence of ours bears it."""
    if line.form == "clause" and not is_tellable(desk, line):
        tell_led_to(desk, line)
    else:
        say_first(desk, line)


def say_first(desk: Desk, line: OptionLine) -> None:
    """One offer, or the first of two; behind a refusal as what can be done all the same."""
    _tell(desk, line, "can_still" if answers_a_limit(desk) else "can", "have")


def say_second(desk: Desk, line: OptionLine, *, exclusive: bool) -> None:
    """The second of two, as what may be had besides or instead: "or you can cancel", "you can also pay later"."""
    theirs = pattern("you_can").match(sentence(line.text)) if line.form == "clause" else None
    does = line.text if line.form == "theirs" else theirs["vp"] if theirs else None
    if does is not None:
        other = pattern("instead_of_it").search(does) is not None  # "also … instead" says both
        slot = "or_you_can" if exclusive else "you_can" if other else "you_can_also"
        text = str(desk.tables["words"][slot]).format(
            vp=pattern("instead_of_it").sub("", does) if exclusive else does
        )
        desk.tell(text, line.given, serves=("offer-options",))
        return
    # "We can also" says already that it comes on top, "or, if you'd rather" that it is the other.
    bare = pattern("instead_of_it").sub("", pattern("if_they_prefer").sub("", line.text))
    bare = bare if exclusive else remedy("as_well").sub("", line.text)
    line = line.model_copy(update={"text": bare})
    if exclusive and line.form == "clause" and not line.noted and not remedy("leads_itself").match(bare):
        text = str(desk.tables["words"]["or_clause"]).format(offer=lowered(bare.rstrip(".")))
        desk.tell(text, line.given, serves=("offer-options",))
        return
    if exclusive and (own := pattern("own_condition").search(bare)) and line.form in {"np", "vp"}:
        _under_condition(desk, line, own)
        return
    _tell(desk, line, *(("or_can", "or_have") if exclusive else ("also_can", "also_have")))


def _under_condition(desk: Desk, line: OptionLine, own: re.Match[str]) -> None:
    """The second offer behind its own condition: "If you'd rather not wait, you can have a refund of £198"."""
    slot, value = ("if_have", "np") if line.form == "np" else ("if_can", "vp")
    offer = f"{line.text[: own.start()]}{line.text[own.end() :]}".strip(" ,.")
    condition = capitalised(own["condition"])
    text = str(desk.tables["words"][slot]).format(**{"condition": condition, value: offer})
    desk.tell(text, line.given, serves=("offer-options",))


def _tell(desk: Desk, line: OptionLine, for_vp: str, for_np: str) -> None:
    """An offer as a sentence: what we do or give behind our words, what others do in the words of the note."""
    slot, value = (for_np, "option_np") if line.form == "np" else (for_vp, "option_vp")
    own = pattern("by_myself").search(line.text) or pattern("own_can").match(line.given.text)
    if line.form == "vp" and own:  # "we can bring it myself" says nobody
        text = str(desk.tables["words"].get(f"own_{for_vp.removesuffix(_STILL)}", "")).format(vp=line.text)
        desk.tell(text, line.given, serves=("offer-options",))
    elif line.form == "theirs":
        text = str(desk.tables["words"]["you_can"]).format(vp=line.text)
        desk.tell(text, line.given, serves=("offer-options",))
    elif line.form == "clause":
        desk.tell(sentence(line.text), line.given, serves=("offer-options",))
    elif not _offered(desk, line, slot, value):
        tell_led_to(desk, line)


def _offered(desk: Desk, line: OptionLine, slot: str, value: str) -> bool:
    """Say the offer in one of our frames: none that ends with the word that the offer begins with ("do is do")."""
    kept = desk.book.barred
    if tokens(line.text)[:1] == ["do"]:
        desk.book.barred = (*kept, _DO_IS)
    said = desk.say("offer-options", slot, notes=[line.given], values={value: line.text})
    desk.book.barred = kept
    return said
