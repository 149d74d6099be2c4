"""Makes sentences of jotted facts, and says which are left out of a reply and why.

The reasons are keys of `prompts/builtin/<locale>/notes.yaml`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from app.engines.builtin.notes.expand import expand, is_clean
from app.engines.builtin.notes.limits import sentence
from app.model.plan import Given
from app.model.profile import Fault
from app.model.value import Value
from app.text.grammar import finite_verb, form_of, has_verb, lexicon, main_part, participle_cut, read_locale, tokens
from app.text.particulars import find, ground
from app.text.person import third_to_second
from app.text.sentences import split
from app.text.words import overlap

Reason = Literal["internal", "date", "known", "option", "limit", "blame", "short", "person", "space", "background", "said"]
_TODAY = re.compile(r"^\W*(?:today is|it is now|today:)\s", re.IGNORECASE)
_WRITTEN_PARTS = re.compile(r";\s+|(?<![A-Z])\.\s+(?=[A-Z])")
_PARTS = re.compile(r";\s+|\.\s+(?=[A-Za-z])|\s+-\s+")
LABEL_AT_MOST = 3
"""Words before a colon that make a label; more are a statement of their own."""
_NOUN_VALUE = re.compile(r"^(?P<noun>[a-z][a-z'-]+(?: [a-z'-]+){0,3}) (?P<value>[£$€]\d[\d.,]*|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+day \d{1,2}(?: [A-Z][a-z]+)?)$")
_QUESTION_WORDS = frozenset("why who how where which what whose".split())
_NAMED = re.compile(r"^[^:,]{3,40}: (?P<name>(?:(?:Mr|Mrs|Ms|Dr) )?[A-Z][\w'-]+ [A-Z][\w'-]+)(?=,)")
"""A role and a name as a label: "duty manager: Grace Tull, has the case"."""
_DEADLINE = re.compile(r"\bby (?:the )?(?:\d{1,2} [A-Z]|[A-Z][a-z]+day\b|tomorrow|noon|midday|end of|\d{1,2}(?::\d{2})? ?[ap]m)")
_THIRD = frozenset("he she him her his hers they them their customer client passenger guest buyer caller".split())
_NOT = frozenset("not no never none nothing nobody without".split())


class FactLine(Value):
    """A part of a fact: its sentence, or the reason why it is not said. `mistake`: it tells our own mistake."""

    given: Given
    part: str
    sentence: str | None = None
    reason: Reason | None = None
    mistake: bool = False


class _Note(Value):
    """A note as a whole: written as a sentence, and certain as to its persons."""

    given: Given
    written: bool
    certain: bool


class Setting(Value):
    """What facts are weighed against: the message, the options and limits, whose fault it was."""

    message: str
    options: tuple[str, ...]
    limits: tuple[str, ...]
    fault: Fault
    customer_name: str | None
    names: tuple[str, ...]


def fact_lines(given: Given, setting: Setting) -> tuple[FactLine, ...]:
    """Split a fact in its statements and make a sentence of each that a customer may be told."""
    if is_for_agent(given.text):
        return (FactLine(given=given, part=given.text, reason="internal"),)
    if _TODAY.match(given.text):
        return (FactLine(given=given, part=given.text, reason="date"),)
    text = given.text.strip()
    expanded = expand(text, setting.names)
    # The person is settled on the whole note: a piece alone has lost whom "she" speaks of.
    shifted = third_to_second(expanded.text, setting.customer_name)
    note = _Note(given=given, written=_is_written(text), certain=shifted.certain)
    parts = _parts(shifted.text if shifted.certain else expanded.text, setting.fault, written=note.written)
    return tuple(_line(note, part, setting, mistake=mistake) for part, mistake in parts)


def _is_written(text: str) -> bool:
    """Whether a note is a written sentence: a capital, and a verb before the first pause or an introductory phrase."""
    words = tokens(text)
    if not text[:1].isupper() or len(words) < 4:
        return False
    lex = lexicon()
    return has_verb(main_part(text)) or words[0] in lex.prepositions | lex.conjunctions


def is_for_agent(text: str) -> bool:
    """Whether a note is meant for the agent alone: marked internal, a judgement of a person, or an order to the agent."""
    return any(p.search(text) for p in _patterns("for_agent"))


def _parts(text: str, fault: Fault, *, written: bool) -> list[tuple[str, bool]]:
    """Statements of a fact, each with whether it tells our own mistake; it is only cut where each piece can stand alone.

    A jotted note is cut at its commas too: what is too short there is left out without spoiling the sentence before it.
    """
    text = text.strip().rstrip(".")
    pieces = [p.strip() for p in (_WRITTEN_PARTS if written else _PARTS).split(text) if p.strip()]
    told: list[tuple[str, bool]] = []
    for piece in pieces:
        plain, mistake = _without_mistake(piece, fault)
        if told and len(tokens(plain)) < 3 and mistake:
            told[-1] = (told[-1][0], True)
        elif told and tokens(plain)[:1] and tokens(plain)[0] in _QUESTION_WORDS:
            told[-1] = (f"{told[-1][0]}; {plain}", told[-1][1] or mistake)
        else:
            told.append((plain, mistake))
    if len(told) > 1 and not all(len(tokens(plain)) >= 3 for plain, _ in told):
        told = [_without_mistake(text, fault)]
    if written:
        return told
    return [(part, mistake and index == 0) for plain, mistake in told for index, part in enumerate(_at_commas(plain))]


def _at_commas(piece: str) -> list[str]:
    label, colon, rest = piece.partition(": ")
    if colon and len(tokens(label)) > LABEL_AT_MOST:
        return [*_at_commas(label), *_at_commas(rest)]
    piece = _NAMED.sub(r"\g<name>", piece)
    lex = lexicon()
    joined = lex.prepositions | lex.conjunctions | {"not", "so", "including", "who", "which", "where"}
    parts: list[str] = []
    for bit in piece.split(", "):
        words = tokens(bit)
        if parts and words and (words[0] in joined or words[0][0].isdecimal() or bit[:1] in "£$€"):
            parts[-1] += f", {bit}"
        elif parts and words and _goes_on(words[0]):
            parts[-1] += f" {_jotting('and')} {bit}" if has_verb(parts[-1]) else f" {bit}"
        else:
            parts.append(bit)
    return parts


def _goes_on(word: str) -> bool:
    """Whether a piece begins with a verb that the subject before it carries on: "has the case, rings today"."""
    lex = lexicon()
    return word in lex.auxiliaries or (word.endswith("s") and word[:-1] in lex.verbs)


def _line(note: _Note, part: str, setting: Setting, *, mistake: bool) -> FactLine:
    mistake = mistake or (setting.fault == "ours" and _tells_our_mistake(part))
    made: str | None = None
    reason = _unsaid(part, setting, mistake=mistake)
    if reason is None and not note.certain and set(tokens(part)) & _THIRD:
        reason = "person"
    if reason is None:
        text = _as_ours(part) if setting.fault == "ours" else part
        made = _complete(text, written=note.written) if is_clean(part) else None
        reason = None if made else "short"
    return FactLine(
        given=note.given, part=part, sentence=sentence(made) if made else None, reason=reason, mistake=mistake
    )


def _unsaid(part: str, setting: Setting, *, mistake: bool) -> Reason | None:
    """Why a statement is not for the reply, None where it is."""
    if is_for_agent(part):
        return "internal"
    if len(tokens(part)) < 3:
        return "said" if mistake else "short"
    if said := _said_elsewhere(part, setting):
        return said
    return "blame" if any(p.search(part) for p in _patterns("blame")) else None


def _without_mistake(text: str, fault: Fault) -> tuple[str, bool]:
    """Take ", our error" out of a fact; only where the brief itself says that the fault is ours."""
    if fault != "ours":
        return text, False
    by_mistake, plain = read_locale("en", "jottings")["by_mistake"]
    text, count = re.subn(by_mistake, plain, text, flags=re.IGNORECASE)
    found = count > 0
    for pattern in _patterns("own_mistake"):
        text, count = pattern.subn("", text)
        found = found or count > 0
    return text.strip(" ,;:-"), found


def _tells_our_mistake(part: str) -> bool:
    return any(p.search(part) for p in _patterns("our_doing"))


def _said_elsewhere(part: str, setting: Setting) -> Reason | None:
    if any(overlap(part, option) >= 0.6 for option in setting.options):
        return "option"
    if any(overlap(part, limit) >= 0.6 for limit in setting.limits):
        return "limit"
    if any(
        overlap(part, said.text) >= 0.8 and _negated(part) == _negated(said.text) and _nothing_new(part, said.text)
        for said in split(setting.message)
    ):
        return "known"
    return None


def _negated(text: str) -> bool:
    return any(w in _NOT or w.endswith("n't") for w in tokens(text))


def _nothing_new(part: str, message: str) -> bool:
    known = find(message)
    return all(ground(p, known) is not None for p in find(part))


def _as_ours(text: str) -> str:
    """A colleague's slip is told as ours: "our dispatcher keyed it" → "we keyed it"; "packed short by us" → stays."""
    roles = "|".join(sorted(_roles(), key=len, reverse=True))
    match = re.match(rf"^(?:our|the) (?:{roles})\s+(?=[a-z]+)", text, re.IGNORECASE)
    if not match:
        return text
    rest = text[match.end() :]
    verb = tokens(rest)[0]
    lex = lexicon()
    if verb in lex.past or (verb.endswith("ed") and verb not in lex.verbs):
        return f"we {rest}" if verb not in {"was", "were"} else text
    return text


