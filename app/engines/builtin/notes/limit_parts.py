"""Cuts a note of what cannot be done into its limits, each into what is refused and why."""

import re

from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.text.compiled import compiled
from app.text.grammar import finite_verb, form_of, has_verb, lexicon, tokens
from app.text.person import Called
from app.text.person.called import writes_for_two

_TAIL_AT_MOST = 3
_LEADING = frozenset({"if", "until", "unless", "when", "before", "after", "that", "which", "as", "because"})
"""What makes a second clause of a limit a part of its first."""
_STATES = frozenset(
    {"the", "it", "there", "they", "this", "that", "these", "those", "our", "all", "nobody", "we", "you"}
)
"""What begins a second clause that surely is one, behind a limit without its "cannot"."""
_SUBJECT = 5
"""Words of the subject of such a clause at the most."""
_OF_A_SUBJECT = frozenset({"det", "noun", "state", "name", "number", "either", "ing", "conj"})
_ADDED = compiled(r" (?:only|also|always|never|just|still|already) ")
_UNTIL_THEN = compiled(
    r"\b(?:before|after|until|till) (?=(?:the|a|an|next|this|\d|[A-Z])\b(?! \w+ (?:is|are|was|has|have)\b))"
)
"""Where a word that may lead a clause stands before a day or a thing: "before the 24th", "after the 120 nights"."""
_WE = compiled(r"\b(?:we|us|our)\b", re.IGNORECASE)
_REASON = compiled(r"(?<!\s)\s*(?:;|:(?!\d)|,| - | – )\s*")


def split_reason(text: str) -> tuple[str, str | None]:
    """Cut "agree labour cost - Phil decides" into limit and reason; a reason that is no clause is left with it."""
    if match := pattern("refused").match(text):
        reason = match.group("reason")
        return match.group("what"), article_first(reason) if reason and form_of(reason) == "clause" else None
    parts = _REASON.split(text, maxsplit=1)
    if len(parts) == 2 and (none := none_such(parts[1])) is not None:
        return parts[0], none
    if len(parts) == 2 and _goes_on(parts[1]):
        return text, None
    if len(parts) == 2 and _says_why(parts[1]) and len(tokens(parts[0])) >= 1:
        if pattern("cannot").match(parts[1]):
            return text, None
        return parts[0], article_first(parts[1])
    if len(parts) == 2 and (match := pattern("not_so").match(parts[1])):
        return parts[0], f"{article_first(match.group('what'))} is not {match.group('how')}"
    if len(parts) == 2 and (match := pattern("nobody").match(parts[1])):
        return parts[0], f"{match.group('who')} is {match.group('done')}"
    return text, None


def _spliced(text: str) -> tuple[str, str] | None:
    """A limit and the statement that only a comma joins to it: "We cannot come tonight, both vans are out", "Refund of
    the fare, the seats were held".
    """
    limit, comma, rest = text.partition(", ")
    refused = any(pattern(name).match(limit) for name in ("cannot", "we_cannot", "we_do_not"))
    leads = lexicon().subordinating | _LEADING
    told = tokens(_UNTIL_THEN.sub(" ", limit))
    none = none_such(rest) if comma else None
    if none is not None:
        return limit, none
    if (
        not comma
        or ", " in rest
        or not leads.isdisjoint(told)
        or (not refused and pattern("listed_on").match(rest))
    ):
        return None  # "the compost, the bone meal and the stake are not covered"
    if not refused and (_REASON.search(rest) or not (tokens(rest)[:1] and _states_so(rest))):
        return None
    plain = _ADDED.sub(" ", rest)  # "they only speak to the receiver"
    said = rest if rest.startswith("other ") else article_first(rest)
    return (limit, said) if not _goes_on(rest) and _says_why(plain) else None


def _states_so(text: str) -> bool:
    """Whether words begin as a statement does: with its subject and, right behind it, a verb that nothing else is."""
    if tokens(text)[0] in _STATES:
        return True
    row = tagged(lowered(text))
    verb = next((k for k, token in enumerate(row[: _SUBJECT + 1]) if token.tag in {"aux", "modal", "be"}), 0)
    last = row[verb - 1].low if verb else ""
    known = is_plural(last) or last in lexicon().actors or row[0].tag == "name"
    return verb > 0 and known and all(token.tag in _OF_A_SUBJECT for token in row[:verb])


