"""Says why a statement of a note is not for the reply, and what of it is our own mistake."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from app.engines.builtin.notes.blaming import blames
from app.engines.builtin.notes.patterns import pattern, patterns, word_list
from app.engines.builtin.notes.setting import Said, Setting
from app.engines.builtin.notes.written import is_stopped, is_written
from app.model.profile import Fault
from app.text.compiled import compiled, longest_first
from app.text.grammar import lexicon, tokens
from app.text.particulars import find, ground
from app.text.tables import table as locale_table
from app.text.trimmed import trimmed
from app.text.weights.for_agent import for_agent, speaks_of_the_house
from app.text.words import content_stems

Reason = Literal[
    "internal",
    "date",
    "known",
    "option",
    "limit",
    "blame",
    "short",
    "person",
    "leans",
    "said",
    "space",
    "in_public",
]
"""Keys of `prompts/builtin/<locale>/notes.yaml`."""
STATED, JOTTED, PLAIN, OFFERED = 0.47, 0.5, 0.65, 0.75
"""How likely a fact that is a sentence, one that is jotted, a sentence that speaks of nothing inside the house, and an
offer must be for the agent alone to be left out (docs/decisions/0013)."""
_CARRIED = frozenset({"date", "time", "duration", "money", "percentage", "phone", "link", "email"})
"""Particulars that make a left-out statement worth a person's second look."""
_TOUCHED = 0.6
"""Share of a jotted statement that stands in an offer, from which on the offer tells it."""
_SPEAKS_OF = 2
"""Content words that a jotting shares with what stands beside it from which on it speaks of the same."""
SILENT = 0.75
"""How likely a fact must be for the agent alone to be left out without asking them, where nothing else speaks of it."""
_IN_DOUBT = 8
"""Words of a question up to which it asks whether what was said just before it is so."""
_SEVERAL = 2
"""Content words from which on a statement can be said elsewhere: "That is our failing" is said nowhere else."""
_REPEATED = 0.8
"""Share of the content of a statement that stands elsewhere, from which on it says nothing new."""
_NOTES = 128
"""Notes of one brief or two, of which the same is asked again and again while one reply is made."""


@lru_cache(maxsize=_NOTES)
def is_marked(text: str) -> bool:
    """Whether words of a note, or of a part of it, say that it is for the agent alone: internal, an order to them."""
    return patterns("for_agent").found_in(text)


def is_for_agent(note: str, *, offered: bool = False, english: bool = True) -> bool:
    """Whether a whole note is for the agent alone: marked so, or by all its words a judgement of somebody, a limit of
    how far to go, a matter that waits. What is `offered` was put among what may be said, and is doubted less.
    """
    if offered and not pattern("steers_offer").search(note):
        return is_marked(
            note
        )  # "waive late fee this month" is an offer, whatever words it shares with others
    return is_marked(note) or (english and for_agent(note) >= (OFFERED if offered else _bound(note)))


def _bound(note: str) -> float:
    """How likely a fact must be for the agent alone to be left out: of a sentence the words say more, and most of all
    what it says of the house, or of what nobody told them.
    """
    if not (is_written(note) or is_stopped(note)):
        return JOTTED
    inside = speaks_of_the_house(note) or pattern("left_undone").match(note.strip())
    return STATED if inside else PLAIN


def is_of_the_case(note: str) -> bool:
    """Whether a note has the form of a fact of the case: what is pending, who looked where, what is not known yet."""
    found = pattern("of_the_case").match(note) is not None and not speaks_of_the_house(note)
    told = note.strip()
    plain = (
        pattern("plain_state").search(note)
        or pattern("plain_fact").match(told)
        or pattern("told_to_do").match(told)
        or pattern("still_with_us").match(told)
    )
    return (found or plain is not None) and not is_marked(note)


def is_deed_toward_them(note: str, *, english: bool) -> bool:
    """Whether a written note tells what was done toward the customer, who was there, and is hardly for the agent alone:
    "the manager offered him a room at the back".
    """
    toward = english and pattern("done_toward_them").search(note) is not None
    return (
        toward
        and not is_marked(note)
        and (is_written(note) or is_stopped(note))
        and for_agent(note) < OFFERED
    )


