"""Puts shorthand of more than one word in full: days in a row, spans of months, figures run into units."""

import re
from functools import cache, lru_cache

from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.compiled import compiled, longest_first
from app.text.guarded import Guarded, Rewrites
from app.text.tables import table as locale_table

_THEY = compiled(
    r"\b(?:from|to|with|by|at) (?P<name>[A-Z][\w&-]+(?: [A-Z][\w&-]+)*)\b"
    r"[^.;:]{0,40}, (?P<they>they)(?:(?P<runs>'(?:ve|ll|re))\b| (?P<verb>[a-z']+)\b)"
)
_NOTES = 128
"""Notes that are remembered: each reader of a note has it put in full first."""
_LINK = r"(?:\s*[,/+&–-]\s*|\s+(?:and|or|to)\s+|\s+)"


@lru_cache(maxsize=_NOTES)
def put_in_full(note: str) -> str:
    """The note with its runs of days and months and its set shorthand in full, before single words are looked at."""
    note = re.sub(r"[ \t]{2,}", " ", note)
    note = rewrites("rewritten_first").put_into(note)
    note = _rows("months").sub(_told_months, _rows("days").sub(_told_days, note))
    note = _behind("days", "before_day").sub(_on_day, note)
    return _behind("months", "before_month").sub(_in_month, note)


@lru_cache(maxsize=_NOTES)
def smoothed(note: str) -> str:
    """The note in full words with what those leave rough."""
    return rewrites("rewritten_last").put_into(note)


@lru_cache(maxsize=_NOTES)
def rounded(text: str) -> str:
    """A filled note with what it still lacks: "a full refund £74" → "a full refund of £74"."""
    return rewrites("rewritten_filled").put_into(text)


def with_its_verb(fact: str) -> str:
    """A fact with the "is" that it leaves out though it is written else: "Not known if it is there"."""
    return rewrites("rewritten_facts").put_into(fact)


def looked_over(text: str) -> str:
    """A sentence that was made of a jotting, once more: "by the bus" → "by bus", "on 28th" → "on the 28th"."""
    return rewrites("rewritten_told").put_into(text)


def offered(note: str) -> str:
    """An offer in full words, with a subject for what goes on behind its comma."""
    return owned(rewrites("rewritten_offers").put_into(note))


def owned(note: str) -> str:
    """An offer with whose it is, and of what, where the note leaves that out: "ready 2pm" → "have it ready 2pm"."""
    return rewrites("rewritten_bare_offers").put_into(note)


def with_their_name(note: str, customer: str | None) -> str:
    """The body that a note has named for the "they" behind it: "sent to Netspan, they confirmed" → "…, Netspan …"."""
    match = _THEY.search(note)
    if match is None:
        return note
    name = match.group("name")
    if any(w in _names("days").values() or w in _names("months").values() for w in name.split()):
        return note
    if customer and not set(name.split()).isdisjoint(customer.split()):
        return note
    runs = match.group("runs")
    verb = (
        str(locale_table("en", "jottings")["they_are"][runs.lower()])
        if runs
        else _of_one(match.group("verb"))
    )
    return f"{note[: match.start('they')]}{name} {verb}{note[match.end() :]}"


def _of_one(verb: str) -> str:
    """The verb of "they" as that of one body: "accept" → "accepts"; a past form stays."""
    one = locale_table("en", "jottings")["one_does"].get(verb)
    if one is not None or verb not in bases():
        return str(one or verb)
    return f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s"


@cache
def rewrites(name: str) -> Rewrites:
    """The rows called `name`: what is found, and what is said for it."""
    return Rewrites(locale_table("en", "jottings")[name])


@cache
def _names(kind: str) -> dict[str, str]:
    """The days or months, each long and short form with the long one."""
    forms = locale_table("en", "jottings")["in_a_row"][kind]
    return {form: str(full) for full, short in forms.items() for form in (full.lower(), *short.split())}


@cache
def _rows(kind: str) -> Guarded:
    """Two names or more in a row: "sat, sun, mon", "apr-jul", "mon/wed"."""
    behind_figure = "" if kind == "days" else r"(?<!\d )"
    one = f"(?:{'|'.join(longest_first(_names(kind)))})"
    return Guarded(
        rf"(?<![\w/£$€.-]){behind_figure}({one}(?:{_LINK}{one})+)\b(?![/-])(?! \d)(?!'\w)", re.IGNORECASE
    )


@cache
def _behind(kind: str, leads: str) -> Guarded:
    """A month or day behind a word that shows it for one, where no figure stands beside it: "ended may"."""
    led = "|".join(locale_table("en", "jottings")[leads].split())
    names = "|".join(longest_first(_names(kind)))
    return Guarded(rf"\b({led}) ({names})\b(?! \d)(?! (?:be|not|have)\b)", re.IGNORECASE)


def _on_day(match: re.Match[str]) -> str:
    return f"{match.group(1)} {_names('days')[match.group(2).lower()]}"


def _in_month(match: re.Match[str]) -> str:
    led, month = match.group(1), _names("months")[match.group(2).lower()]
    bare = led.lower() in locale_table("en", "jottings")["needs_in"].split()
    return f"{led} {locale_table('en', 'jottings')['in']} {month}" if bare else f"{led} {month}"


def _told_days(match: re.Match[str]) -> str:
    return _told(match.group(), _names("days"))


def _told_months(match: re.Match[str]) -> str:
    return _told(match.group(), _names("months"))


def _told(row: str, names: dict[str, str]) -> str:
    """A row of names in words; two bare ones may be a verb and a name ("may march"), and are left alone."""
    pieces = re.split(f"({_LINK})", row, flags=re.IGNORECASE)
    found = [names[piece.lower()] for piece in pieces[::2]]
    links = locale_table("en", "jottings")["links"]
    joins = [str(links.get(piece.strip().lower(), links["and"])) for piece in pieces[1::2]]
    if len(set(found)) == 1 or (len(found) == 2 and not pieces[1].strip()):
        return row
    return f"{', '.join(found[:-1])} {joins[-1]} {found[-1]}"
