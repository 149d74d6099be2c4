"""Writes out what a jotted note shortens, and says whether shorthand is left that cannot be written out."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.shorthand import put_in_full, smoothed
from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.engines.builtin.notes.telegraph.tagging import form_of
from app.model.value import Value, made
from app.text.compiled import compiled, longest_first
from app.text.grammar import lexicon
from app.text.guarded import Full, Rewrites
from app.text.person.roles_told import as_one
from app.text.person.words import is_word_too, person_words
from app.text.tables import table as locale_table
from app.text.trimmed import trimmed

_SHOUTED_RUN = compiled(r"\b[A-Z][A-Z']+(?: [A-Z][A-Z']+){2,}\b")
_A_NAME = "jan"
"""A short month that people are called as well."""
_SMALL_WORD = compiled(r"\b[a-z][a-z'\-]*\b")
_SHORT_WORD = compiled(r"(?<![\w@./_-])[a-z]{2,4}\b(?![@_/]|[.-]\w)")
_SHOUTED_WORD = compiled(r"\b[A-Z]{3,}\b")
_NAMED_BEFORE = compiled(r"\b[A-Z][a-z]+ $")
_SPACES = compiled(r"[ \t]{2,}")

_VERBAL = frozenset({"either", "part", "past", "third", "ing"})
_DONE_LEAST = 4
"""Letters of a shouted word that tells what was done, which shorter ones may not: "SET", "PUT"."""
_NOTES = 128
"""Notes of one brief or two, of which the same is asked again and again while one reply is made."""


class Expanded(Value):
    """A note in full words; `clean` is false where shorthand is left in it."""

    text: str
    clean: bool


class _Table(Value):
    """`marks` gives each mark what it stands for and its form without regard to case, by which it is looked for."""

    words: dict[str, str]
    marks: dict[str, tuple[str, str]]
    beside: dict[str, str]
    capitals: frozenset[str]


def expand(note: str, names: Iterable[str] = (), *, written: bool = False, whole: bool = False) -> Expanded:
    """Write a note out: "thurs 26 nov" → "Thursday 26 November", "w/ his mum, n/c" → "with his mum, at no charge".

    `names` are words that the brief spells with a capital; they get theirs back. A note that is `written` as a sentence
    has its prepositions already, and one that is filled as a `whole` gets them with all else that is missing.
    """
    return _expanded(note, tuple(names), written, whole)


@lru_cache(maxsize=_NOTES)
def _expanded(note: str, names: tuple[str, ...], written: bool, whole: bool) -> Expanded:
    table = _table()
    note = as_one(note.strip().replace("’", "'"))
    text = pattern("role_is_name").sub(r"\1: ", note if written else put_in_full(note))
    folded = text.casefold()
    for mark, (full, looked_for) in table.marks.items():
        if looked_for in folded:
            text = _mark(mark).sub(full if full.startswith(",") else f" {full}", text)
            folded = text.casefold()
    text = _word_pattern().sub(lambda m: _full(m, text, table), text)
    text = _steps(written=written).put_into(text)
    # "Full bill" of Mr Bill Prentice and "hall booked" of Mrs Hall have lost no capital.
    proper = {name.lower(): name for name in names if not _is_common(name.lower())}
    if not ((small := {*_SMALL_WORD.findall(text)}).isdisjoint(proper) and small.isdisjoint(table.capitals)):
        text = _SMALL_WORD.sub(lambda m: _cased(m.group(), proper, table.capitals), text)
    initials = word_list("small_initials")
    if not initials.isdisjoint(_SHORT_WORD.findall(text)):
        text = _SHORT_WORD.sub(lambda m: m.group().upper() if m.group() in initials else m.group(), text)
    text = _SHOUTED_RUN.sub(lambda m: _titled(m.group()), text)
    text = _SHOUTED_WORD.sub(lambda m: _calmed(m, table), text)
    text = re.sub(r"(?<![A-Za-z])i(?=\s|')(?!\.)", "I", text)
    text = _tidy(text) if written else smoothed(_tidy(text))
    text = text if written or whole else with_prepositions(text)
    return made(Expanded, {"text": text, "clean": is_clean(text)})


@cache
def _steps(*, written: bool) -> Rewrites:
    """What is put in full one behind the other, once the short forms of single words are."""
    table, months = _table(), locale_table("en", "jottings")["months_small"]
    told: dict[str, Full] = {
        "a_unit": lambda m: jotting("a_unit_is").format(unit=table.words.get(m[1].lower(), m[1])),
        "a_difference": jotting("different"),
        "about": jotting("about"),
        "small_day": lambda m: f"{m.group(1)} {table.beside[m.group(2).lower()]}",
        "month_small": lambda m: str(months[m.group().lower()]),
        "plus": jotting("plus"),
        "automatic": jotting("automatic"),
        "including_last": jotting("included"),
        "numbered": jotting("number"),
        "several": jotting("estimates"),
        "day_half": lambda m: table.beside[m.group().lower()],
        "titled": _titled_name,
        "half_day": _half_day,
    }
    if written:
        del told["a_difference"]
    return Rewrites((pattern(name), full) for name, full in told.items())


def _titled_name(match: re.Match[str]) -> str:
    """A title with its name: "mr stott" is one; a manuscript is no Ms ("MS received"), nor is a recovery test a Dr."""
    title, name = match.group(1), match.group(2)
    deed = form_of(name.lower()) in _VERBAL
    return match.group() if title.isupper() or deed else f"{title.capitalize()} {name.capitalize()}"


def _half_day(match: re.Match[str]) -> str:
    """A half of a day in words: "Thursday pm" is its afternoon, "25/9 am" is "25/9 in the morning"."""
    day, half = match.group(1), jotting(match.group(2).lower())
    dated = (
        day[-1:].isdecimal() or day[:1].isdecimal() or day.lower() in word_list("capitalise") - lexicon().days
    )
    return f"{day} {jotting('in_the')} {half}" if dated else f"{day} {half}"


@lru_cache(maxsize=_NOTES)
def is_shortened(note: str) -> bool:
    """Whether a note holds short forms of the table: "shd", "w/", "recd"."""
    words = (m.group() for m in _word_pattern().finditer(note))
    changed = any(_full_form(word).lower().rstrip(".") != word.lower().rstrip(".") for word in words)
    return changed or any(
        _mark(mark).search(note) for mark in _table().marks if not mark[0].isalpha() or "/" in mark
    )


def _full_form(word: str) -> str:
    """What the table has for a word; a day or month that may be a word of its own counts as written out."""
    low = word.lower().rstrip(".")
    if word.isupper() and low in word_list("small_only"):
        return word
    return _table().words.get(low, word)


@lru_cache(maxsize=_NOTES)
def is_clean(text: str) -> bool:
    """Whether a note holds no shorthand that could not be written out."""
    return not pattern("leftover").search(text)


@cache
def _closed() -> frozenset[str]:
    """Words that are shouted, never abbreviations."""
    lex = lexicon()
    return (
        lex.auxiliaries | lex.pronouns | lex.determiners | lex.prepositions | lex.conjunctions | lex.adverbs
    )


def _calmed(found: re.Match[str], table: _Table) -> str:
    shouted = found.group()
    low = shouted.lower()
    if low in table.capitals:
        return shouted.capitalize()
    known = low in lexicon().past or low in lexicon().participles or person_words().regular_past(low)
    done = len(low) >= _DONE_LEAST and known  # "CANCELLED till 3 March"
    loud = low in sure_nouns() and shouted not in word_list("initials") | word_list("shouted_initials")
    if loud and low not in _closed() and _NAMED_BEFORE.search(found.string, 0, found.start()):
        return shouted.capitalize()  # "Quarry BANK, not Quarry BOTTOM"
    return low if done or loud or low in _closed() else shouted


def _titled(shouted: str) -> str:
    """Write a shouted name as a name: "RETURNS BOX OF ST MARY'S" → "Returns Box of St Mary's"."""
    words = [w.lower() if w.lower() in _closed() else w.capitalize() for w in shouted.split(" ")]
    return " ".join(words)


def _is_common(low: str) -> bool:
    """Whether a word that is somebody's name, or was written with a capital, is a common one as well."""
    return is_word_too(low) or low in lexicon().determiners


