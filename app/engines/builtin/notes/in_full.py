"""Facts that are jotted, as whole sentences: with the words put in that their writer left out (`filling`).

Told where the sentences are likely sound; else as the rules of `jotted` are sure of them, else in their own words, as
items of a list (`as_noted`), or not at all.
"""

import re
import time
from collections.abc import Sequence
from functools import lru_cache

from app.engines.builtin.notes.admissions import as_our_duty, is_admission
from app.engines.builtin.notes.apart import FactLine, beside_what_is_left_out
from app.engines.builtin.notes.as_noted import as_noted
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.facts import fact_lines
from app.engines.builtin.notes.fields.reader import told_as_fields
from app.engines.builtin.notes.filled_told import bare_words, is_told, readable
from app.engines.builtin.notes.filling.filler import fill
from app.engines.builtin.notes.last_look import (
    beside_others,
    looked_at,
    of_somebody_else,
    of_them_alone,
)
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.log.reader import log
from app.engines.builtin.notes.noted_states import JOTTED_MOST, in_form, of_form
from app.engines.builtin.notes.own_name import as_own
from app.engines.builtin.notes.partly import partly
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.piecemeal import piecemeal
from app.engines.builtin.notes.plainly import is_for_them, plainly, tidied
from app.engines.builtin.notes.private import parted
from app.engines.builtin.notes.queries import without_queries
from app.engines.builtin.notes.reported import reported
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.shorthand import rounded
from app.engines.builtin.notes.smoothing import small_begun, smooth
from app.engines.builtin.notes.spoken.reader import spoken
from app.engines.builtin.notes.subjects import with_subject
from app.engines.builtin.notes.sure import sure_only
from app.engines.builtin.notes.theirs import unveiled_line, with_theirs_named
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.unsaid import (
    as_ours,
    is_deed_toward_them,
    is_for_agent,
    is_left_undone,
    is_of_the_case,
    tells_our_mistake,
    unsaid,
    without_mistake,
)
from app.engines.builtin.notes.verbless import with_verbs
from app.engines.builtin.notes.written import is_stopped, is_written
from app.model.plan import Given
from app.text.compiled import compiled

SOUND = 0.7
"""How likely sentences must be sound to be told (docs/decisions/0013)."""
_TO_FINISH_S = 1.0
"""Seconds that the rest of a reply takes at most, once its notes are read."""
_STATEMENTS = compiled(r"; (?=\S)|(?<!\b[A-Z])\. (?=\S)")
_DASHES = compiled(
    r"(?<!\s)\s+[-–—]\s+(?!(?:will|can|could|should|must|would|may|was|were|is|are|had|has|have|did|does|needs?|not|[a-z]+ed"
    r"|asked|told|said|says|rang|sent|put|left|took|gave|went|came|still|so|but|and|or)\b)(?=[a-z])"
)
"""Dashes that part statements as a comma does; behind others the one before goes on, and who does it is not sure."""
_BARRED = frozenset({"internal", "blame", "date"})


def told(given: Given, setting: Setting, deadline: float | None = None) -> tuple[FactLine, ...]:
    """The statements of a fact, each with its sentence or why it is left out.

    One that is too long for a jotting is not read, nor is any behind `deadline`, a time of the monotonic clock.
    """
    if (fields := told_as_fields(given, setting)) is not None:
        return fields
    if setting.context.english and (text := in_form(given.text, setting)) != given.text:
        return _as_line(given, text, setting, deadline)
    text = given.text
    long = len(text) > JOTTED_MOST and not (is_written(text) or is_stopped(text))
    if long or (deadline is not None and time.monotonic() > deadline - _TO_FINISH_S):
        return (FactLine(given=given, part=text, reason="space"),)
    if (said := reported(text, setting)) is not None:
        return _of_speaker(given, said, setting)
    if setting.context.english and (is_written(text) or is_stopped(text)):
        named = with_theirs_named(text, setting.context, setting.customer_name)
        return (
            tuple(map(unveiled_line, _of_speaker(given, named, setting)))
            if named != text
            else _read(given, setting)
        )
    return _read(given, setting)


def _of_speaker(given: Given, said: str, setting: Setting) -> tuple[FactLine, ...]:
    """What a colleague says, as the note that it is without them; left for the agent where it is no plain statement."""
    if not said:
        return (FactLine(given=given, part=given.text, reason="internal"),)
    facts = tuple(said if one == given.text else one for one in setting.facts)
    bare = given.model_copy(update={"text": said})
    lines = _read(bare, setting.model_copy(update={"facts": facts}))
    return tuple(line.model_copy(update={"given": given}) for line in lines)


def _read(given: Given, setting: Setting) -> tuple[FactLine, ...]:
    """The statements of a fact in the words of whoever jotted it, each with its verb."""
    lines = _as_jotted(given, setting)
    return small_begun(with_verbs(lines), setting.names) if setting.context.english else lines