def _complete(text: str, *, written: bool) -> str | None:
    """A complete clause, or None where the note is too short for a sure one."""
    if written and has_verb(text):
        return text
    if re.search(r"[.?!] [a-z]", text) or text.count('"') % 2:
        return None
    label, colon, rest = text.partition(": ")
    if colon:
        said = _complete(rest, written=False) if len(tokens(label)) <= LABEL_AT_MOST else None
        return _jotting("as_for").format(label=_with_subject_article(label), clause=said) if said else None
    if form_of(text) == "clause":
        return _with_subject_article(text)
    return _passive(text) or _valued(text)


def _passive(text: str) -> str | None:
    """ "trace opened today" → "the trace has been opened today"; somebody who acts keeps the active."""
    cut = participle_cut(text)
    if cut is None or "," in text[:cut]:
        return None
    subject, rest = text[:cut].strip(), text[cut:]
    words = tokens(subject)
    if finite_verb(["it", *tokens(rest)[1:]]) is not None or all(w in lexicon().adverbs | _NOT for w in words):
        return None
    lex = lexicon()
    if words[0].endswith("ed") or words[0] in lex.participles | lex.auxiliaries | lex.prepositions | {"why", "how", "when"}:
        return None
    if words[-1] in lex.prepositions | {"be", "known", "but", "and", "or"} or "/" in subject:
        return None
    acts = words[-1] in _roles() or all(w[0].isupper() and w.isalpha() for w in subject.split())
    if acts and tokens(rest)[0] not in lex.states:
        return _with_subject_article(text)
    return f"{_with_auxiliary(subject, rest)} {rest}"