def none_such(text: str) -> str | None:
    """What there is none of, or what is not so yet: "no refund due" → "there is no refund due", "nothing paid yet"."""
    if match := pattern("nothing_done").match(text):
        now = match["done"] in word_list("none_now")
        values = {"be": "is" if now else "has been", "done": match["done"], "yet": match["yet"] or ""}
        return jotting("nothing_done").format(**values)
    if (match := pattern("none_such").match(text)) is None:
        return None
    several = is_plural(match["what"].split()[-1])
    values = {"what": match["what"], "how": match["how"], "rest": match["rest"] or ""}
    if match["how"] in word_list("none_now"):
        return jotting("no_such").format(be="are" if several else "is", **values)
    return jotting("nones_needed" if several else "none_needed").format(**values)


def split_written(text: str) -> tuple[str, str | None]:
    """A written limit and the clause behind its semicolon or colon; a comma parts nothing that was written whole."""
    limit, mark, rest = text.partition("; ")
    if not mark:
        limit, mark, rest = text.partition(": ")
    if not mark and (spliced := _spliced(text)) is not None:
        return spliced
    return (limit, rest) if mark and _says_why(rest) and not pattern("cannot").match(rest) else (text, None)


def speaks_to_them(text: str, message: str, called: Called) -> bool:
    """Whether "them" of a limit are several customers who write together: "we cannot tell them the name"."""
    several = writes_for_two(message) or (called.sex is None and len(_WE.findall(message)) > 1)
    return several and pattern("told_to_them").search(text) is not None


def pieces(note: str) -> list[str]:
    """The statements of a jotted limit; a short form ("excl.") ends none."""
    pieces: list[str] = []
    for piece in pattern("next_limit").split(note.strip().rstrip(".")):
        cut = pieces and (tokens(pieces[-1])[-1:] or [""])[0] in word_list("stopped") | {"excl", "incl"}
        if cut:
            pieces[-1] = f"{pieces[-1]}. {piece}"
        elif tokens(piece):
            pieces.append(piece)
    return pieces


def _says_why(text: str) -> bool:
    """Whether a reason is a whole clause; "nobody removed from desk" is not."""
    words = tokens(text)
    verb = finite_verb(words) if form_of(text) == "clause" else None
    if verb == 1 and words[0] in word_list("acting"):
        return True  # "you stayed" is whole, though "nobody removed" is not
    # A verb shortened at the very end ("until it's") is no word of its own.
    done = words[verb] if verb is not None and verb < len(words) else None
    return done is not None and not (done.endswith("ed") and len(done) > 4)


def _goes_on(rest: str) -> bool:
    """Whether what stands behind a comma belongs to the sentence before it: ", and I cannot discuss …"."""
    lex = lexicon()
    if tokens(rest)[:1] == ["that"] and tokens(rest)[1:2] != [] and tokens(rest)[1] in lex.auxiliaries:
        return False  # "…, that would be fraud"
    return tokens(rest)[:1] != [] and tokens(rest)[0] in lex.conjunctions | lex.subordinating


def without_tail(rest: str) -> str:
    """A refused thing without a jotted afterthought: "booking refs in public, needs DM" → "booking refs in public"."""
    main, comma, tail = rest.partition(", ")
    words = tokens(tail)
    stump = 0 < len(words) <= _TAIL_AT_MOST and words[0] not in lexicon().determiners | lexicon().pronouns
    return main if comma and stump and len(tokens(main)) > 1 else rest


def without_aside(main: str) -> str:
    """A jotted limit without a remark behind its comma that is no clause: "…, driver's licence on the line"."""
    limit, comma, rest = main.partition(", ")
    words = tokens(rest)
    goes_on = words[:1] and words[0] in lexicon().conjunctions | lexicon().prepositions
    aside = comma and len(words) > _TAIL_AT_MOST and not goes_on and not has_verb(rest)
    plain = aside and not any(ch.isdecimal() for ch in rest) and len(tokens(limit)) > 1
    return limit if plain else main


def article_first(clause: str) -> str:
    """Give a bare singular subject its article: "hospital can't cancel it" → "the hospital can't cancel it"."""
    clause = pattern("would_be_so").sub(jotting("would_be_so"), clause)
    words = clause.split()
    lex = lexicon()
    first = tokens(clause)[0]
    if first in word_list("denying") | {"there"}:
        return lowered(clause)
    if not words[0][0].islower() or first in lex.determiners | lex.pronouns | lex.prepositions | lex.adverbs:
        return lowered(clause) if words[0].lower() in lex.determiners | lex.pronouns else clause
    owner = first.removesuffix("'s")
    if owner in lex.pronouns | lex.determiners or (
        first.endswith("s") and not first.endswith("ss") and owner == first
    ):
        return clause
    return f"the {clause}"