def is_left_undone(note: str, fault: Fault, *, english: bool) -> bool:
    """Whether a note owns that nobody of ours told them or answered them, where the fault is ours."""
    found = english and fault == "ours" and pattern("left_undone").match(note.strip()) is not None
    return found and not is_marked(note) and for_agent(note) < OFFERED


def may_answer(note: str, beside: Iterable[str], *, asked: bool = False) -> bool:
    """Whether a note that was only weighed as one for the team may be what the customer has to know: it is not left
    out without a word where it is `asked` for, its weight is no great one, or anything `beside` it (message, other
    notes) speaks of it.
    """
    if is_marked(note) or asked:
        return asked and not is_marked(note)
    shared = content_stems(note) & frozenset[str]().union(*map(content_stems, beside))
    if not (is_written(note) or is_stopped(note)):
        return len(shared) >= _SPEAKS_OF  # "Priority: high" is for nobody else
    return for_agent(note) < SILENT or bool(shared)


def carries(part: str) -> bool:
    """Whether a statement holds a time, a sum or an address."""
    return any(p.type in _CARRIED for p in find(part))


def unsaid(
    part: str, setting: Setting, *, mistake: bool, whole: bool, written: bool = False
) -> Reason | None:
    """Why a statement is not for the reply, None where it is."""
    if is_marked(part):
        return "internal"
    if len(tokens(part)) < 3 and not whole:
        return "said" if mistake else "short"
    if elsewhere := _said_elsewhere(part, setting, written=written):
        return elsewhere
    return "blame" if blames(part, setting) else None


def tells_our_mistake(part: str) -> bool:
    """Whether a statement says in its own words that we did it, and it is not a good turn of ours."""
    return patterns("our_doing").found_in(part) and not pattern("good_turn").search(part)


_HE_OR_SHE = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_GOES_ON = compiled(r"(?<!\s)\s*\0\s*and (?=(?:was|were|is|are|has|have|had|will)\b)", re.IGNORECASE)
"""Where a verb follows what was taken out, which the same subject has."""
_SUBJECT_GOES_ON = compiled(
    r"\s+(?:and|but|so) (?:we|I|it|they|you|the|our|your|this|that|nobody)\b", re.IGNORECASE
)
"""Where another clause with a subject of its own follows."""


def _taken_out(found: re.Match[str]) -> str:
    """Nothing for "our error", unless what follows would lose its verb: "it was our error and we …"."""
    lost = _SUBJECT_GOES_ON.match(found.string, found.end()) and pattern("is_ours").search(found[0])
    return found[0] if lost else "\0"


def without_mistake(text: str, fault: Fault) -> tuple[str, bool]:
    """Take ", our error" out of a fact; only where the brief itself says that the fault is ours."""
    if fault != "ours":
        return text, False
    by_mistake, plain = locale_table("en", "jottings")["by_mistake"]
    text, count = re.subn(by_mistake, plain, text, flags=re.IGNORECASE)
    found = count > 0
    for own in patterns("own_mistake").every:
        text, count = own.subn(_taken_out, text)
        # "The charge was our error and was refunded": what follows has the same subject still.
        text = _GOES_ON.sub(" ", text).replace("\0", "")
        found = found or count > 0
    text = trimmed(text, " ,;:-")
    text = pattern("left_hanging").sub("", text) if found else text
    # What is left of "the mistake was ours" says nothing by itself.
    return ("", True) if found and pattern("hollow").fullmatch(text) else (text, found)


def as_ours(text: str) -> str:
    """A colleague's slip is told as ours: "our dispatcher keyed it" → "we keyed it"; "packed short by us" → stays.

    "The lab" may be another firm's, and whoever stands beside a "we" is somebody else: those keep their deeds.
    """
    match = _somebody_of_ours().match(text)
    if not match:
        return text
    rest = text[match.end() :]
    verb = tokens(rest)[0]
    lex = lexicon()
    if verb in word_list("no_slips") or not (_HE_OR_SHE | {"we"}).isdisjoint(tokens(rest)):
        return text  # "our driver mixed them up, he was new" needs its driver, "the cleaner came at 9.40" is no slip
    if verb in {"didn't", "did", "hadn't", "had", "couldn't", "could"} and tokens(rest)[1:2] not in (
        ["be"],
        ["been"],
    ):
        return f"we {_agreeing(rest)}"
    if verb in lex.past or (verb.endswith("ed") and verb not in lex.verbs):
        return f"we {_agreeing(rest)}" if verb not in lex.auxiliaries else text
    if tokens(rest)[:2] in (["should", "have"], ["shouldn't", "have"]) and tokens(rest)[2:3] != ["been"]:
        return f"we {_agreeing(rest)}"
    return text


