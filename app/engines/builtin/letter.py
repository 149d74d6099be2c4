"""Greeting, sign-off and subject of a reply."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from app.engines.builtin.phrases import Phrasebook, fill
from app.engines.builtin.signed import signed
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.writing import Passage

_EACH_I = str.maketrans("İı", "ii")
_AND = frozenset({"and", "&", "+"})
_INITIALS = 2
"""Letters of what may be two initials without their stops: "JP", but not "Jo"."""
_SHORTENED = 4
"""Letters of a title up to which it may be shortened: "Mrs.", "Prof."."""
_LITTLE = 40
"""Characters behind a name up to which it still signs."""
_SIGNED_WITHIN = 300
"""Characters at the end of a message in which a signature is looked for."""


def called(brief: Brief, reading: Reading, table: Mapping[str, Any]) -> str | None:
    """The customer's name, given or signed, with the title that they sign with; `table` is the wording of greetings."""
    given = brief.customer.name or signed(reading, brief.company, table)
    return titled(given, brief.message, table["titles"])


def greeting(
    brief: Brief, known: str | None, book: Phrasebook, tables: Mapping[str, Mapping[str, Any]]
) -> Passage | None:
    """The line that opens: by channel and tone, with as much of the `known` name as is sure."""
    table = tables["greetings"]
    tone = brief.tone or "warm"
    whole = "formal" if table.get("whole_names") else tone
    name = address(known, whole, table)
    kind = "named" if name else "unnamed"
    lines = table[brief.channel if brief.channel in table else "email"][tone][kind]
    if _is_formal(brief.message, table) or _is_grave(name, book, table["titles"]):
        # "Hi Mrs Hale" is said to nobody, and "Hi" to no one who mourns or begins with "Dear Sir".
        lines = _grave(lines, table)
    return Passage(text=fill(book.pick("greeting", lines), {"name": name}), before="", part="greeting")


def _is_formal(message: str, table: Mapping[str, Any]) -> bool:
    """Whether they write a letter, as its first words or its last show."""
    low = message.strip().lower()
    signed_so = any(words in low[-_SIGNED_WITHIN:] for words in table.get("formally_signed", ()))
    first = low.partition(",")[0].partition("\n")[0]
    return signed_so or any(re.match(rf"{words}\b", first) for words in table.get("formally", ()))


def _is_grave(name: str | None, book: Phrasebook, titles: Sequence[str]) -> bool:
    """Whether a light greeting would jar: they mourn, or go by a title or an initial."""
    first = (name or "").split(" ", 1)[0].rstrip(".")
    return "grief" in book.feelings or first.lower() in titles or len(first) == 1


def _grave(lines: Sequence[str], table: Mapping[str, Any]) -> Sequence[str]:
    """The lines that are not light, as `table` has it; where all are, those that are not the lightest."""
    light = tuple(table.get("light", ()))
    plain = [line for line in lines if not line.startswith(light)]
    return plain or [line for line in lines if not line.startswith(light[:1])] or lines


def signoff(brief: Brief, book: Phrasebook, tables: Mapping[str, Mapping[str, Any]]) -> Passage | None:
    """The closing line with signature or names; a chat needs none but the agent's name where it is known."""
    table = tables["signoffs"]
    names = [n for n in (brief.agent.name, brief.company) if n]
    if brief.channel in {"chat", "social"}:
        return Passage(text=brief.agent.name, before="\n\n", part="signoff") if brief.agent.name else None
    lines = table[brief.tone or "warm"]
    closing = book.pick("signoff", _grave(lines, table) if "grief" in book.feelings else lines)
    below = brief.agent.signature or "\n".join(names) or str(table["nobody"])
    if brief.agent.signature and _closes_itself(brief.agent.signature, table["openers"]):
        return Passage(text=brief.agent.signature.strip(), before="\n\n", part="signoff")
    return Passage(text=f"{closing}\n{below.strip()}", before="\n\n", part="signoff")


def subject(
    brief: Brief, thing: str | None, book: Phrasebook, tables: Mapping[str, Mapping[str, Any]]
) -> str | None:
    """The subject line of an e-mail, with the matter where the message names it; other channels have none."""
    if brief.channel != "email":
        return None
    lines = tables["subjects"]["lines" if thing else "plain"]
    line = fill(book.pick("subject", lines), {"thing": thing})
    return line[:1].upper() + line[1:]


