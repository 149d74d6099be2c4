"""A note that tells of the agent who signs by their name, in their own words: "Helen will call" → "I will call"."""

import re
from functools import lru_cache

from app.engines.builtin.notes.patterns import jotting, word_list
from app.engines.builtin.notes.telegraph.verb_forms import base_of
from app.text.compiled import compiled, longest_first
from app.text.grammar import lexicon, tokens
from app.text.person.signer import called_by
from app.text.person.verbs import second_person_verb
from app.text.person.words import person_words

_AND_HAS = compiled(r"(?P<and>^[^,;.]*,? and )(?P<has>has|hasn't|is|isn't) ")
"""What else the agent has done, of whom a note says first how it is: "is sorry that …, and has asked"."""
_TO_I = {"is": "am", "has": "have", "to": "will", "isn't": "am not", "hasn't": "haven't"}
_THEMSELF = compiled(r"\b(?:him|her|them)sel(?:f|ves)\b")
_SLIP = compiled(r"(?P<slip>\b(?:mistake|fault|slip|error|oversight) (?:is|was) )(?:his|hers)\b")
"""Whose the slip is of which the agent says that they did it themselves."""
_GOES_ON = compiled(
    r"(?<= and )[a-z]+s(?= (?:the|an?|it|them|you|him|her|your|his|our|this|that|each|every)\b)"
)
"""A second deed of theirs: "checks every morning and books the first"."""
_OR_ELSE = compiled(r"(?<=^or )[a-z]+s(?= [a-zA-Z])")
"""Another deed of theirs that may stand for the first: "writes or rings"."""
_OWN_WAY = compiled(
    r"\b(?P<at>on|in|during|over|after|before) (?:his|her|their)"
    r" (?P<what>(?:own )?(?:way (?:home|in|back|past|over|to work|through)"
    r"|lunch(?: (?:hour|break))?|break|shift|round|rounds|own time|day off|car|van))\b"
)
"""What somebody does on the way of theirs: "Iris can drop it off on her way home"."""
_OFF_WORK = compiled(
    r"(?P<mine>\bmy [\w -]{1,40}? (?:while|when|because|as|since|before|after|until)) (?:s?he|they)"
    r" (?P<was>was|were|is|are|had|went|left|came)\b"
)
"""How a note goes on about the agent behind what is theirs: "on Sophie's desk while she was off ill"."""
_ME = compiled(r"\bme\b")
_AND_THEN = compiled(
    r"(?P<and>,? and) s?he(?:'ll| will) (?=(?:personally |also |then )?(?:answer|write|call|ring|look|check|deal|handle"
    r"|see to|get|be in touch|keep|come back|follow|take|reply|update|contact|make sure)\b)"
)
"""How a note goes on about the agent to whom something was given: "… to Louisa, and she will answer"."""
_WAS = {"were": "was", "is": "am", "are": "am"}
_HELPERS = frozenset({"will", "can", "could", "had", "was", "didn't", "couldn't", "wasn't", *_TO_I})


def as_own(note: str, agent: str | None, message: str = "") -> str:
    """The note with "I" for the agent who does something in it and "me" where they are told something.

    Where the customer has the same name, or it is only said where the agent is, all of it stays.
    """
    name = called_by(agent or "")
    if not name or name not in note or _is_theirs(name, message):
        return note
    first, whose, told = _patterns(name, agent or "")
    begun = first.match(note)
    if begun is not None and _acts(note[begun.end() :]):
        # A small "i" where the note is jotted: it has its capital by the name alone.
        written = note.rstrip().endswith(".") or not {"the", "a", "an"}.isdisjoint(tokens(note))
        note = f"{'I' if written else 'i'} {_agreeing(note[begun.end() :])}"
        note = on_own_way(note)
        own = _THEMSELF.sub(jotting("myself"), note)
        note = own if own == note else _SLIP.sub(lambda found: f"{found['slip']}{jotting('mine')}", own)
    note = _can_too(name).sub(lambda found: f"{found['or']} I ", note)
    note = _OFF_WORK.sub(_off_work, whose.sub(jotting("my"), note)) if whose.search(note) else note
    return and_i_will(told.sub(lambda found: f"{found['before']} {jotting('me')}", note), note)


