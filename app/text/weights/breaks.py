"""Where a sentence ends in English that is written without marks: "it leaks nobody came" holds two.

A linear model over the words around a gap and what they may be, fitted by `scripts.fit.breaks` on messages with all
their marks, from which the marks, capitals and apostrophes were taken.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from app.text.compiled import compiled
from app.text.person.words import person_words
from app.text.tables import table, word_set
from app.text.weights.fitted import fitted

_AROUND = ("", "", "")
_CLASSES = (
    "nominative", "possessives", "determiners", "negatives", "modals", "auxiliaries", "conjunctions", "relatives",
    "subordinators", "prepositions", "calendar", "numbers", "tell_verbs", "adverbs",
)  # fmt: skip
"""Closed classes, of which a word counts as the first that holds it."""
_VERBAL = frozenset({"modals", "auxiliaries", "tell_verbs", "past", "shared", "regular", "short"})
_ENDINGS = ("ing", "ly", "s")
_REMEMBERED = 4096
_NEAR = 4
"""Words before a gap among which a verb of telling governs what follows."""
_FEW, _SOME = 3, 8
"""Words since the last break up to which a thought is short, and not yet long."""
_PLAIN = compiled(r"['’]")


def plain(words: Iterable[str]) -> list[str]:
    """Words as a writer in a hurry types them: small, and without apostrophes."""
    return [_PLAIN.sub("", word.lower()) for word in words]


def breaks(words: Sequence[str], at: int, opened: int) -> float:
    """How likely (0-1) a sentence ends before word `at`; `words` are `plain`, the last one known began at `opened`."""
    return fitted("breaks").shares(marks(words, at, opened))[1]


def marks(words: Sequence[str], at: int, opened: int) -> frozenset[str]:
    """What the model sees of a gap."""
    _, b, a = (*_AROUND, *words[max(at - 3, 0) : at])[-3:]
    x, y, z = (*words[at : at + 3], *_AROUND)[:3]
    cb, ca, cx, cy, cz = (_class(word) for word in (b, a, x, y, z))
    said = words[opened:at]
    classes = [_class(word) for word in said]
    verbs = min(sum(one in _VERBAL for one in classes), 2)
    length = (len(said) > _FEW) + (len(said) > _SOME)
    told = next((k for k, one in enumerate(reversed(classes[-_NEAR:])) if one == "tell_verbs"), "")
    begun = f"{classes[0]}{verbs}" if classes else ""
    return frozenset({
        f"a {a}", f"x {x}", f"b {b}", f"y {y}", f"ba {b} {a}", f"ax {a} {x}", f"xy {x} {y}", f"xyz {x} {y} {z}",
        f"axy {a} {x} {y}", f"ca {ca}", f"cax {ca} {cx}", f"cbax {cb} {ca} {cx}", f"caxy {ca} {cx} {cy}",
        f"cxyz {cx} {cy} {cz}", f"cbaxyz {cb} {ca} {cx} {cy} {cz}", f"caw {ca} {x} {y}", f"wac {a} {cx} {cy}",
        f"xc {x} {cy} {cz}", f"v {verbs} {length} {cx}", f"vx {verbs} {x}", f"va {verbs} {ca} {cx}",
        f"t {told} {cx}", f"g {begun} {cx}", f"f {said[0] if said else ''} {verbs} {cx}",
    })  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def _class(word: str) -> str:
    """What a word may be: the first class that holds it, a form of a verb, a noun, or how it ends."""
    person = person_words()
    if not word or word[0].isdecimal():
        return "number" if word else ""
    known = _closed().get(word)
    if known is not None:
        return known
    if word in person.pasts_safe:
        return "past"
    if word in person.pasts_shared:
        return "shared"
    if person.regular_past(word):
        return "regular"
    if word in _nouns():
        return "noun"
    if word in person.participles:
        return "participle"
    if word in person.bases:
        return "base"
    return next((end for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "other")


@cache
def _closed() -> dict[str, str]:
    sets = person_words().sets
    known = {word: name for name in reversed(_CLASSES) for word in plain(sets[name])}
    short = [
        f"{who}{verb}"
        for who in sorted(sets["nominative"] | {"that", "there", "they"})
        for verb in ("m", "ve", "re", "s", "d", "ll")
    ]
    return {**dict.fromkeys(short, "short"), "its": "its", **known, "her": "her"}


@cache
def _nouns() -> frozenset[str]:
    return word_set(table("en", "nouns")["sure"])