def _as_jotted(given: Given, setting: Setting) -> tuple[FactLine, ...]:
    if (read := spoken(given, setting)) is not None:
        return of_them_alone(read, given, setting)
    entries = log(given, setting)
    if entries is not None and all(line.sentence for line in entries):
        return of_them_alone(entries, given, setting)
    lines = _without_private(given, setting)
    if entries is not None and not all(line.sentence for line in sure_only(lines)):
        lines = entries
    elif setting.context.english:
        lines = tuple(smooth(line, setting) for line in lines)
    return of_them_alone(lines, given, setting) if setting.context.english else lines


def _as_line(given: Given, text: str, setting: Setting, deadline: float | None) -> tuple[FactLine, ...]:
    """The statements of a note that is a list, read as one line of entries."""
    facts = tuple(text if one == given.text else one for one in setting.facts)
    lines = told(
        given.model_copy(update={"text": text}), setting.model_copy(update={"facts": facts}), deadline
    )
    return of_form(lines, given)


def _without_private(given: Given, setting: Setting) -> tuple[FactLine, ...]:
    """The statements of a fact that are for the customer, and what of it is for the house alone."""
    text, held = parted(as_our_duty(given.text, setting), setting)
    if setting.context.english and (own := as_own(text, setting.agent_name, setting.text or "")) != text:
        text, setting = own, setting.model_copy(update={"own": True})
    if setting.context.english and not (is_written(text) or is_stopped(text)):
        text, asked = without_queries(text)
        held = (*held, *asked)
    if setting.context.english:
        text = _small(text, setting)
        text = text if is_written(text) or is_stopped(text) else tidied(text)
    if text == given.text:
        return _told(given, setting)
    facts = tuple(text if one == given.text else one for one in setting.facts)
    bare = given.model_copy(update={"text": text})
    lines = _told(bare, setting.model_copy(update={"facts": facts})) if text else ()
    left = (FactLine(given=given, part=part, reason=why, filled=True) for part, why in held)
    return (*(line.model_copy(update={"given": given}) for line in lines), *left)


def _small(text: str, setting: Setting) -> str:
    """A jotted note that begins with a capital for all that, in small letters: its first word is no name."""
    jotted = not (is_written(text) or is_stopped(text)) and with_subject(text, setting.names) != text
    none = pattern("none_of_it").match(text) is not None and not (is_written(text) or is_stopped(text))
    return text[:1].lower() + text[1:] if jotted or none else text


def _told(given: Given, setting: Setting) -> tuple[FactLine, ...]:
    # A cause that lies with us is owed to them: it is kept for the team only where that is likely indeed.
    owed = setting.fault == "ours" and pattern("cause_with_us").search(given.text) is not None
    plain = is_of_the_case(given.text)
    kept = not plain and is_for_agent(given.text, offered=owed, english=setting.context.english)
    english = setting.context.english
    toward = is_deed_toward_them(given.text, english=english)
    kept = kept and not (toward or is_left_undone(given.text, setting.fault, english=english))
    kept = kept and not is_admission(given.text, setting)
    if kept and not is_for_them(given.text, setting):
        return (FactLine(given=given, part=given.text, reason="internal"),)
    lines = fact_lines(given, setting)
    if len(lines) == 1 and lines[0].reason in {"date", "known", "internal"}:
        return lines
    jotted = setting.context.english and not (is_written(given.text) or is_stopped(given.text))
    if not jotted:
        return lines
    if of_somebody_else(given, setting):
        return beside_others(given, lambda bare: _told(bare, setting))
    if (read := plainly(given, setting)) is not None:
        return read
    lines = tuple(_unbroken(line) for line in lines)
    lines = tuple(_since(line) for line in _in_full(given, lines, setting) or lines)
    lines = beside_what_is_left_out([looked_at(line, setting, read=True) for line in lines])
    if all(line.sentence or line.reason != "short" for line in lines):
        return lines
    return plainly(given, setting, partly=True) or lines


def _unbroken(line: FactLine) -> FactLine:
    """A statement without the sentence that was made of it, where that is broken: the note as it stands says more."""
    broken = line.sentence is not None and is_broken(line.sentence)
    return line.model_copy(update={"sentence": None, "reason": line.reason or "short"}) if broken else line


@lru_cache(maxsize=128)
def is_broken(text: str) -> bool:
    """Whether what was made of a jotting is no sentence: two verbs, an article before a verb, a mark left in it."""
    return pattern("broken_told").search(text) is not None


