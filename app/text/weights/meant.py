"""How likely a "he", a "she" or a "they" of an agent's note is the customer, by all that stands round it.

Trees over what the note names before it, what message and other notes call whom, and whether the customer has what is
"hers"; fitted by `scripts.fit.meant` on the pronouns of some 730 briefs, of which readers said whom each means
(`training/meant/`). It tells what no list of words does: most rules know one way to write, this weighs them all.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.person.called import Sex
from app.text.person.given import sex_of_given
from app.text.person.words import person_words
from app.text.weights.trees import grown
from app.text.words import fold

Kind = Literal["fact", "option", "limit"]
Group = Literal["he", "she", "they"]
_FORMS: Mapping[Group, tuple[str, ...]] = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "hers", "herself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
}
_GROUP: Mapping[str, Group] = {word: group for group, words in _FORMS.items() for word in words}
_TOKEN = compiled(r"[^\W\d_]+(?:['’][a-z]+)?|\d+|[^\w\s]")
_MINE = compiled(r"\b(?:my|our) (?:[\w'-]+ ){0,2}?(?P<what>[a-z]+)(?= (?P<more>[a-z]+))?")
_STOPS = frozenset(".!?;")
_FAR = 60.0
"""How far back, in words, something counts that is not there at all."""
_BEHIND_HER = frozenset(
    {
        "on",
        "in",
        "to",
        "at",
        "for",
        "and",
        "or",
        "if",
        "when",
        "by",
        "with",
        "a",
        "the",
        "what",
        "how",
        "from",
    }
    | {"today", "tomorrow", "back", "again", "that", "before", "after", "until"}
)
"""Words behind a "her" that is whom something is done to."""
_WHOSE = frozenset({"own", "new", "old", "first", "last", "next"})
_NO_PLURALS = frozenset({"this", "was", "has", "does", "is"})
_PLURAL_LEAST = 4
_LONGEST = 1000
"""Characters of a note up to which it is read: whom a "he" of a whole file means no sentence tells."""
_BRIEFS = 64
"""Notes of a brief or two whose pronouns are remembered."""


class Around(NamedTuple):
    """What stands round the notes of a brief: the message, the customer's name, all notes, each with its kind."""

    message: str
    name: str
    notes: tuple[tuple[Kind, str], ...]


class Meant(NamedTuple):
    """A pronoun of a note: where it stands in it, its group, and how likely (0-1) it is the customer."""

    start: int
    end: int
    group: Group
    theirs: float


@lru_cache(maxsize=_BRIEFS)
def meant(note: str, around: Around) -> tuple[Meant, ...]:
    """The pronouns of a note in their order; none of a note that is not among those of the brief, or is a file."""
    kind = next((kind for kind, text in around.notes if text == note), None)
    if kind is None or len(note) > _LONGEST:
        return ()
    words = list(_TOKEN.finditer(note))
    trees = grown("meant")
    return tuple(
        Meant(word.start(), word.start() + len(_bare(word[0])), group, trees.share(row))
        for word, group, row in (
            (word, _GROUP[_low(word[0])], _signs(at, [w[0] for w in words], kind, note, around))
            for at, word in enumerate(words)
            if _low(word[0]) in _GROUP
        )
    )


def signs(note: str, around: Around) -> list[list[float]]:
    """What the trees see of each pronoun of a note, in their order."""
    words = [word[0] for word in _TOKEN.finditer(note)]
    kind = next(kind for kind, text in around.notes if text == note)
    return [_signs(at, words, kind, note, around) for at, word in enumerate(words) if _low(word) in _GROUP]


def _bare(word: str) -> str:
    return word.replace("’", "'").partition("'")[0]


def _low(word: str) -> str:
    return _bare(word).lower()


class _Message(NamedTuple):
    """What a message has of persons: how often it says each word group, what it calls "my …", all its words."""

    counts: Mapping[str, int]
    mine: frozenset[str]
    words: frozenset[str]
    length: int


@lru_cache(maxsize=_BRIEFS)
def _told(message: str) -> _Message:
    words = [_low(found[0]) for found in _TOKEN.finditer(message)]
    sets = person_words().sets
    groups: dict[str, frozenset[str]] = {group: frozenset(forms) for group, forms in _FORMS.items()}
    groups |= {
        "i": frozenset({"i", "me", "my", "mine", "myself"}),
        "we": frozenset({"we", "us", "our", "ours"}),
        "men": sets["kin_men"],
    }
    counts = {name: sum(word in some for word in words) for name, some in groups.items()}
    kin = {"he": sets["kin_men"], "she": sets["kin_women"]}
    for sex, some in kin.items():
        counts[f"my {sex}"] = sum(one in {"my", "our"} and two in some for one, two in pairwise(words))
    mine = {what for found in _MINE.finditer(message.lower()) for what in found.group("what", "more") if what}
    return _Message(counts, frozenset(mine), frozenset(words), len(words))


@lru_cache(maxsize=_BRIEFS)
def counted(note: str) -> Mapping[Group, int]:
    """How many pronouns of each group a text has."""
    words = [_low(found[0]) for found in _TOKEN.finditer(note)]
    return {group: sum(word in forms for word in words) for group, forms in _FORMS.items()}


@lru_cache(maxsize=_BRIEFS)
def _own(name: str) -> tuple[frozenset[str], Sex | None]:
    """The words of the customer's name in small letters, and what title or given name tell of them."""
    words = [word.strip(".,").lower() for word in name.split()]
    titles = person_words().sets["titles"]
    if words and words[0] in {"mr", "mrs", "ms", "miss"}:
        return frozenset(words), "he" if words[0] == "mr" else "she"
    given = next((word for word in words if word not in titles and len(word) > 1), "")
    return frozenset(words), sex_of_given(fold(given)) if given else None


