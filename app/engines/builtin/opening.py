"""The first moves of a reply: safety, the concern given back, the admission or the face-saving word, taking it on."""

import re

from app.engines.builtin.concern import Clause
from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.patterns import pattern
from app.model.profile import Fault
from app.text.grammar import tokens

_PLAIN = re.compile(r"(?=.*\d)(?!.*[xX]{2}).+")
"""A detail that can be given back: it holds a digit and is not masked ("XX 94133")."""


def safety(desk: Desk) -> None:
    """What comes before all else where somebody's health or life may be at risk."""
    slot = "self_harm" if desk.task.plan.emergency == "self_harm" else "safety_first"
    desk.say("escalate", slot)
    desk.paragraph()


def acknowledge(desk: Desk) -> None:
    """Give the concern back in the customer's own nouns, with their feeling and its weight; short by design."""
    told = [c for c in desk.concern.clauses if not pattern("self_blame").search(c.text)]
    clauses = tuple(_unaccused(c, desk.task.brief.fault) for c in told)
    feels = "empathize" in desk.task.plan.applies
    if clauses:
        _restate(desk, clauses, feels=feels)
    elif not _quote(desk) and desk.concern.thing:
        _name_the_matter(desk)
    served = {g for p in desk.passages for g in p.serves}
    if feels and "empathize" not in served:
        desk.say("empathize", "feel")
    admits = desk.task.brief.fault == "ours"
    spare = desk.task.brief.length == "short" or desk.tightness > 0
    if "acknowledge" not in served and not (admits and spare):
        desk.say("acknowledge", "effect")


def _restate(desk: Desk, clauses: tuple[Clause, ...], *, feels: bool) -> None:
    first = clauses[0]
    shown = [first.source]
    without = ("Concern", "Concern2") if first.reported_only else ()
    seconds = [c for c in clauses[1:] if not c.reported_only]
    kinds = ["listen"]
    if not first.reported_only:
        kinds += ["empathize"] * 2 if feels else []
        kinds += ["acknowledge"]
    # Two things are never set side by side to somebody who grieves.
    grieves = not {"grief", "sadness"}.isdisjoint(desk.task.reading.feelings)
    if seconds and not first.reported_only and desk.task.brief.length != "short" and not grieves:
        kinds += ["two"] * 2
    kind = desk.book.pick("opening", [f"{k}{i}" for i, k in enumerate(kinds)]).rstrip("0123456789")
    if desk.tightness > 1 and "acknowledge" in kinds:
        kind = "acknowledge"  # it gives the concern back and grants it in one sentence
    if kind == "two" and desk.say(
        "listen",
        "restate_two",
        shown=[first.source, seconds[0].source],
        values={"concern": first.text, "concern2": seconds[0].text},
    ):
        return
    slots = {
        "empathize": ("empathize", "restate_and_feel"),
        "acknowledge": ("acknowledge", "restate_and_effect"),
    }
    guideline, slot = slots.get(kind, ("listen", "restate"))
    if not desk.say(guideline, slot, without=without, shown=shown, values={"concern": first.text}):
        desk.say("listen", "restate", without=without, shown=shown, values={"concern": first.text})


def _name_the_matter(desk: Desk) -> None:
    """Name the thing, else a sum or reference of theirs; what names nothing of theirs is not said to have listened."""
    thing, source = desk.concern.thing, desk.concern.thing_source
    if source is None:
        forms = desk.tables["words"]["details"]
        named = (d for d in desk.task.reading.details if d.type in forms and _PLAIN.fullmatch(d.text))
        detail = next(named, None)
        if detail is not None:
            thing, source = str(forms[detail.type]).format(text=detail.text), detail
    said = desk.say("listen", "restate_thing", shown=(source,) if source else (), values={"thing": thing})
    if said and source is None:
        bare = desk.passages[-1]
        serves = tuple(g for g in bare.serves if g != "listen")
        desk.passages[-1] = bare.model_copy(update={"serves": serves})


def _unaccused(clause: Clause, fault: Fault) -> Clause:
    """Where the fault is not ours, what the customer says that we did is reported and never asserted."""
    ours = fault == "ours" or not {"we", "our", "us"} & set(tokens(clause.text))
    return clause if ours else clause.model_copy(update={"reported_only": True})


def _quote(desk: Desk) -> bool:
    quote = desk.concern.quote
    return quote is not None and desk.say(
        "listen", "restate_quote", shown=[quote], values={"quote": " ".join(quote.text.split())}
    )


def admit(desk: Desk) -> None:
    """Our mistake, once and plainly, with one apology for a named thing; no second one where we said it before."""
    plan = desk.task.plan
    desk.paragraph()
    if plan.broken_promises:
        promise = plan.broken_promises[0]
        desk.say("admit-mistakes", "admit_promise", notes=[promise], values={"promise": _words(promise.text)})
    told = [line for line in desk.facts if line.mistake and line.sentence]
    if plan.apologised_before:
        desk.say("admit-mistakes", "admit_again")
        _tell_all(desk, told)
    elif told:
        _tell_all(desk, told[:2])
        desk.say("admit-mistakes", "admit_after") or desk.say("admit-mistakes", "admit")
    else:
        desk.say("admit-mistakes", "admit")


def correct(desk: Desk) -> None:
    """The true state of things, so that the customer can save face; the facts follow in the same paragraph."""
    desk.paragraph()
    desk.say("correct-indirectly", "look_together")


def own(desk: Desk) -> None:
    """Take charge of getting it solved, without blaming anyone."""
    plan = desk.task.plan
    if "take-ownership" not in plan.applies and (desk.task.brief.length == "short" or desk.tightness):
        return
    if "take-ownership" in {g for p in desk.passages for g in p.serves} and desk.tightness:
        return
    slot = {"third_party": "own_third_party", "unknown": "own_unknown"}.get(desk.task.brief.fault, "own")
    desk.say("take-ownership", slot) or desk.say("take-ownership", "own")


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


def _words(promise: str) -> str:
    words = promise.strip().rstrip(".!").split()
    return " ".join(words[:24])