def _valued(text: str) -> str | None:
    """ "last day 30 November" → "the last day is 30 November"."""
    match = _NOUN_VALUE.match(text)
    lex = lexicon()
    unfit = lex.prepositions | lex.adverbs | lex.past | lex.participles | lex.auxiliaries | {"back", "due"}
    if match is None or set(tokens(match.group("noun"))) & unfit:
        return None
    noun = match.group("noun")
    return _jotting("value_is").format(noun=noun if noun.startswith("the ") else f"the {noun}", value=match.group("value"))


def _jotting(name: str) -> str:
    return str(read_locale("en", "jottings")[name])


def _with_auxiliary(subject: str, rest: str) -> str:
    """ "The entry fee already" before "spent" → "The entry fee has already been"; "expected" takes "is"."""
    words = subject.split()
    adverb = words.pop() if len(words) > 1 and words[-1].lower() in lexicon().adverbs | _NOT else ""
    noun = _with_subject_article(" ".join(words))
    plural = _plural(noun)
    if tokens(rest)[0] in lexicon().states:
        parts = [noun, "are" if plural else "is", adverb]
    elif _DEADLINE.search(rest):
        parts = [noun, "are" if plural else "is", adverb, "to be"]
    else:
        parts = [noun, "have" if plural else "has", adverb, "been"]
    return " ".join(p for p in parts if p)


def _with_subject_article(text: str) -> str:
    words = tokens(text)
    lex = lexicon()
    first = words[0]
    bare = text[0].islower() and first not in lex.determiners | lex.pronouns | lex.prepositions | lex.adverbs
    if not bare or first in {"nothing", "nobody", "whether", "telling"} or (first.endswith("s") and not first.endswith("ss")):
        return text
    if first.endswith("ing") or first[0].isdecimal():
        return text
    return f"the {text}"


def _plural(subject: str) -> bool:
    words = [w for w in tokens(subject.split(" of ")[0])]
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in read_locale("en", "jottings")[name])


@cache
def _roles() -> frozenset[str]:
    return frozenset(str(read_locale("en", "jottings")["staff_roles"]).split())


def proper_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Words that the brief spells with a capital in the middle of a sentence, and nowhere without: names that a jotted
    note may have lost."""
    found: set[str] = set()
    common: set[str] = set()
    lex = lexicon()
    for text in texts:
        found.update(match.group() for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", text))
        common.update(b.lower() for a, b in re.findall(r"\b([A-Za-z]+) ([a-z]{3,})\b", text) if a.lower() in lex.determiners)
    closed = lex.verbs | lex.determiners | lex.pronouns | lex.prepositions | lex.auxiliaries
    return tuple(sorted(name for name in found if name.lower() not in common | closed))
