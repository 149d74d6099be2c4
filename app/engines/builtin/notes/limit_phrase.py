"""Tells the form of a limit from its words: what cannot be done, what cannot be had, or a statement."""

import re

from app.engines.builtin.notes.as_phrase import lowered, with_article
from app.engines.builtin.notes.limit_forms import doing
from app.engines.builtin.notes.limit_parts import article_first, none_such, without_tail
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.times import after_preposition
from app.engines.builtin.notes.telegraph.verb_forms import base_of_gerund, base_of_participle, bases
from app.engines.builtin.notes.worded_limit import LimitKind
from app.text.compiled import compiled
from app.text.grammar import finite_verb, form_of, is_verb_base, lexicon, tokens
from app.text.tables import table

HABIT = compiled(r"(?:I|we) (?:do not|don't) (?!know\b|want\b)\w+", re.IGNORECASE)
"""What is never done, which is told as it stands: "I do not teach on Wednesdays"."""


def phrase_of(main: str) -> tuple[LimitKind, str]:
    """The kind of a limit, and its words in the form of that kind."""
    # What they can't do is no deed of ours: "you cannot swap it after Friday".
    if HABIT.match(main):
        return "clause", f"{'I' if main[:2] in {'i ', 'I '} else 'we'}{main[main.index(' ') :]}"
    if tokens(main)[:1] != ["you"] and (match := pattern("cannot").match(main)):
        return "vp", _done(pattern("own_self").sub("", main[match.end() :]))
    if (framed := _framed(main)) is not None:
        return framed
    if match := pattern("refusal").match(main):
        return _refused(main[match.end() :])
    if (made := _of_thing(main) or _undone(main)) is not None:
        return made
    form = str(form_of(main))
    words = tokens(main)
    # In a list of what cannot be done a word that may be verb or noun is the verb: "Pay for the suit".
    form = "noun_phrase" if form == "clause" and _only_qualifies(words) else form
    told = form == "clause" and not (finite_verb(words) == 1 and words[1] in lexicon().participles)
    both = len(words) > 2 and words[1] in {"or", "and"} and {words[0], words[2]} <= bases()
    refused = both or _acts_on_thing(words)
    refused = refused or (len(words) > 1 and is_verb_base(words[0]) and words[1] != "of" and not told)
    if form == "order" or refused:
        return "vp", pattern("own_self").sub("", lowered(main))
    if form == "clause":
        return "clause", article_first(main)
    if match := pattern("not_so").match(main):
        return "clause", f"{article_first(match.group('what'))} is not {match.group('how')}"
    if form == "noun_phrase" and not re.search(r"\bnot\b", main):
        return "np", with_article(main)
    return "raw", main


def _done(phrase: str) -> str:
    """A deed that is said to go on, as the deed: "won't be making it again" → "make it again"."""
    first, _, rest = phrase.removeprefix("be ").partition(" ")
    base = base_of_gerund(first) if phrase.startswith("be ") else None
    return f"{base} {rest}".rstrip() if base is not None else phrase


def _is_deed_as(words: list[str]) -> bool:
    """Whether a deed stands first, and the verb of a statement only behind what leads to it: "pay … as it stands"."""
    led = next(
        (at for at, word in enumerate(words) if at > 1 and word in lexicon().subordinating | {"as"}), None
    )
    if (
        led is None
        or not is_verb_base(words[0])
        or words[1] not in lexicon().prepositions | lexicon().determiners
    ):
        return False
    return finite_verb(words[:led]) is None


def _of_thing(main: str) -> tuple[LimitKind, str] | None:
    """A limit that only names a thing: "room 4 no refund", "exchange"."""
    match = pattern("label_no").match(main)
    if match and tokens(match["label"])[-1] not in lexicon().prepositions | lexicon().auxiliaries:
        return "np", f"any {match.group('what')} ({match.group('label')})"
    return ("np", with_article(main)) if pattern("bare_thing").fullmatch(main) else None


def _framed(main: str) -> tuple[LimitKind, str] | None:
    """What stays as it is, what there is none of, what is not taken back or not paid: nothing that is not offered."""
    if _is_deed_as(tokens(main)):
        return "vp", lowered(main)
    if pattern("none_can").match(main):
        return "clause", lowered(main)
    if pattern("nothing_then").match(main):
        return "clause", jotting("we_have_nothing").format(nothing=lowered(main))
    if match := pattern("stays").match(main):
        return "clause", jotting("stays_so").format(**match.groupdict()).removeprefix(
            "the " if tokens(main)[0] in lexicon().determiners else ""
        )
    if (none := none_such(main)) is not None:
        return "clause", none
    if match := pattern("not_back").match(main):
        return "vp", jotting("taken_back").format(what=match.group("what"))
    if match := pattern("no_loss").match(main):
        return "vp", jotting("paid_for").format(what=match.group("what"))
    return None


def _undone(main: str) -> tuple[LimitKind, str] | None:
    """What will not be done to a thing, or not before a day, or not at all; None where the note says it otherwise."""
    if match := pattern("not_to_be").match(main):
        what = article_first(match.group("what"))
        return "clause", jotting("can_be").format(what=what, done=match.group("done"))
    if match := pattern("only_before").match(main):
        return "vp", jotting("done_before").format(**match.groupdict())
    if match := pattern("not_before").match(main):
        what, when = article_first(match.group("what")), after_preposition(match.group("when"))
        return "vp", jotting("promised").format(what=what, when=when)
    if match := pattern("not_free").match(main):
        return "vp", jotting("made_free").format(how=match.group("how"))
    if match := pattern("not_to_do").match(main):
        return "vp", match.group("do") or match.group("do2")
    if (match := pattern("not_doing").match(main)) and (act := doing(match.group("doing"), alone=True)):
        return "vp", act
    if pattern("said_undone").match(main):
        return "clause", article_first(main)
    if (match := pattern("thing_undone").match(main)) and (act := base_of_participle(match.group("done"))):
        return "vp", f"{act} {lowered(match.group('what'))}{match.group('rest') or ''}"
    if match := pattern("noun_act").match(main):
        return "vp", f"{match.group('act').lower()} {match.group('what')}"
    return None


def _acts_on_thing(words: list[str]) -> bool:
    """Whether the first word is the verb of an article's noun: "judge another firm", "continue the contract"."""
    lex = lexicon()
    open_class = (
        lex.determiners | lex.pronouns | lex.prepositions | lex.auxiliaries | lex.adverbs | lex.negations
    )
    articles = {"a", "an", "the", "another", "any", "their", "his", "her", "your", "our"}
    return len(words) > 2 and words[1] in articles and words[0].isalpha() and words[0] not in open_class


def _only_qualifies(words: list[str]) -> bool:
    """Whether what looks like the verb only qualifies a noun: "compensation for lost sales"."""
    verb = finite_verb(words)
    lex = lexicon()
    return bool(verb) and words[verb or 0] in lex.participles and words[(verb or 0) - 1] in lex.prepositions


def _refused(rest: str) -> tuple[LimitKind, str]:
    """What stands behind "no": an act, what nobody does, or a thing."""
    if act := doing(rest, alone=not word_list("acts").isdisjoint(tokens(rest)[:1])):
        return "vp", act
    rest = without_tail(rest)
    if undone := pattern("done_no").match(rest):
        act = table("en", "jottings")["undone"][undone.group("done").lower()]
        return "vp", f"{act} {undone.group('what')}"
    if tokens(rest)[:1] and tokens(rest)[0] in lexicon().determiners:
        return "np", rest
    one = with_article(rest).replace("an other ", "another ")
    return "np", f"any {rest}" if one == lowered(rest) else one