def address(name: str | None, tone: str, table: Mapping[str, Any]) -> str | None:
    """How to address somebody: "Mrs Imelda Farraday" → "Mrs Farraday"; "Denise Aldous" → "Denise" when warm, the full
    name when formal; None for what is no name, as "Dad of three". `table` is that of the greetings.
    """
    titles: Sequence[str] = table["titles"]
    clean = re.sub(r"\(.{0,200}?\)|[\"<>\[\]{}]", " ", name or "")
    clean = " ".join(clean.split())[:60].strip(" ,;")
    words = clean.split()
    if (
        not words
        or "@" in clean
        or any(ch.isdecimal() for ch in clean)
        or clean.lower() in table["not_names"]
    ):
        return None
    if not set(table.get("not_in_names", ())).isdisjoint(words) or words[0].lower() in table.get(
        "described", ()
    ):
        return None
    if words[0] in {"the", "The"}:
        return None  # "the Hendersons" are addressed by no name that is sure
    flat = clean.islower()
    shouted = (w.isupper() and len(w) > 2 and "." not in w[:-1] for w in words)
    words = [w.capitalize() if loud or flat else w for w, loud in zip(words, shouted, strict=True)]
    if (both := _both(words, tone, titles)) is not None:
        return both
    if words[0].rstrip(".").lower() in titles and len(words) > 1:
        return f"{words[0]} {_surname(words[1:])}"
    if len(words) > 1 and words[-1].lower() in table.get("households", ()):
        return " ".join((*words[:-1], words[-1].lower()))
    if words[0].lower() in table.get("nicknamed", ()) or words[0].endswith(("'s", "’s")):
        return " ".join(words)  # "Leo's mum" is not Leo
    initial = len(words[0].rstrip(".")) == 1 or (
        len(words[0].rstrip(".")) <= _INITIALS and words[0].isupper()
    )
    if tone == "warm" and not initial and words[0].rstrip(".").lower() not in titles:
        return words[0]
    return " ".join(words)


def _both(words: Sequence[str], tone: str, titles: Sequence[str]) -> str | None:
    """How to address two: "Neil & Barbara Cheetham" → "Neil and Barbara" when warm; None where one is named."""
    at = next((n for n, word in enumerate(words) if word in _AND), 0)
    first, second = list(words[:at]), list(words[at + 1 :])
    if not (first and second and all(word[0].isupper() for word in (first[0], second[0]))):
        return None
    titled = len(first) == 1 and first[0].rstrip(".").lower() in titles
    if tone == "warm" and not titled:
        first, second = first[:1], second[:1]
    return " ".join([*first, "and", *second])


def titled(name: str | None, message: str, titles: Sequence[str]) -> str | None:
    """The name with the title that the customer signs with: "Maureen Stott (Mrs)" → "Mrs Maureen Stott"."""
    surname = (name or "").split()[-1:]
    if name is None or not surname or name.split()[0].rstrip(".").lower() in titles:
        return name
    last = message[-_SIGNED_WITHIN:]
    if _alike(surname[0]) not in _alike(last) or not _any_of(tuple(titles)).search(last):
        return name  # so it is with most, and an expression for each name takes long to compile
    title = "|".join(re.escape(t) for t in titles)
    family = re.escape(surname[0])
    # "Father Declan" above "Noreen Hickey" is somebody else: between title and surname stand their own names.
    own = "|".join([*(re.escape(part) for part in name.split()[:-1]), r"[A-Z]\.?"])
    # A full stop stands only behind what is shortened: "for the next family. Ruth".
    full = "|".join(re.escape(t) for t in titles if len(t) > _SHORTENED) or "(?!)"
    before = rf"\b(?!(?:{full})\.)(?P<title>{title})\.?[ \t]+(?:(?:{own})[ \t]+){{0,3}}{family}\b"
    behind = rf"\b{family}\b,?\s*\((?P<title>{title})\.?\)"
    # What they were called in a letter of ours, in the middle of a sentence, is no title of theirs.
    signs = (m for m in re.finditer(before, last, re.IGNORECASE) if _is_at_the_end(last, m))
    found = re.search(behind, last, re.IGNORECASE) or next(signs, None)
    if found is None or name.lower().startswith(found.group("title").lower()):
        return name  # "Col" is short for the Colin who signs
    return f"{found.group('title').capitalize()} {name}"


def _is_at_the_end(text: str, found: re.Match[str]) -> bool:
    """Whether a name opens a line, or little follows it."""
    opens = not text[: found.start()].rpartition("\n")[2].strip(" ,.-")
    return opens or len(text.rstrip()) - found.end() <= _LITTLE


@cache
def _any_of(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(t) for t in titles)})\b", re.IGNORECASE)


def _alike(text: str) -> str:
    """The text as an expression that is blind to case takes it."""
    return text.translate(_EACH_I).casefold()


def _surname(words: Sequence[str]) -> str:
    """The last name with its particles: "Anna van der Berg" → "van der Berg"."""
    start = len(words) - 1
    while start > 0 and words[start - 1][:1].islower():
        start -= 1
    if len(words) > 1 and len(words[-1].rstrip(".")) == 1:
        return words[0]
    return " ".join(words[start:])


def _closes_itself(signature: str, openers: Sequence[str]) -> bool:
    return signature.strip().lower().startswith(tuple(openers))