def _full(match: re.Match[str], text: str, table: _Table) -> str:
    word = match.group()
    low = word.lower().rstrip(".")
    if low in table.beside:
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip(" .")
        beside = before[-1:].isdecimal() or after[:1].isdecimal() or (word[:1].isupper() and low != "min")
        if low == "min":
            beside = before[-1:].isdecimal()
        elif low == _A_NAME and not (before[-1:].isdecimal() or after[:1].isdecimal()):
            # "Jan Tolley has bees" is somebody, "paid in Jan" a month.
            beside = (before.split() or [""])[-1].lower() in word_list("leads_to_month")
        return table.beside[low] if beside else word
    full = table.words[low]
    named = re.match(r"\.? [A-Z][a-z]", text[match.end() :])
    if len(word) > 1 and word.isupper() and low in word_list("titles") and not named:
        return word  # "DR test": what follows a disaster
    if word.isupper() and low in word_list("small_only"):
        return word  # "PT" is Portugal, or somebody's trainer
    if (word.isupper() or word[1:].isupper()) and word in word_list("initials") | word_list(
        "shouted_initials"
    ):
        return word
    if word.endswith(".") and low not in word_list("stopped"):
        full += "."
    sentence_case = word[:1].isupper() and not (word.isupper() and len(word) > 1)
    return full[:1].upper() + full[1:] if sentence_case and match.start() == 0 else full


