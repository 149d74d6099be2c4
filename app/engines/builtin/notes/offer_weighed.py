"""An offer in the form that it most likely has, where what reads its words made another of it.

"Send a photo of the van by Friday" is ours to do, "credit $290 on the rent" no thing, and "Luis cuts the lock tonight"
a statement: how the whole jotting weighs tells that (`app.text.weights.written_form`), where no list of verbs does.
"""

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.weights.written_form import jotted_form

OURS, STATED = 0.6, 0.6
"""How likely an offer must be a deed of ours, or a statement, to be told so against its words."""
OURS_ALL_THE_SAME = 0.9
"""How likely it must be ours where its verb is one of what customers do: "collect it", "bring it in"."""
_ARTICLE = compiled(r"(?:an?|the) (?=\w)")


def as_weighed(line: OptionLine, setting: Setting) -> OptionLine:
    """The offer as a deed of ours or as a statement, where it weighs so."""
    note = line.given.text
    if not setting.context.english or _is_settled(line) or pattern("leading_condition").match(note):
        return line
    weight = jotted_form(note)
    if line.form in {"theirs", "clause", "np"} and _is_order(bare := _bare(line)):
        theirs = tokens(bare)[0] in lexicon().theirs
        if weight.ours >= (OURS_ALL_THE_SAME if theirs else OURS):
            return line.model_copy(update={"form": "vp", "text": lowered(bare), "item": capitalised(bare)})
    if line.form == "np" and weight.statement >= STATED:
        said = _stated(line)
        return line.model_copy(update={"form": "clause", "text": said, "item": capitalised(said)})
    return line


def _is_settled(line: OptionLine) -> bool:
    """Whether what it is was read in another way, or stands as it was jotted."""
    return line.fielded or line.addressed or line.noted or line.settled


def _bare(line: OptionLine) -> str:
    """The words of an offer without an article that was put before what was taken for a thing."""
    text = line.text.removeprefix(jotting("they_can").format(do=""))
    article = _ARTICLE.match(text)
    return text[article.end() :] if article and not _ARTICLE.match(line.given.text.lower()) else text


def _is_order(bare: str) -> bool:
    """Whether words begin with a verb that orders something, and with nothing that is asked or left to them."""
    first, behind, *_ = [*tokens(bare), "", ""]
    small = lexicon().determiners | lexicon().pronouns
    how = first in word_list("how_things_are") and behind not in small  # "clean loaner, free of charge"
    return not how and first in bases() | lexicon().ordered and first not in word_list("leaves_to_them")


def _stated(line: OptionLine) -> str:
    """What was taken for a thing as the statement that it is: "a Luis cuts it" → "Luis cuts it"."""
    bare, the = _bare(line), f"{jotting('the')} "
    if bare == line.text or line.text.startswith(the):
        return line.text
    return bare if bare[:1].isupper() else f"{the}{bare}"
