"""The last touch to a sentence that was made of a fact: its articles, its splices, its small words."""

from collections.abc import Iterable

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.clipped import in_full_words, is_clipped
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.deeds_of_others import as_suffered
from app.engines.builtin.notes.doer_left_out import with_doer
from app.engines.builtin.notes.last_look import for_the_agent, looked_at
from app.engines.builtin.notes.not_received import as_not_received
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.plainly import spaced
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.shorthand import looked_over
from app.engines.builtin.notes.splices import unspliced
from app.engines.builtin.notes.subjects import with_subject_of_theirs
from app.engines.builtin.notes.telegraph.tokens import MONTH
from app.engines.builtin.notes.written import is_stopped, is_written
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.weights.heart import knows

_AGREES = compiled(r"\b(were [^,.;]{2,40}) and was\b")
"""Where a second deed lost that it was done to several: "were mislabelled and was found"."""

_LED = compiled(r"(?:The|An?|Your) (?P<word>[A-Z][a-z]+)(?= [a-z])(?! (?:and|of) [A-Z])")
"""An article before the capital with which a note began."""
_STILL = compiled(
    r"\b(?P<how>still|already|now) (?P<be>is|are|was|were) (?=(?:[a-z]+ed|held|sent|kept|open)\b)"
)
_DONE = r"(?:[a-z]{3,}ed|sent|held|made|done|taken|cut|sold|bought|paid|built)"
_DONE_DAY = compiled(rf"\b(?P<done>(?:was|were) {_DONE}) (?=\d{{1,2}} (?:{MONTH})\b)")
"""What was done, with its day right behind it."""


def smooth(line: FactLine, setting: Setting) -> FactLine:
    """A statement whose first noun has its article; two that only a comma joins are joined by "and"."""
    jotted = not (is_written(line.given.text) or is_stopped(line.given.text))
    if line.sentence is None:
        return for_the_agent(line) if jotted else line
    if not (jotted or line.given.text.rstrip().endswith((".", "!", "?"))):
        full = in_full_words(line.sentence, setting)
        if full is not None:
            return line.model_copy(update={"sentence": full})
        if is_clipped(line.sentence):
            return line.model_copy(update={"sentence": None, "reason": "short"})
    said = _costed(line) if jotted else with_doer(_costed(line))
    subject = with_subject_of_theirs(said, setting.text or "", setting.names, jotted=jotted)
    told = as_not_received(as_suffered(subject))
    if jotted:
        told = _AGREES.sub(r"\1 and were", _AGREES.sub(r"\1 and were", spaced(looked_over(told))))
    made = line.model_copy(update={"sentence": unspliced(told, line.given.text)})
    return looked_at(made, setting) if jotted else made


def _costed(line: FactLine) -> str:
    """The sentence with "cost" as the verb that it may be: no note of a price has to say that "the wreath cost is"."""
    said = line.sentence or ""
    return said if pattern("cost_is").search(line.given.text) else pattern("cost_is").sub(r"\1 ", said)


def small_begun(lines: Iterable[FactLine], names: Iterable[str]) -> tuple[FactLine, ...]:
    """What was told of notes, without the capital that a note began with behind an article: "The Phone line".

    A day behind a deed has its "on": "was fitted 3 May".
    """
    return tuple(_on_day(_small_begun(line, frozenset(names))) for line in lines)


def _on_day(line: FactLine) -> FactLine:
    told = _DONE_DAY.sub(r"\g<done> on ", _STILL.sub(r"\g<be> \g<how> ", line.sentence or ""))
    return line.model_copy(update={"sentence": told}) if line.sentence and told != line.sentence else line


def _small_begun(line: FactLine, names: frozenset[str]) -> FactLine:
    first = line.given.text.partition(" ")[0]
    led = _LED.match(line.sentence or "")
    if led is None or led["word"] != first or first in names or first.lower() in lexicon().days:
        return line
    if sex_by_name(first) is not None or not knows(first):
        return line  # "The Skarra ferry", and somebody's name
    told = str(line.sentence)
    return line.model_copy(
        update={"sentence": f"{told[: led.start('word')]}{first.lower()}{told[led.end('word') :]}"}
    )
