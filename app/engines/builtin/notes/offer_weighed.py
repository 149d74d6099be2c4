"""An offer in the form that it most likely has, where what reads its words made another of it.

"Send a photo of the van by Friday" is ours to do, "credit $290 on the rent" no thing, and "Luis cuts the lock tonight"
a statement: how the whole jotting weighs tells that (`app.text.weights.written_form`), where no list of verbs does.
"""

from itertools import pairwise

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.offer_whose import is_theirs
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.weights.written_form import jotted_form

OURS, STATED = 0.6, 0.6
"""How likely an offer must be a deed of ours, or a statement, to be told so against its words."""
OURS_OR_THEIRS, OURS_ALL_THE_SAME, NEVER = 0.85, 0.85, 2.0
"""How likely it must be ours where customers do the same ("keep the spare", "bring it in") and nothing tells whose it
is; where its words make it theirs; and where both hold, so that nothing outweighs it."""
_LEAST = 6
"""Words from which on a jotting is long enough for its weight to say whose deed it is."""
_THEIR_OWN = frozenset(
    {
        "us",
        "own",
        "yourself",
        "yours",
        "me",
        "month",
        "week",
        "monthly",
        "weekly",
        "instalments",
        "installments",
    }
)
"""Words of what only they do: "send us the photo", "pay the rest at £20 a month"."""
_NUMBER = compiled(r"\d[\d -]{6,}\d")
"""A telephone number: whoever is told it rings."""
_BESIDES = compiled(r",? (?:which|who)\b[^;.]{3,200}")
"""What is told of a thing besides: "the kit, which holds two filters" states nothing of what we do."""
_RELATIVE = frozenset({"that", "which", "who"})
_STATES = frozenset({"aux", "modal", "be", "third", "past", "either"})
_HAVE_FOR = compiled(r"have (?P<thing>an? [a-z]+ (?:by|for|with|from|in|on) .*)")
"""A thing that we would have, and nothing is done to it: "have an answer by Friday" is one to give them."""
_ARTICLE = compiled(r"(?:an?|the) (?=\w)")


def as_weighed(line: OptionLine, setting: Setting) -> OptionLine:
    """The offer as a deed of ours or as a statement, where it weighs so."""
    note = line.given.text
    if not setting.context.english or _is_settled(line) or pattern("leading_condition").match(note):
        return line
    weight = jotted_form(note)
    if line.form == "vp" and weight.thing >= STATED and (had := _HAVE_FOR.match(line.text)) is not None:
        return line.model_copy(update={"form": "np", "text": had["thing"], "item": capitalised(had["thing"])})
    bare = _bare(line)
    if line.addressed and pattern("order_to_pay_off").match(bare):
        return line
    if pattern("they_bring").match(bare) and is_theirs(bare):
        return line  # "bring all three in, any day"; whoever pays £50 now may be the house
    if pattern("sees_somebody").match(bare):
        return line  # whoever pays the rest month by month, or sees "Dr Okoye", is no house
    if line.form != "vp" and _is_order(line, bare) and weight.ours >= _least(line, bare):
        ours = {"form": "vp", "text": lowered(bare), "item": capitalised(bare), "addressed": False}
        return line.model_copy(update=ours)
    if line.form == "np" and (sent := pattern("sent_to").match(line.text)) is not None:
        text = jotting("send_them").format(**sent.groupdict())
        return line.model_copy(update={"form": "vp", "text": text, "item": capitalised(text)})
    if line.form == "np" and weight.statement >= STATED and _may_state(note):
        said = _stated(line)
        return line.model_copy(update={"form": "clause", "text": said, "item": capitalised(said)})
    return line


def _is_settled(line: OptionLine) -> bool:
    """Whether what it is was read in another way, or stands as it was jotted."""
    return line.fielded or line.noted or line.settled


def _bare(line: OptionLine) -> str:
    """The words of an offer without an article that was put before what was taken for a thing."""
    text = line.text.removeprefix(jotting("they_can").format(do=""))
    article = _ARTICLE.match(text)
    return text[article.end() :] if article and not _ARTICLE.match(line.given.text.lower()) else text


def _is_order(line: OptionLine, bare: str) -> bool:
    """Whether words begin with a verb that orders something, and with nothing that is asked or left to them."""
    words = tokens(bare)
    first, behind, *_ = [*words, "", ""]
    small = lexicon().determiners | lexicon().pronouns
    bare_thing = (
        first in word_list("how_things_are") and behind not in small
    )  # "clean loaner, free of charge"
    if first not in bases() | lexicon().ordered or first in word_list("leaves_to_them") or bare_thing:
        return False
    if line.form == "np":  # "credit $290" takes what stands behind it, "refund for both nights" does not
        return behind != "" and behind not in (lexicon().prepositions | {"that", "which"}) - {"at", "over"}
    return len(words) >= _LEAST and _THEIR_OWN.isdisjoint(words)  # "send us the photo", "use your own"


def _least(line: OptionLine, bare: str) -> float:
    """How likely it must be ours."""
    either = tokens(bare)[0] in lexicon().theirs | word_list("customers_do_too")
    if line.form == "theirs":
        return NEVER if either or _NUMBER.search(bare) else OURS_ALL_THE_SAME
    return OURS_OR_THEIRS if either else OURS


def _may_state(note: str) -> bool:
    """Whether a jotting has a verb for whatever it begins with: "Luis cuts it", not "a voucher that can be used"."""
    row = tagged(_BESIDES.sub("", note))
    thing = pattern("thing_first").match(note) or not _RELATIVE.isdisjoint(tokens(note)[1:2])
    does = any(
        word.tag in _STATES or (who.tag in {"name", "noun"} and word.low.removesuffix("s") in bases())
        for who, word in pairwise(row)
    )
    return does and not thing


def _stated(line: OptionLine) -> str:
    """What was taken for a thing as the statement that it is: "a Luis cuts it" → "Luis cuts it"."""
    bare, the = _bare(line), f"{jotting('the')} "
    if bare == line.text or line.text.startswith(the):
        return line.text
    return bare if bare[:1].isupper() else f"{the}{bare}"