def _since(line: FactLine) -> FactLine:
    """What has gone on since a time is told so: "there has been no scan since Monday"."""
    if line.sentence is None or "since" not in line.sentence:
        return line
    gone_on = {"is": "has", "are": "have"}

    def so(m: re.Match[str]) -> str:
        # "Is not in your account since Tuesday" as "has not been in your account since Tuesday".
        denied = "not " if m["so"].startswith("not ") else ""
        return f"{m['there'] or ''}{gone_on[m['be']]} {denied}been {m['so'].removeprefix('not ')}"

    told = pattern("since_now").sub(so, line.sentence)
    return line.model_copy(update={"sentence": told})


def _in_full(given: Given, lines: Sequence[FactLine], setting: Setting) -> tuple[FactLine, ...] | None:
    """The statements of a jotted fact in full, or as noted; None where it is neither. `lines` is what rules made of it.

    Where a part of it is for the agent alone the rules decide, which cut a note into smaller pieces.
    """
    ruled = sure_only(lines)
    if any(line.reason in _BARRED for line in lines) or (len(ruled) == 1 and ruled[0].sentence):
        return None  # one statement that the rules are sure of needs no more
    full = to_them(given.text, setting)
    if full is None:
        return None
    plain, mistake = without_mistake(full.rstrip(" ."), setting.fault)
    if not plain:
        return None
    if (pieced := _pieced(given, plain, setting, mistake=mistake)) is not None:
        return pieced
    filled = fill(plain, "fact")
    told_whole = filled is not None and is_told(filled, SOUND) and readable(filled.text, setting)
    text = rounded(with_prepositions(filled.text)) if filled is not None else ""
    if filled is None or not told_whole or is_broken(text):
        whole = bool(ruled) and all(line.sentence for line in ruled)
        noted = None if whole else _partly(given, plain, setting, mistake=mistake)
        return None if whole else noted or _noted(given, plain, setting, mistake=mistake)
    made = [_line(given, part.strip(), setting) for part in _STATEMENTS.split(text) if part.strip()]
    return _owned(made, guessed=bare_words(filled.text) != bare_words(plain), mistake=mistake)


def _pieced(given: Given, plain: str, setting: Setting, *, mistake: bool) -> tuple[FactLine, ...] | None:
    """The statements of a note whose every piece is told by itself; None where one is in doubt."""
    if not readable(plain, setting):
        return None
    told = piecemeal(_DASHES.sub(", ", plain), setting.context.known, frozenset(setting.names), setting.thing)
    if told is None or any(map(is_broken, told)):
        return None
    made = [_line(given, rounded(with_prepositions(capitalised(part))), setting) for part in told]
    # What only got its capital and its articles was not guessed at.
    return _owned(made, guessed=bare_words(". ".join(told)) != bare_words(plain), mistake=mistake)


def _owned(lines: list[FactLine], *, guessed: bool, mistake: bool) -> tuple[FactLine, ...]:
    """The statements of one note; that it tells a mistake of ours is known of the last."""
    made = [line.model_copy(update={"guessed": guessed}) for line in lines]
    last = [line.model_copy(update={"mistake": True}) for line in made[-1:] if mistake]
    return (*made[: len(made) - len(last)], *last)


def _partly(given: Given, plain: str, setting: Setting, *, mistake: bool) -> tuple[FactLine, ...] | None:
    """The statements of a note that can be told, and the one end of it that cannot, as it stands."""
    names = frozenset(setting.names)
    found = partly(_DASHES.sub(", ", plain), setting.context.known, names, setting.thing)
    if found is None or not readable(", ".join(found.told), setting) or any(map(is_broken, found.told)):
        return None
    rest = _noted(given, found.rest, setting, mistake=False)
    if rest is None:
        return None
    made = [_line(given, rounded(with_prepositions(capitalised(part))), setting) for part in found.told]
    return (*_owned(made, guessed=True, mistake=mistake), *rest)


def _noted(given: Given, plain: str, setting: Setting, *, mistake: bool) -> tuple[FactLine, ...] | None:
    """The note as an item of a list, or why it is not for the reply; None where it cannot stand in one."""
    item = as_noted(plain, setting.context.known.capitals | frozenset(setting.names))
    if item is None:
        return None
    mistake = mistake or (setting.fault == "ours" and tells_our_mistake(plain))
    reason = unsaid(plain, setting, mistake=mistake, whole=True, written=True)
    told = {"reason": reason} if reason else {"item": item, "reason": "short"}
    line = FactLine(given=given, part=plain, mistake=mistake, filled=True, guessed=True)
    return (line.model_copy(update=told),)


def _line(given: Given, part: str, setting: Setting) -> FactLine:
    """One statement with its sentence, or why it is not for the reply."""
    ours = setting.fault == "ours"
    mistake = ours and tells_our_mistake(part)
    reason = unsaid(part, setting, mistake=mistake, whole=True, written=True)
    said = None if reason else sentence(as_ours(part) if ours else part)
    return FactLine(given=given, part=part, sentence=said, reason=reason, mistake=mistake, filled=True)
