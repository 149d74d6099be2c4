"""Whether a jotted note is a sentence as somebody wrote it, or pieces of one."""

from collections.abc import Sequence
from functools import lru_cache

from app.engines.builtin.notes.expand import is_shortened
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.subjects import with_subject
from app.text.compiled import compiled
from app.text.grammar import goes_on, has_verb, lexicon, main_part, tokens

_SENTENCE_LEAST = 8
"""Words of a note that opens with a quotation and ends with a full stop, from which on it is a sentence."""
_STRUNG = 2
"""Commas from which on a note without a full stop and without any article is jotted, for all its capital."""
_ARTICLES = frozenset({"the", "a", "an", "our", "your", "this", "that", "these", "those", "its", "their"})
_STUMP = 4
"""Words up to which what begins with a deed has no subject: "Looked twice"."""
_STOPS = compiled(r"(?<=[a-z\d)])[.;!] (?=[A-Z])")
_NONE = "No "
_THERE_IS = compiled(r"There(?:['’]s| is| are| was| were) ")
_STOPPED_LEAST = 6
"""Words of a note with a capital, an article and a full stop, from which on it is a sentence."""
_NO_SENTENCE = ("no_subject", "no_helper", "to_do_only", "bare_day", "clipped_lead", "labelled")
"""Forms of a note with a capital that is no sentence all the same."""
_NOTES = 128
"""Notes of one brief or two, of which the same is asked again and again while one reply is made."""


@lru_cache(maxsize=_NOTES)
def is_written(text: str) -> bool:
    """Whether a note is a written sentence: a capital, and a verb in its main part.

    An introductory phrase and an apposition ("The boots, 88-40355, came back worn") may stand before the verb.
    """
    if _holds_a_stump(text):
        return False
    quoted, text = text[:1] in "'\"‘“", text.lstrip("'\"‘“")
    words = tokens(text)
    stopped = text.rstrip().endswith(".")
    helped = text[:1].isdecimal() and not lexicon().auxiliaries.isdisjoint(words)  # "12 seats were free."
    number_first = (text[:1] in "£$€" or helped) and stopped
    if not (text[:1].isupper() or number_first) or len(words) < (3 if stopped else 4) or is_shortened(text):
        return False
    lex = lexicon()
    if not stopped and (
        _is_strung(text, words) or _is_coded(text, words) or any(pattern(n).match(text) for n in _NO_SENTENCE)
    ):
        return False
    if has_verb(main_part(text)) or pattern("cost_so_much").match(text) or _THERE_IS.match(text):
        return True
    if quoted and stopped and len(words) >= _SENTENCE_LEAST and has_verb(text):
        return True  # "'Lapse' on the form only means …"
    opening = lex.prepositions | lex.conjunctions | lex.determiners | lex.pronouns
    if words[0] in opening:
        return has_verb(text)
    if pattern("relative").match(text) and ":" not in text:
        return any(word in lex.auxiliaries for word in words)
    bits = text.split(", ")
    return len(bits) > 2 and bool(tokens(bits[2])) and goes_on(tokens(bits[2])[0])


def _holds_a_stump(note: str) -> bool:
    """Whether one of the sentences of a note has no subject or no verb: "No freeze on the system. Looked twice."."""
    parts = [one for one in _STOPS.split(note.strip()) if one]
    if len(parts) == 1 and not note.startswith(_NONE):
        return False
    return any(_is_stump(one.rstrip(" .")) for one in parts)


def _is_stump(sentence: str) -> bool:
    words, lex = tokens(sentence), lexicon()
    if not words:
        return False
    bare = len(words) <= _STUMP and lex.auxiliaries.isdisjoint(words)
    done = words[0] in lex.past or (words[0].endswith("ed") and words[0] not in lex.verbs)
    return (bare and done) or (words[0] == "no" and not has_verb(sentence))


def _is_coded(text: str, words: Sequence[str]) -> bool:
    """Whether only a code gives the capital, and no small word makes a sentence: "P60 issued with old code"."""
    first, small = text.split(maxsplit=1)[0], _ARTICLES | lexicon().auxiliaries | lexicon().pronouns
    return len(first) > 1 and not any(ch.islower() for ch in first) and small.isdisjoint(words)


def _is_strung(text: str, words: Sequence[str]) -> bool:
    """Whether pieces without an article are strung together: "Main burst 06:15, crew on site", "CCTV viewed, …"."""
    first, comma, _ = text.partition(", ")
    lex = lexicon()
    if not comma or not _ARTICLES.isdisjoint(words):
        return False
    done = (tokens(first) or [""])[-1]
    passive = done in lex.participles or done in lex.past or done.endswith("ed")
    if len(tokens(first)) > 1 and (text.count(", ") > _STRUNG or (text.count(", ") == _STRUNG and passive)):
        return True
    return lex.auxiliaries.isdisjoint(words) and with_subject(text) != text


@lru_cache(maxsize=_NOTES)
def is_stopped(note: str) -> bool:
    """Whether a note is a sentence by its capital, its articles and its full stop, though its verb is not known."""
    words = tokens(note)
    if _holds_a_stump(note):
        return False
    whole = (
        note.lstrip("'\"‘“")[:1].isupper() and note.rstrip().endswith(".") and len(words) >= _STOPPED_LEAST
    )
    return whole and not {"the", "a", "an"}.isdisjoint(words) and not is_shortened(note)


@lru_cache(maxsize=_NOTES)
def is_worded(note: str) -> bool:
    """Whether an offer or a limit was written out, with its articles or its full stop, and is left as it stands."""
    text = note.strip()
    if is_shortened(text):
        return False
    whole = text.endswith(".") or not {"the", "a", "an"}.isdisjoint(tokens(text))
    return is_written(text.rstrip(".")) or (text[:1].isupper() and whole)