def _signs(at: int, words: Sequence[str], kind: Kind, note: str, around: Around) -> list[float]:
    """The signs of the pronoun at a place among the words of a note."""
    low = [_low(word) for word in words]
    group = _GROUP[low[at]]
    told = _told(around.message)
    return [
        *_of_itself(at, low, group, kind),
        *_of_what_is_theirs(at, low, told),
        *_of_whom_it_follows(at, words, low, group, around),
        *_of_the_notes(group, note, around),
        *_of_the_message(group, told, around),
    ]


def _of_itself(at: int, low: Sequence[str], group: Group, kind: Kind) -> list[float]:
    subject = low[at] in {"he", "she", "they"}
    return [
        float(group == "they"),
        float(group == "she"),
        float(("fact", "option", "limit").index(kind)),
        float(subject),
        float(_owns(at, low)),
        float(at),
        float(len(low)),
        float(at > 0 and low[at - 1] in lexicon().subordinating),
    ]


def _owns(at: int, low: Sequence[str]) -> bool:
    """Whether something is said to be theirs: "his seat", "her booking", not "ring her today"."""
    behind = low[at + 1] if at + 1 < len(low) else ""
    return low[at] in {"his", "their"} or (
        low[at] == "her" and behind.isalpha() and behind not in _BEHIND_HER
    )


def _of_what_is_theirs(at: int, low: Sequence[str], told: _Message) -> list[float]:
    """Whether the message has what is theirs, and as its own."""
    row = [word for word in low[at + 1 : at + 4] if word.isalpha() and word not in _WHOSE][:2]
    had = row if _owns(at, low) else []
    return [
        float(any(word in told.mine for word in had)),
        float(any(word in told.words for word in had)),
    ]


@cache
def _people() -> frozenset[str]:
    """Words for somebody at work or of theirs, and not for a customer."""
    sets = person_words().sets
    named = sets["people"] | sets["agents"] | sets["kin_men"] | sets["kin_women"]
    return frozenset(named - sets["customer_nouns"])


@cache
def _no_names() -> frozenset[str]:
    """Words that are no name for all their capital."""
    lex = lexicon()
    calendar = person_words().sets["calendar"]
    return frozenset(calendar | lex.determiners | lex.pronouns | lex.prepositions | {"i"})


def _of_whom_it_follows(
    at: int, words: Sequence[str], low: Sequence[str], group: Group, around: Around
) -> list[float]:
    """How far back the note has named somebody, the customer, several of something, or the same pronoun."""
    sets = person_words().sets
    told, (own, _) = _told(around.message), _own(around.name)
    called = sets["customer_nouns"] | sets["customer_roles"] | own
    people, small = _people(), _no_names() | own
    before = range(at)
    names = [
        k
        for k in before
        if words[k][:1].isupper() and words[k].isalpha() and low[k] not in small
        and ((k > 0 and words[k - 1] not in ".!?;:") or low[k] not in told.words)
    ]  # fmt: skip
    persons = [k for k in before if low[k] in people]
    other = {"he": _FORMS["she"], "she": _FORMS["he"], "they": _FORMS["he"] + _FORMS["she"]}[group]
    rows = (
        names,
        persons,
        [k for k in before if low[k] in called],
        [k for k in before if low[k] in _FORMS[group]],
        [k for k in before if low[k] in other],
        [k for k in before if low[k].endswith("s") and len(low[k]) >= _PLURAL_LEAST and low[k] not in _NO_PLURALS],
        [k for k in before if words[k] in _STOPS],
    )  # fmt: skip
    return [
        *(float(at - row[-1]) if row else _FAR for row in rows),
        float(len({low[k] for k in names})),
        float(1 + (low[names[-1]] in told.words)) if names else 0.0,
        float(1 + (low[persons[-1]] in told.words)) if persons else 0.0,
    ]


def _of_the_notes(group: Group, note: str, around: Around) -> list[float]:
    """What the other notes call anybody, at which place among its kind the note stands, whom the one before names."""
    others = [counted(text) for _, text in around.notes if text != note]
    counts = {name: sum(one[name] for one in others) for name in _FORMS}
    kind = next(kind for kind, text in around.notes if text == note)
    same = [text for one, text in around.notes if one == kind]
    place = same.index(note)
    before = same[place - 1] if place else ""
    return [
        (counts[group] + 0.5) / (sum(counts.values()) + 1.5),
        float(counts["she"]),
        float(place),
        float(counted(before)[group]),
        *_named_in(before, around),
    ]


def _named_in(text: str, around: Around) -> tuple[float, float]:
    """How many people at work and of theirs a note has, and how many it names, but for the customer."""
    own, _ = _own(around.name)
    words = [found[0] for found in _TOKEN.finditer(text)]
    people, small = _people(), _no_names() | own
    named = (w for w in words[1:] if w[:1].isupper() and w.isalpha() and _low(w) not in small)
    return float(sum(_low(word) in people for word in words)), float(sum(1 for _ in named))


def _of_the_message(group: Group, told: _Message, around: Around) -> list[float]:
    """Who writes, and of whom the message tells."""
    own, sex = _own(around.name)
    fits = 0.0 if sex is None or group == "they" else 1.0 if sex == group else 2.0
    counts = told.counts
    return [
        fits,
        {"he": 1.0, "she": 2.0, None: 0.0}[sex],
        float(not own),
        float(counts[group]),
        float(counts["we"] if group == "they" else counts[f"my {group}"]),
        *(float(counts[name]) for name in ("he", "she", "i", "we", "men")),
        float(told.length),
    ]
