"""Offers that have been carried out, as a fact that the reply tells has it: nobody is asked for a yes to them."""

from collections.abc import Sequence

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.remedies import remedy
from app.model.writing import Passage
from app.text.grammar import tokens
from app.text.matching import families
from app.text.particulars import find, ground
from app.text.words import content_stems


def without_done(desk: Desk, lines: Sequence[OptionLine]) -> list[OptionLine]:
    """The offers that are still to be had; the sentence that tells that another is done serves as that offer."""
    if not desk.context.english:
        return list(lines)
    kept = []
    for line in lines:
        at = next((k for k, told in enumerate(desk.passages) if _tells(told, line)), None)
        if at is None:
            kept.append(line)
            continue
        told = desk.passages[at]
        serves = tuple(dict.fromkeys((*told.serves, "offer-options")))
        uses = tuple(dict.fromkeys((*told.uses, line.given.where)))
        desk.passages[at] = told.model_copy(update={"serves": serves, "uses": uses})
    return kept


def _tells(told: Passage, line: OptionLine) -> bool:
    """Whether a sentence made of a fact says that an offer has been carried out, with all that the offer names."""
    if line.alternative or not any(where.startswith("facts") for where in told.uses):
        return False
    return is_done_in(told.text, line.given.text)


def is_done_in(fact: str, offer: str) -> bool:
    """Whether a fact says that what an offer gives has been given: "the refund of £64 was sent this morning".

    Every figure of the offer is in the fact, and so is every word of it that is not a way of paying; an offer with a
    condition, or of something more, is another.
    """
    if not remedy("carried_out").search(fact) or remedy("not_carried_out").search(fact):
        return False
    if remedy("something_more").search(offer) or pattern("own_wish").search(offer):
        return False
    if remedy("a_copy").search(offer) and not remedy("a_copy").search(fact):
        return False
    known = find(fact)
    if any(ground(one, known) is None for one in find(offer)):
        return False
    kinds = families(fact)
    if not kinds & families(offer):
        return False
    stems, ways = content_stems(fact), word_list("ways_of_paying")
    rest = [word for word in tokens(offer) if word not in ways and not kinds & families(word)]
    return content_stems(" ".join(rest)) <= stems
