"""Sentences of clauses that follow each other, joined as the note joined them, and not in a row of short ones."""

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.spoken.kinds import Clause
from app.engines.builtin.notes.spoken.table import form, said, words
from app.model.value import Value
from app.text.grammar import tokens

_SHORT = 9
"""Words up to which two sentences are joined."""
_STUMP = 3
"""Words of a clause that is no sentence by itself: "we should have"."""
_LONG = 34
"""Words from which on a sentence takes no more in."""


class Sentence(Value):
    """A sentence while it is put together; `parts` are the clauses as they were jotted."""

    text: str
    parts: tuple[str, ...]
    kind: str
    joined: bool = False
    hangs: bool = False
    """Whether it only leads to what follows."""
    mistake: bool = False

    @property
    def part(self) -> str:
        """The clauses of the sentence as they were jotted."""
        return ", ".join(one for one in self.parts if one)

    def with_more(self, more: str, part: str) -> "Sentence":
        """The sentence with something hung on its end."""
        made = {"text": f"{self.text}{more}", "parts": (*self.parts, part), "joined": True, "hangs": False}
        return self.model_copy(update=made)


def follows(last: Sentence | None, clause: Clause, told: str, joint: str) -> tuple[str | None, str]:
    """What is hung on the sentence before (None where a new one begins) and what a new one says."""
    small = _small(told)
    if last is None:
        return None, _opened(small, joint)
    if clause.kind == "carried":
        return f"{said('carried')}{told}", ""
    fits = len(tokens(last.text)) + len(tokens(told)) <= _LONG
    if clause.kind == "order":
        return None, f"{said('please')} {told}"
    if joint in {"so", "and so", "but", "but then", "because"} and fits:
        word = joint.removeprefix("and ")
        return f"{' ' if word == 'because' else ', '}{word} {small}", ""
    stump = len(tokens(told)) <= _STUMP and not joint and not last.joined
    leads = last.hangs or (
        last.kind == "deed" and not last.joined and clause.subject in {"it", "they", "he", "she"}
    )
    if (leads or stump or (joint in {"and", "and then"} and not last.joined)) and fits:
        return f"{said('joined')}{small}", ""
    return None, _opened(small, joint)


def _small(text: str) -> str:
    """The text as it stands within a sentence: "It" and "We" lose their capital, "I" and names keep it."""
    first = tokens(text)[0]
    pronoun = first in words("subjects") | words("contracted") and first.split("'")[0] != "i"
    pronoun = pronoun and not text.startswith("IT ")
    return f"{text[:1].lower()}{text[1:]}" if pronoun else text


def _opened(text: str, joint: str) -> str:
    word = {
        "so": "So ",
        "and so": "So ",
        "but": "But ",
        "but then": "But ",
        "then": "Then ",
        "and then": "Then ",
    }.get(joint, "")
    return f"{word}{text}" if word else capitalised(text)


def bit_behind(text: str, last: Sentence | None) -> str | None:
    """What a bit without a verb adds to the sentence before; None where nothing sure."""
    if last is None:
        return None
    before = last.text
    if form("not_there").fullmatch(text):
        return said("not_there") if last.kind == "lead" or last.hangs else None
    if (span := form("span").fullmatch(text)) is not None:
        if form("paid_back").search(before):
            on = span["on"]
            return (
                said("span_paid", span=span["span"], on=on.strip()) if on else said("span", span=span["span"])
            )
        return said("span", span=span["span"]) if form("went_out").search(before) else None
    if form("sum").fullmatch(text) and text[:1] in "£$€":  # priced, so it is a sum
        return said("sum", sum=text) if form("charged").search(before) else None
    if form("will_be").match(text) and not before.startswith(("I ", "We ")):
        rest = text.split(" ", 1)[1] if not text.startswith("there ") else text
        return f"{said('will_be')}{rest.removeprefix('be ')}"
    apposed = form("apposed").match(text) and not last.hangs and last.kind != "order"
    return f", {text}" if apposed and len(tokens(text)) <= _SHORT else None


def alone(text: str) -> str | None:
    """A sentence of a bit that says that there is none of something."""
    for name, opens in (("left_over", "left_over"), ("no_more", "no_more")):
        if form(name).match(text):
            return f"{said(opens)} {text}"
    return None


def flowing(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences, two short ones in a row as one."""
    told: list[Sentence] = []
    for one in sentences:
        last = told[-1] if told else None
        if (
            last
            and not last.joined
            and not one.joined
            and _short(last)
            and _short(one)
            and _opens_small(one.text)
        ):
            named = one.text[:2] in {"I ", "I'"} or one.text.split()[0].isupper()  # "IT knows"
            small = one.text if named and one.text[:2] != "A " else f"{one.text[:1].lower()}{one.text[1:]}"
            more = last.with_more(f"{said('joined')}{small}", "")
            told[-1] = more.model_copy(
                update={"parts": (*last.parts, *one.parts), "mistake": last.mistake or one.mistake}
            )
        else:
            told.append(one)
    return told


def _short(one: Sentence) -> bool:
    return len(tokens(one.text)) <= _SHORT and one.kind != "order" and "," not in one.text


def _opens_small(text: str) -> bool:
    first = tokens(text)[0]
    return first in words("subjects") | words("contracted") | words("small_first")