@cache
def _somebody_of_ours() -> re.Pattern[str]:
    """Who of ours a statement begins with: "our dispatcher", "the night shift staff"."""
    roles = "|".join(longest_first(lexicon().colleagues - word_list("may_be_theirs")))
    own = "|".join(longest_first(word_list("trades_of_ours") | word_list("may_be_theirs")))
    kind = "(?:(?:duty|shift|night|cover|agency|relief|bank|shop|store|desk|delivery) )?"
    who = rf"our (?:{own})|(?:our|the) {kind}(?:{roles})"
    staff = rf"(?:(?:our|the) )?{kind}staff(?: (?:at|on|in) the \w+)?"
    named = r"(?:, (?-i:[A-Z][\w'-]+)(?: (?-i:[A-Z][\w'-]+))?,)?"  # whose slip it was is nobody's affair
    return compiled(rf"^(?:{who}|{staff}){named}\s+(?=[a-z]+)", re.IGNORECASE)


def _said_elsewhere(part: str, setting: Setting, *, written: bool) -> Reason | None:
    """Where else the reply or the message says a statement; a written one is said where it adds anything.

    What is not so ("none of them shows the vows") is never what is offered.
    """
    stems = content_stems(part)
    negated = _negated(part)
    if pattern("plain_no").match(part):
        return None
    if pattern("they_paid").fullmatch(part.strip(" .")) and not _asks_of_paying(setting):
        return "known"
    if pattern("is_called").fullmatch(part.strip(" .")):
        return "known"  # "lad's name is Tyler" is no news to his father
    if not written:
        if any(_share(stems, option.stems) >= _TOUCHED for option in setting.options):
            return "option"
        if any(_share(stems, limit.stems) >= _TOUCHED for limit in setting.limits):
            return "limit"
    elif not negated and any(_repeats(part, stems, option) for option in setting.options):
        return "option"
    elif any(_repeats(part, stems, limit) for limit in setting.limits):
        return "limit"
    # What they ask they do not know: "can it be connected to two devices" is answered by the same words.
    behind = (*setting.message[1:], None)
    # "I can reject it. So can I or can't I?": what they say and then ask is confirmed.
    told = (
        one
        for one, then in zip(setting.message, behind, strict=False)
        if not (
            _asks(one.text) or (then is not None and _asks(then.text) and len(tokens(then.text)) <= _IN_DOUBT)
        )
    )
    if any(_repeats(part, stems, one) and negated == _negated(one.text) for one in told):
        # One word more in a full sentence may be the news: "you are seventh on the list for a half plot".
        return None if written and not any(stems <= one.stems for one in setting.message) else "known"
    return None


def _asks(sentence: str) -> bool:
    return sentence.rstrip().endswith("?") or pattern("asks_plainly").search(sentence) is not None


def _asks_of_paying(setting: Setting) -> bool:
    """Whether they ask about what was paid or charged."""
    asks = (one.text for one in setting.message if one.text.rstrip().endswith("?"))
    return any(pattern("of_paying").search(text) for text in asks)


def _repeats(part: str, stems: frozenset[str], other: Said) -> bool:
    return (
        len(stems) >= _SEVERAL and _share(stems, other.stems) >= _REPEATED and _nothing_new(part, other.text)
    )


def _share(stems: frozenset[str], others: frozenset[str]) -> float:
    """Share of the first that stands in the second, 0-1."""
    return len(stems & others) / len(stems) if stems else 0.0


def _negated(text: str) -> bool:
    """Whether a text denies something, as "only the e-mails went out" does."""
    return any(w in lexicon().negations | {"only"} or w.endswith("n't") for w in tokens(text))


def _nothing_new(part: str, message: str) -> bool:
    known = find(message)
    return all(ground(p, known) is not None for p in find(part))


def _agreeing(rest: str) -> str:
    """Later verbs of the same subject: "used bleach and has confirmed it" → "used bleach and have confirmed it"."""
    for singular, plural in locale_table("en", "jottings")["plural_verbs"].items():
        rest = re.sub(rf"(?<=\band ){singular}\b", plural, rest)
    return rest
