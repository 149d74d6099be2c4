"""An offer with a subject and a verb of its own is told as the statement that it is, however it was read.

"I'll chase them every Monday" is nothing that we would be glad to, and "a new people on 14 are happy" is no thing.
"""

import re

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.written import is_stopped
from app.text.compiled import compiled
from app.text.grammar import lexicon

_CAN_DO = compiled(r"\b(?P<who>we|I) can (?P<verb>[a-z]+)\b")


def as_it_stands(line: OptionLine) -> OptionLine:
    """The offer as a statement, where its words are one; as it was where they are a deed or a thing."""
    line = _begun_small(_of_what_is_done(line))
    text = line.text
    if line.form in {"vp", "np"} and pattern("we_say_it").match(text):
        return _stated(line, text)
    if line.form == "vp" and pattern("myself_alone").search(text):
        return _stated(line, f"{jotting('i_can')}{text}")
    if line.form == "vp" or (found := pattern("stands_by_itself").match(text)) is None:
        return line
    lead, said = found["lead"] or "", text[found.start("said") :]
    article = "" if pattern("several_do").match(said) else lead.rpartition(" have ")[2]
    return _stated(line, f"{article}{said}")


def _stated(line: OptionLine, said: str) -> OptionLine:
    told = capitalised(said.rstrip("."))
    # Of a sentence that was written out nothing was guessed.
    made = {"form": "clause", "text": told, "item": told, "guessed": not is_stopped(line.given.text)}
    return line.model_copy(update=made)


def _of_what_is_done(line: OptionLine) -> OptionLine:
    """The statement without "can" before what was done already: "we can rang the surgery"."""

    def told(found: re.Match[str]) -> str:
        done = found["verb"].lower() in lexicon().past - bases()
        return f"{found['who']} {found['verb']}" if done else found[0]

    text = _CAN_DO.sub(told, line.text)
    if line.form != "clause" or text == line.text:
        return line
    return line.model_copy(update={"text": text, "item": _CAN_DO.sub(told, line.item)})


def _begun_small(line: OptionLine) -> OptionLine:
    """A deed with a small first letter, of which no list knew that it is a verb: "we'd gladly Rehang all doors"."""
    first = line.text.partition(" ")[0]
    verb = line.form == "vp" and first.isalpha() and first.istitle() and first != "I"
    return line.model_copy(update={"text": lowered(line.text)}) if verb else line
