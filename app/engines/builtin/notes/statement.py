"""Makes a whole sentence of a jotted statement, or says that it is too short for a sure one."""

import re

from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraphic import telegraphic
from app.text.grammar import finite_verb, form_of, has_verb, lexicon, participle_cut, tokens
from app.text.particulars import find

LABEL_AT_MOST = 3
"""Words before a colon that make a label; more are a statement of their own."""


def complete(text: str, *, written: bool) -> str | None:
    """A complete clause, or None where the note is too short for a sure one."""
    if written and has_verb(text):
        return text
    made = _completed(text)
    return None if made is None or telegraphic(made) else made


def opens_one(text: str) -> bool:
    """Whether a piece of a written note begins as a sentence does, or goes on with a subject of its own."""
    words = tokens(text)
    opens = text.lstrip("'\"‘“")[:1].isupper() or (words[:1] and words[0] in lexicon().pronouns)
    return bool(opens) and len(words) > LABEL_AT_MOST


def _completed(text: str) -> str | None:
    if re.search(r"[.?!] [a-z]", text) or text.count('"') % 2:
        return None
    label, colon, rest = text.partition(": ")
    if colon:
        row = tagged(label)
        deed = bool(row) and row[-1].tag in {
            "either",
            "past",
            "third",
            "aux",
        }  # "owner approved: …" is no theme
        theme = len(tokens(label)) <= LABEL_AT_MOST and not deed
        said = _completed(rest) if theme else None
        return jotting("as_for").format(label=_with_subject_article(label), clause=said) if said else None
    if form_of(text) == "clause":
        return _with_subject_article(text)
    return _passive(text) or _valued(text)


def _passive(text: str) -> str | None:
    """From "trace opened today" to "the trace has been opened today"; somebody who acts keeps the active."""
    cut = participle_cut(text)
    if cut is None or "," in text[:cut]:
        return None
    subject, rest = text[:cut].strip(), text[cut:]
    words, behind, lex = tokens(subject), tokens(rest)[1:], lexicon()
    second_verb = finite_verb(["it", *behind]) is not None or (
        "to" not in behind and set(behind) & (lex.verbs - lex.double)
    )
    if second_verb or all(w in lex.adverbs | lex.negations for w in words):
        return None
    unfit = lex.participles | lex.auxiliaries | lex.prepositions | lex.question_words
    if words[0].endswith("ed") or words[0] in unfit:
        return None
    if words[-1] in lex.prepositions | lex.unclosed or "/" in subject:
        return None
    told = tokens(rest)
    if told[0] not in word_list("done_to_things") or (told[1:2] and told[1] in word_list("particles")):
        return None
    named = all(w[0].isupper() and w.isalpha() for w in subject.split())
    acts = named or words[-1] in lex.actors or _is_agent_noun(words[-1])
    if acts and tokens(rest)[0] not in lex.states:
        return _with_subject_article(text)
    return f"{_with_auxiliary(subject, rest)} {rest}"


def _is_agent_noun(word: str) -> bool:
    """Whether a noun by its form names somebody who acts: "promoter", "stylist"; "order" and "heater" do not."""
    return word.endswith(("er", "or", "ist", "ian")) and word not in word_list("er_things")


def _valued(text: str) -> str | None:
    """From "last day 30 November" to "the last day is 30 November"."""
    match = pattern("noun_value").match(text)
    lex = lexicon()
    unfit = lex.prepositions | lex.adverbs | lex.past | lex.participles | lex.auxiliaries | {"back", "due"}
    if match is None or set(tokens(match.group("noun"))) & unfit:
        return None
    noun = match.group("noun")
    return jotting("value_is").format(
        noun=noun if noun.startswith("the ") else f"the {noun}", value=match.group("value")
    )


def _with_auxiliary(subject: str, rest: str) -> str:
    """Before "spent": "The entry fee already" → "The entry fee has already been"; "expected" takes "is"."""
    words = subject.split()
    adverb = (
        words.pop() if len(words) > 1 and words[-1].lower() in lexicon().adverbs | lexicon().negations else ""
    )
    noun = _with_subject_article(" ".join(words))
    plural = _plural(noun)
    if tokens(rest)[0] in lexicon().states:
        parts = [noun, "are" if plural else "is", adverb]
    elif pattern("deadline").search(rest):
        parts = [noun, "are" if plural else "is", adverb, "to be"]
    elif any(p.type in {"date", "time"} for p in find(rest)):
        parts = [noun, adverb, "were" if plural else "was"]
    else:
        parts = [noun, "have" if plural else "has", adverb, "been"]
    return " ".join(p for p in parts if p)


def _with_subject_article(text: str) -> str:
    words = tokens(text)
    lex = lexicon()
    first = words[0]
    bare = text[0].islower() and first not in lex.determiners | lex.pronouns | lex.prepositions | lex.adverbs
    if (
        not bare
        or first in {"nothing", "nobody", "whether", "telling"}
        or (first.endswith("s") and not first.endswith("ss"))
    ):
        return text
    if first.endswith("ing") or first[0].isdecimal():
        return text
    return f"the {text}"


def _plural(subject: str) -> bool:
    words = tokens(subject.split(" of ", maxsplit=1)[0])
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))
