"""An offer as an item of a list: a sentence wherever it makes one, else its own words with what is certain put in."""

import re
from collections.abc import Sequence

from app.engines.builtin.consent import has_room
from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.as_phrase import capitalised, is_one_offered, lowered, with_article
from app.engines.builtin.notes.expand import is_clean
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.offer_form import form_of_offer
from app.engines.builtin.notes.options import OptionLine, list_item
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.written import is_worded, is_written
from app.engines.builtin.waiting_for_none import is_done, is_stated
from app.model.writing import Ground, Passage
from app.text.grammar import tokens
from app.text.person.given import sex_of_given
from app.text.weights.heart import knows

_SHORT = 22
"""Words at the most of an offer in prose that is no whole sentence."""
_LEAD = re.compile(r"(?:or|and|plus)\s", re.IGNORECASE)
"""What joins a jotted offer to the one before: in a quotation of its own it joins nothing."""
_STUMPS = re.compile(r"[;:/(+,&]| - | – ")
"""Marks of a jotting that no sentence bears."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_OURS = frozenset({"i", "we"})


def is_tellable(desk: Desk, line: OptionLine) -> bool:
    """Whether a sentence can hold the offer: its note is one, or it is a short phrase that is no jotting."""
    if not desk.context.english or line.noted:
        return False
    if line.filled:
        return True
    if is_written(line.given.text):
        # "The drive is returned to you" would be told as done; "can be returned" is an offer, as is "I'd gladly pay".
        ours = has_room(line) or tokens(line.text)[0].partition("'")[0] in _OURS
        return line.form != "clause" or ours or pattern("put_as_offer").search(line.text) is not None
    short = len(tokens(line.text)) <= _SHORT and not _STUMPS.search(
        pattern("plain_tail").sub(" ", _THOUSANDS.sub("", line.text))
    )
    if line.doubtful or is_raw(line.given.text, line.item, certain=line.certain):
        return False
    return line.certain and short and line.form in {"vp", "np"}


def is_said(desk: Desk, line: OptionLine) -> bool:
    """Whether an offer makes a sentence: what is to be had, or how it is under a condition of theirs."""
    whole = line.form == "clause" and line.certain and not line.noted and is_written(line.given.text)
    return is_tellable(desk, line) or (whole and desk.context.english and not is_unworded(desk, line))


def is_unworded(desk: Desk, line: OptionLine) -> bool:
    """Whether an offer holds shorthand, or somebody of whom it is not sure who it is."""
    if line.filled or line.noted or is_done(line) or is_stated(line):
        return False
    return line.doubtful or (
        desk.context.english and is_raw(line.given.text, line.item, certain=line.certain)
    )


def as_jotted(desk: Desk, line: OptionLine) -> OptionLine:
    """An offer that nothing reads, as a list can hold it: as noted, in quotation marks where signs are left in it. A
    person looks at it before it is sent.
    """
    item, note = line.item, line.given.text.strip().rstrip(".!")
    note = note[found.end() :] if (found := _LEAD.match(note)) else note
    signs = any(pattern("leftover").search(text) for text in (note, item))
    if line.doubtful or signs or not is_clean(item):
        item = str(desk.tables["words"]["as_jotted"]).format(offer=note)
    desk.jotted = True
    told = {"form": "clause", "text": item, "item": item, "noted": True, "filled": True, "doubtful": False}
    return line.model_copy(update=told)


def listed_words(desk: Desk, line: OptionLine, *, short: bool = False, beside_deeds: bool = False) -> str:
    """An item of a list as a sentence wherever it makes one, whatever the others are; `short`: in few words. What is
    surely one thing has its article: "a full refund of £420"; `beside_deeds` it is what we offer.
    """
    if beside_deeds and line.form == "np" and is_tellable(desk, line):
        return str(desk.tables["words"]["we_offer"]).format(np=with_article(lowered(line.text.rstrip("."))))
    text = _listed(desk, line, short=short)
    thing = desk.context.english and line.form == "np" and not line.noted and is_one_offered(lowered(text))
    return capitalised(with_article(lowered(text))) if thing else text


def in_short(desk: Desk, lines: Sequence[OptionLine]) -> bool:
    """Whether the items of a chat are left in few words: not where one may be read as an order to the customer."""
    deeds = {line.form for line in lines} & {"vp", "theirs", "clause"}
    return desk.chatty and (not deeds or not desk.context.english)


def _listed(desk: Desk, line: OptionLine, *, short: bool) -> str:
    told = line.filled or is_worded(line.given.text) or (line.form != "np" and is_tellable(desk, line))
    deed = line.form in {"vp", "theirs"} and line.certain and not line.noted and not is_unworded(desk, line)
    if (told or (deed and desk.context.english)) and not short:
        return _as_sentence(desk, line)
    thing = line.form == "np" and line.certain and not line.noted and not is_unworded(desk, line)
    if thing and desk.context.english and not short:
        return sentence(line.text)
    item = item_of(desk, line)
    if short or not desk.context.english or item.startswith("["):
        return item
    led = line.noted and form_of_offer(item.partition(",")[0].lower()) == "noun_phrase"
    plain = led and not pattern("aside_or_label").search(item)
    put = capitalised(with_article(lowered(item))) if plain else item
    return sentence(item if pattern("broken_offer").search(lowered(put)) else put)


def put_items(desk: Desk, lines: Sequence[OptionLine], texts: Sequence[str]) -> None:
    """The items of a list, each with its note; a chat runs them on in one line."""
    for number, (line, text) in enumerate(zip(lines, texts, strict=True), start=1):
        mark = f"({number}) " if desk.chatty else f"{number}. "
        stop = (";" if number < len(lines) else ".") if desk.chatty else ""
        desk.put(
            Passage(
                text=f"{mark}{text.rstrip('.') if stop else text}{stop}",
                before=" " if desk.chatty else ("\n\n" if number == 1 else "\n"),
                part="item",
                serves=("offer-options",),
                grounds=(Ground(where=line.given.where, quote=line.given.text),),
                answers=desk.answers(line.given.where),
                uses=(line.given.where,),
            )
        )


def item_of(desk: Desk, line: OptionLine) -> str:
    """An item of a list: a note that says who does it keeps its doer; a raw one is for a person to put into words."""
    if line.filled or line.noted:
        return line.item
    if is_unworded(desk, line):
        return desk.to_confirm(line.given.text)
    own = line.form == "vp" and pattern("own_can").match(line.given.text) is not None
    return list_item(_as_sentence(desk, line)) if own else line.item


def _as_sentence(desk: Desk, line: OptionLine) -> str:
    """An item whose note is a sentence stays one, with the writer as "I" where the note has it so."""
    if line.form == "np" or line.filled:
        return sentence(line.item)
    own = pattern("own_can").match(line.given.text) is not None
    form = {"vp": "i_can" if own else "we_can", "theirs": "you_can"}.get(line.form)
    return str(desk.tables["words"][form]).format(vp=line.text) if form else sentence(line.text)


def tell_led_to(desk: Desk, line: OptionLine) -> None:
    """An offer that no sentence of ours bears, behind words that lead to it."""
    desk.say("offer-options", "single_intro")
    colon = bool(desk.passages) and desk.passages[-1].text.endswith(":")
    item = item_of(desk, line)
    thing = line.noted and ":" not in item and form_of_offer(item.partition(",")[0].lower()) == "noun_phrase"
    thing = thing and not pattern("broken_offer").search(with_article(lowered(item)))
    # "An upholsterer's visit, first slot Tuesday"; "Mel can do it" begins with a name.
    low = with_article(lowered(item)) if thing else item if _named_first(item) else lowered(item)
    text = item if item.startswith("[") else f"{low}." if colon else sentence(item)
    desk.tell(text, line.given, serves=("offer-options",))


def _named_first(item: str) -> bool:
    """Whether an offer begins with somebody's name: a word with a capital that is no word otherwise."""
    first = item.partition(" ")[0].removesuffix("'s")
    return first.isalpha() and (sex_of_given(first) is not None or not knows(first))


def behind_comma(offer: str) -> str:
    """An offer as it stands behind "either way,": only who acts in it loses a capital, for it may begin with a name."""
    first = offer.partition(" ")[0]
    acts = first.partition("'")[0] in {"You", "We", "They", "It", "The", "Your", "Our"}
    return first.lower() + offer[len(first) :] if acts else offer