def and_i_will(made: str, note: str) -> str:
    """What was made of a note with "me" in it, with what "she" will do then as what I will."""
    return (
        _AND_THEN.sub(rf"\g<and> {jotting('i_will')} ", made) if made != note and _ME.search(made) else made
    )


def on_own_way(note: str) -> str:
    """What the agent does with whose way it is: "on her way home" → "on my way home"."""
    return _OWN_WAY.sub(lambda found: f"{found['at']} {jotting('my')} {found['what']}", note)


def _off_work(found: re.Match[str]) -> str:
    return f"{found['mine']} I {_WAS.get(found['was'], found['was'])}"


def _is_theirs(name: str, message: str) -> bool:
    """Whether the message may call somebody of the customer's so, or the customer: it does more than greet the agent,
    or tell what the agent said to them.
    """
    ours = jotting("agent_in_message").replace("NAME", re.escape(name))
    return re.search(rf"\b{re.escape(name)}\b", re.sub(ours, "", message)) is not None


def _acts(rest: str) -> bool:
    """Whether what stands behind the name is told of a deed, and not of where somebody is."""
    words = tokens(rest)
    if not words or (words[0] in {"is", "was", "isn't"} and set(words[1:3]) & word_list("kept_private")):
        return False
    lex = lexicon()
    deed = words[0] in lex.past or words[0] in lex.participles or words[0].endswith("ed")
    does = second_person_verb(person_words(), words[0]) is not None and words[0] not in lex.auxiliaries
    return words[0] in _HELPERS or does or (deed and words[0] not in lex.auxiliaries)


def _agreeing(rest: str) -> str:
    """The words behind "I": "has asked" → "have asked", "to ring him" → "will ring him", "rings" → "ring"."""
    first, space, more = rest.partition(" ")
    does = second_person_verb(person_words(), first.lower()) if first.lower() not in _TO_I else None
    if does is not None:
        more = _GOES_ON.sub(lambda found: _base(found[0]) or found[0], more)
        more = _OR_ELSE.sub(lambda found: _base(found[0]) or found[0], more)
    more = _AND_HAS.sub(lambda found: f"{found['and']}{_TO_I[found['has']]} ", more)
    return f"{does or _TO_I.get(first.lower(), first)}{space}{more}"


@lru_cache(maxsize=16)
def _can_too(name: str) -> re.Pattern[str]:
    """The agent as who can do the other thing: "… or Josie can drop it round"."""
    return compiled(
        rf"(?P<or>\b(?:or|and|but|then|so|otherwise)) {re.escape(name)} (?=(?:can|could|will|would)\b)"
    )


def _base(third: str) -> str | None:
    return second_person_verb(person_words(), third) or base_of(third)


@lru_cache(maxsize=16)
def _patterns(name: str, agent: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    given = re.escape(name)
    surname = re.escape(agent.partition(",")[0].removeprefix(name).strip())
    whole = rf"{given}(?: {surname})?(?! [A-Z])" if surname else rf"{given}(?! [A-Z])"
    before = "|".join(word_list("toward_somebody"))
    roles = "|".join(longest_first(lexicon().actors | lexicon().colleagues))
    return (
        compiled(rf"(?:(?:[Oo]ur |[Tt]he )?(?:[a-z]+ |(?:[A-Za-z]+ ){{0,3}}(?:{roles}) ))?{whole} (?=[a-z])"),
        compiled(rf"\b{whole}'s(?= [a-z])"),
        compiled(
            rf"\b(?P<before>{before}) {whole}"
            rf"(?=$|[,;.]| (?:alone|directly|on|at|by|today|yesterday|\d|to|that|about|in)\b)"
        ),
    )
