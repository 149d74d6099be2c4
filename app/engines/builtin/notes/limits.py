"""Makes a plain sentence of what cannot be done."""

import re
from collections.abc import Iterable
from typing import Literal

from app.engines.builtin.notes.expand import expand, is_written
from app.engines.builtin.notes.options import capitalised, lowered, with_article
from app.engines.builtin.notes.patterns import pattern
from app.model.plan import Given
from app.model.value import Value
from app.text.grammar import finite_verb, form_of, is_verb_base, lexicon, tokens
from app.text.person import third_to_second
from app.text.tables import table

_TAIL_AT_MOST = 3
_REASON = re.compile(r"\s*(?:;|:|,| - | – )\s*")


class LimitLine(Value):
    """One limit: `vp` follows "I can't", `np` follows "I can't offer", a `clause` stands alone, `raw` is quoted.

    `reason` is a clause that the note gives with it, where it is one that can be said; `also` is a second note that is
    said in the same sentence.
    """

    given: Given
    kind: Literal["vp", "np", "clause", "raw"]
    text: str
    reason: str | None = None
    certain: bool
    also: Given | None = None


def limit_line(given: Given, customer_name: str | None, names: Iterable[str] = ()) -> LimitLine:
    """Write a limit out and tell its form."""
    raw = given.text.strip().rstrip(".")
    expanded = expand(raw, names, written=is_written(raw))
    shifted = third_to_second(expanded.text, customer_name)
    text = shifted.text if shifted.certain else expanded.text
    main, reason = _split_reason(text)
    if not is_written(raw):
        main = _without_tail(main)
    kind, phrase = _phrase(main)
    if kind == "clause":
        phrase = _common_start(phrase, names)
    certain = expanded.clean and shifted.certain
    return LimitLine(given=given, kind=kind, text=phrase, reason=reason if certain else None, certain=certain)


def _phrase(main: str) -> tuple[Literal["vp", "np", "clause", "raw"], str]:
    if match := pattern("cannot").match(main):
        return "vp", pattern("own_self").sub("", main[match.end() :])
    if match := pattern("refusal").match(main):
        rest = main[match.end() :]
        if doing := _doing(rest):
            return "vp", doing
        rest = _without_tail(rest)
        if undone := pattern("done_no").match(rest):
            return "vp", f"{table('en', 'jottings')['undone'][undone.group('done')]} {undone.group('what')}"
        return "np", f"any {rest}" if not tokens(rest)[:1] or tokens(rest)[
            0
        ] not in lexicon().determiners else rest
    if match := pattern("label_no").match(main):
        return "np", f"any {match.group('what')} ({match.group('label')})"
    form = form_of(main)
    words = tokens(main)
    # In a list of what cannot be done a word that may be verb or noun is the verb: "Pay for the suit".
    refused = len(words) > 1 and is_verb_base(words[0]) and words[1] != "of" and form != "clause"
    if form == "order" or refused:
        return "vp", pattern("own_self").sub("", lowered(main))
    if form == "clause":
        return "clause", _article_first(main)
    if match := pattern("not_so").match(main):
        return "clause", f"{_article_first(match.group('what'))} is not {match.group('how')}"
    if form == "noun_phrase" and not re.search(r"\bnot\b", main):
        return "np", with_article(main)
    return "raw", main


def _common_start(clause: str, names: Iterable[str]) -> str:
    """The clause for the middle of a sentence: "Children cannot be moved" → "children …", a name as it is."""
    first = clause.split(maxsplit=1)[0]
    common = (
        first[1:].islower() and first.isalpha() and first not in names and first.lower() not in lexicon().days
    )
    return clause[:1].lower() + clause[1:] if common else clause


def _without_tail(rest: str) -> str:
    """A refused thing without a jotted afterthought: "booking refs in public, needs DM" → "booking refs in public"."""
    main, comma, tail = rest.partition(", ")
    words = tokens(tail)
    stump = 0 < len(words) <= _TAIL_AT_MOST and words[0] not in lexicon().determiners | lexicon().pronouns
    return main if comma and stump and len(tokens(main)) > 1 else rest


def _doing(rest: str) -> str | None:
    """The act behind "no": "paying for your time" → "pay for your time"; None where a noun stands there."""
    first, _, after = rest.partition(" ")
    low = first.lower()
    lex = lexicon()
    goes_on = tokens(after)[:1] and tokens(after)[0] in lex.prepositions | lex.determiners | lex.pronouns
    if not low.endswith("ing") or not goes_on:
        return None
    base = next((b for b in (low[:-3], f"{low[:-3]}e", low[:-4]) if b in lex.verbs), None)
    return f"{base} {after}" if base else None


def _split_reason(text: str) -> tuple[str, str | None]:
    """Cut "agree labour cost - Phil decides" into limit and reason; a reason that is no clause is left with it."""
    if match := pattern("refused").match(text):
        reason = match.group("reason")
        return match.group("what"), _article_first(reason) if reason and form_of(reason) == "clause" else None
    parts = _REASON.split(text, maxsplit=1)
    if len(parts) == 2 and _says_why(parts[1]) and len(tokens(parts[0])) >= 1:
        if pattern("cannot").match(parts[1]):
            return text, None
        return parts[0], _article_first(parts[1])
    if len(parts) == 2 and (match := pattern("not_so").match(parts[1])):
        return parts[0], f"{_article_first(match.group('what'))} is not {match.group('how')}"
    if len(parts) == 2 and (match := pattern("nobody").match(parts[1])):
        return parts[0], f"{match.group('who')} is {match.group('done')}"
    return text, None


def _says_why(text: str) -> bool:
    """Whether a reason is a whole clause; "nobody removed from desk" is not."""
    words = tokens(text)
    verb = finite_verb(words) if form_of(text) == "clause" else None
    return verb is not None and not (words[verb].endswith("ed") and len(words[verb]) > 4)


def _article_first(clause: str) -> str:
    """Give a bare singular subject its article: "hospital can't cancel it" → "the hospital can't cancel it"."""
    words = clause.split()
    lex = lexicon()
    first = tokens(clause)[0]
    if not words[0][0].islower() or first in lex.determiners | lex.pronouns | lex.prepositions | lex.adverbs:
        return lowered(clause) if words[0].lower() in lex.determiners | lex.pronouns else clause
    if first.endswith("s") and not first.endswith("ss"):
        return clause
    return f"the {clause}"


def sentence(clause: str) -> str:
    """A clause as a sentence of its own."""
    text = capitalised(clause.strip())
    return text if text.endswith((".", "!", "?")) else f"{text}."