def _cased(word: str, proper: dict[str, str], capitals: frozenset[str]) -> str:
    if word in capitals and word not in {"may", "march"}:
        return word.capitalize()
    return proper.get(word, word)


def with_prepositions(text: str) -> str:
    """Set "on" and "at": "redeliver Tuesday 6am" → "redeliver on Tuesday at 6am"."""
    text = at_their_hours(text)
    return pattern("bare_date").sub(r"\1 on \2", text)


def at_their_hours(text: str) -> str:
    """Set "at" between a day and its hour: "tomorrow 9am" → "tomorrow at 9am"."""
    return pattern("date_time").sub(r"\1 at \2", text)


def _tidy(text: str) -> str:
    text = _SPACES.sub(" ", text)
    text = re.sub(r"(?<!\s)\s+([,.;:!?)])(?=[\s,.;:!?)]|$)", r"\1", text)  # not the ".com" of an address
    text = re.sub(r"(?<!\s)\s+-+\s+", " - ", text)
    text = re.sub(r"(\d{1,2})\.(\d{2})\s?([ap]m)\b", r"\1:\2 \3", text)
    return trimmed(text)


@cache
def _table() -> _Table:
    raw = locale_table("en", "jottings")
    return _Table(
        words={str(k): str(v) for k, v in raw["words"].items()},
        marks={str(k): (str(v), str(k).casefold()) for k, v in raw["marks"].items()},
        beside={str(k): str(v) for k, v in raw["beside_number"].items()},
        capitals=frozenset(str(raw["capitalise"]).split()),
    )


@cache
def _mark(mark: str) -> re.Pattern[str]:
    """A sign stands between spaces ("her & dad"); a short form that begins with a letter needs none behind it."""
    if mark[0].isalpha():
        return compiled(r"(?<!\s)\s*(?<![\w/])" + re.escape(mark) + r"(?!\w(?<!/\w))", re.IGNORECASE)
    return compiled(r"(?<!\s)\s+" + re.escape(mark) + r"(?=\s)")


@cache
def _word_pattern() -> re.Pattern[str]:
    table = _table()
    begun: dict[str, list[str]] = {}
    for word in longest_first({*table.words, *table.beside}):
        begun.setdefault(word[0], []).append(re.escape(word[1:]))
    # Told apart by their first letter, most are never tried.
    words = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in begun.items())
    return compiled(
        r"(?<![\w'@/.\-])(?:" + "|".join(words) + r")(?![\w'@\-]|/\w|\.\w)\.?(?=\s|[,;:)/.]|$)",
        re.IGNORECASE,
    )
