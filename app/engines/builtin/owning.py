"""What a reply owns: the admission or the face-saving word, the taking of charge, and where it sets a boundary."""

from collections.abc import Sequence
from itertools import takewhile

from app.engines.builtin.alone import writes_alone
from app.engines.builtin.careful import is_careful
from app.engines.builtin.desk import Desk
from app.engines.builtin.leaving import leaves
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.weight import makes_little_of_it
from app.model.plan import Given

_ROOMIEST = -3
"""The tightness at which charge is taken before anything else is said."""
_AHEAD = 2
"""Statements before our mistake that are told with it."""


def admit(desk: Desk) -> None:
    """Our mistake, once and plainly, with one apology for a named thing; no second one where we said it before."""
    plan = desk.task.plan
    if any("admit-mistakes" in passage.serves for passage in desk.passages):
        desk.paragraph()  # the first words owned up: what we did follows them
        told = [line for line in desk.facts if line.mistake and line.sentence] or _failing(desk)
        if told and not is_careful(desk):
            _tell_all(desk, [*_before(desk, told[0]), *told[:2], *_leaning(desk, told[:2])])
        return
    if is_careful(desk):
        # What went wrong follows as the agent wrote it, in their order: one apology stands before it.
        own_up(desk, plan.broken_promises)
        desk.say("admit-mistakes", "admit_again" if plan.apologised_before else admission(desk))
        return
    desk.paragraph()
    own_up(desk, plan.broken_promises)
    told = [line for line in desk.facts if line.mistake and line.sentence] or _failing(desk)
    if plan.apologised_before:
        desk.say("admit-mistakes", "admit_again")
        _tell_all(desk, told)
    elif told:
        _tell_all(desk, [*_before(desk, told[0]), *told[:2]])
        desk.say("admit-mistakes", admission(desk, after=True)) or desk.say("admit-mistakes", "admit")
        _tell_all(desk, _leaning(desk, told[:2]))
    else:
        desk.say("admit-mistakes", admission(desk))


def admission(desk: Desk, *, after: bool = False) -> str:
    """The words of an admission, "mine" by one who works alone and tells of their own slip, or of the work as theirs;
    `after`: behind it.
    """
    alone = desk.context.english and writes_alone(desk.task.brief)
    mine = alone and any(_tells_own_work(f.text.replace("’", "'")) for f in desk.task.plan.facts)
    whose = "admit_mine" if mine and "grief" not in desk.book.feelings else "admit"
    grieves = "grief" in desk.book.feelings
    if whose == "admit" and not (after or grieves) and makes_little_of_it(desk):
        return "admit_light"
    return f"{whose}_after" if after else whose


def _tells_own_work(fact: str) -> bool:
    """Whether a fact says that who writes did it, or was not there: of a slip, or of any work that one's hands do."""
    return any(pattern(name).search(fact) for name in ("own_slip", "own_work"))


def own_up(desk: Desk, promises: Sequence[Given]) -> None:
    """Promises of ours that were not kept, two at most, in the words that the customer has of them."""
    for promise in promises[:2]:
        desk.say("admit-mistakes", "admit_promise", notes=[promise], values={"promise": quoted(promise.text)})


def recorded(desk: Desk) -> tuple[Given, ...]:
    """The broken promises that our own records show, whoever caused what the customer writes about."""
    return tuple(p for p in desk.task.plan.broken_promises if p.where.startswith("history"))


def _failing(desk: Desk) -> list[FactLine]:
    """The first fact that tells of something that failed: where the fault is ours, that is what is admitted."""
    told = (line for line in desk.facts if line.sentence and pattern("went_wrong").search(line.sentence))
    first = next(told, None)
    return [first.model_copy(update={"mistake": True})] if first else []


def _leaning(desk: Desk, told: Sequence[FactLine]) -> list[FactLine]:
    """What a note goes on to say of what was just told ("that is being changed"): elsewhere it speaks of another."""
    last = told[-1]
    lines = [line for line in desk.facts if line.given.where == last.given.where]
    behind = lines[lines.index(last) + 1 :] if last in lines else []
    leaning = takewhile(lambda line: line.sentence and pattern("refers").match(line.part), behind)
    return [line for line in leaning if line.part not in desk.used]


def _before(desk: Desk, mistake: FactLine) -> list[FactLine]:
    """What happened before our mistake, where little stands before it: told after it, the story is turned round."""
    lines = desk.facts
    at = next((k for k, line in enumerate(lines) if line.part == mistake.part), 0)
    near = [line for line in lines[:at] if line.given.where == mistake.given.where]
    ahead = lines[:at] if at <= _AHEAD and all(line.sentence for line in lines[:at]) else near
    fit = desk.tightness < 1 and not any(desk.answers(line.given.where) for line in ahead if line not in near)
    return [line for line in (ahead if fit else near) if line.sentence]


def correct(desk: Desk) -> None:
    """The true state of things, so that the customer can save face; the facts follow in the same paragraph."""
    desk.paragraph()
    tells = any((line.sentence or line.item) and line.part not in desk.used for line in desk.facts)
    desk.say("correct-indirectly", "look_together" if tells else "looked")


def own(desk: Desk) -> None:
    """Take charge, where no later sentence does: what happens next mostly says as well who does it."""
    plan = desk.task.plan
    if "admit" not in plan.moves and recorded(desk):
        desk.paragraph()
        own_up(desk, recorded(desk))
    desk.owns_later = "take-ownership" in plan.applies
    if desk.owns_later and desk.tightness <= _ROOMIEST and desk.open and not leaves(desk):
        desk.say("take-ownership", own_slot(desk))


def own_slot(desk: Desk) -> str:
    """The phrases of taking charge that fit the fault."""
    return {"third_party": "own_third_party", "unknown": "own_unknown"}.get(desk.task.brief.fault, "own")


def boundary(desk: Desk) -> None:
    """What is not acceptable, calmly, and help all the same."""
    desk.paragraph()
    desk.say("set-boundaries", ("insult", "insult", "threat", "ending")[desk.task.plan.firmness])
    desk.paragraph()


def _tell_all(desk: Desk, lines: list[FactLine]) -> None:
    for line in lines:
        if line.sentence:
            desk.tell(line.sentence, line.given, serves=("admit-mistakes",) if line.mistake else ())
            desk.used.add(line.part)


def quoted(promise: str) -> str:
    """A promise as it is quoted within a sentence of ours."""
    words = promise.strip().rstrip(".!").split()
    return " ".join(words[:24])
