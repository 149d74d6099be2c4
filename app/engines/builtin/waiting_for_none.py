"""Which offers wait for no word of the customer: what is done, how things are, what is going to happen in any case."""

from app.engines.builtin.consent import asks_consent, has_room
from app.engines.builtin.notes.as_phrase import lowered, with_article
from app.engines.builtin.notes.expand import is_clean
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.telegraph.verb_forms import is_noun
from app.engines.builtin.notes.verbless import to_be_done, without_semicolons
from app.engines.builtin.notes.written import is_worded, is_written
from app.text.grammar import is_verb_base, tokens


def as_told(line: OptionLine) -> OptionLine:
    """What costs them nothing is told and not offered: "no call-out charge" → "there is no call-out charge"."""
    note = lowered(line.given.text.strip().rstrip("."))
    free_of = pattern("needs_none").match(note) is not None and is_clean(note)  # "no receipt needed"
    if (owed := pattern("pays_nothing").match(note)) is not None and not line.alternative:
        text = jotting("nothing_to_pay").format(more=owed["more"])  # neither ours to do nor a choice
        return line.model_copy(update={"form": "clause", "text": text, "item": text, "settled": True})
    if line.alternative or line.noted or (line.form not in {"np", "clause"} and not free_of):
        return line
    text = note if free_of else line.text
    if (found := pattern("no_charge").match(text)) is not None:
        there = jotting("there_are_no" if found["many"] else "there_is_no")
        text = there.format(what=f"{found['what']}{found['rest']}")
    elif (plain := _no_offer(text)) is not None:
        text = plain
    elif not pattern("no_charge_applies").match(text):
        return line
    return line.model_copy(update={"form": "clause", "text": text, "item": text, "settled": True})


def in_full_words(line: OptionLine) -> OptionLine:
    """An offer with the verb that its note lacks, and with sentences for its semicolons."""
    bare = line.form == "clause" and line.certain and not (line.noted or line.doubtful)
    text, item = (
        "; ".join(map(to_be_done, said.split("; "))) if bare else said for said in (line.text, line.item)
    )
    goes_on = line.form == "clause" and not pattern("leaves_it_open").search(text)
    told = {
        "text": _asked(without_semicolons(text), goes_on=goes_on),
        "item": _asked(without_semicolons(item), goes_on=goes_on),
    }
    return line.model_copy(update=told) if told != {"text": line.text, "item": line.item} else line


def _asked(text: str, *, goes_on: bool) -> str:
    """An offer without the yes that is asked for behind it, and with what they are to do for it as a request.

    Of what `goes_on` without a word of theirs ("the chief apologises in person, if you want that") the yes is a part.
    """
    # "The chef will write if you agree" would be promised without it.
    bare = text if goes_on or pattern("is_promised").search(text) else pattern("mere_consent").sub("", text)
    return pattern("you_should").sub(jotting("asks_politely"), bare)


def as_choice(line: OptionLine) -> OptionLine:
    """What is to be had instead of another, as an offer and not as decided: "we repaint it" → "we can repaint it"."""
    does = line.text.partition(" ")[2] if line.settled and pattern("we_go").match(line.text) else ""
    return line.model_copy(update={"form": "vp", "text": does, "settled": False}) if does else line


def _no_offer(text: str) -> str | None:
    """What is nothing to choose, as it is told: "no need to send it back" → "there is no need to send it back"."""
    if pattern("no_need").match(text):
        return jotting("there_is_no").format(what=f"need {pattern('no_need').sub('', text)}")
    if (found := pattern("nothing_to").match(text)) is not None:
        return jotting("nothing_to_do").format(what=found["more"])
    if (found := pattern("needs_none").match(text)) is not None:
        several = pattern("plural_thing").search(found["what"]) is not None
        there = jotting("nones_needed" if several else "none_needed")
        return there.format(what=found["what"], how=found["how"], rest=found["rest"] or "")
    if (found := pattern("not_to_be_had").match(text)) is not None:
        return jotting("not_to_be_had").format(what=with_article(found["what"]), how=found["how"])
    return None


def costs_nothing(line: OptionLine) -> bool:
    """Whether an offer only says that something costs nothing: that stands behind what it is said of."""
    return line.settled and any(pattern(name).match(line.text) for name in ("no_charge", "no_charge_applies"))


def stands_alone(line: OptionLine) -> bool:
    """Whether what is stated speaks of nothing that was offered before it, as "it" or "if he comes" would."""
    text = line.given.text
    if costs_nothing(line):
        return False
    if line.settled and pattern("money_back").match(text) is not None:
        text = pattern("what_was_paid").sub("", text)
    return pattern("leans_on_offer").search(text) is None


def is_done(line: OptionLine) -> bool:
    """Whether an offer tells what has been done already: there is nothing in it to choose or to arrange."""
    text = line.given.text
    if is_written(text) and line.form != "clause":
        return False  # "I can send the sheet, and I have attached it"
    if line.form == "vp" and _is_order(text):
        return False  # "waive the fee already paid" is still to be done
    asks = pattern("asks_them").search(text) or pattern("leans_back").match(text)
    return pattern("done").search(text) is not None and not asks


def _is_order(text: str) -> bool:
    """Whether a note begins with what can only be a deed: "waive", and not "refund"."""
    first = (tokens(text) or [""])[0]
    return is_verb_base(first) and not is_noun(first)


def is_stated(line: OptionLine) -> bool:
    """Whether an offer only says how things are ("the helpline is free"): nothing in it waits for a word from them."""
    if line.settled or any(
        pattern(name).search(line.given.text) for name in ("up_to_them", "whatever_comes")
    ):
        return True
    if has_room(line):
        return False  # which of the two is theirs to say
    if is_written(line.given.text) and pattern("foreseen").search(line.given.text):
        return True
    in_a_case = any(pattern(name).match(line.text) for name in ("if_so_we_do", "if_so_it_is", "they_are"))
    if line.form == "clause" and not line.noted and in_a_case:
        return True  # "if it isn't found we send a new one": nothing of it is theirs to decide
    advice = is_worded(line.given.text) and not line.doubtful and pattern("is_advice").match(line.text)
    favour = advice or pattern("asks_a_favour").match(line.text)
    if line.form == "clause" and not line.noted and favour:
        return True  # "it would be a great help if you brought the box", "you should keep it out at night"
    if (
        line.form == "clause"
        and line.filled
        and not line.alternative
        and pattern("told_done").match(line.text)
    ):
        return True  # "the ticket was raised on Monday", among what may be had
    written = line.form == "clause" and is_written(line.given.text)
    if written and (pattern("theirs_to_keep").match(line.text) or not asks_consent(line)):
        return True  # "the right one goes out today", "you can keep the other"
    said = written and pattern("stated").search(line.given.text) is not None
    return said and pattern("stated_not").search(line.given.text) is None
