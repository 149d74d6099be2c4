"""The middle of a reply: what cannot be done, and who takes over."""

import re

from app.engines.builtin.asking import ask_phrase
from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.limits import LimitLine, sentence
from app.engines.builtin.notes.options import capitalised
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.promises import promise_line
from app.model.plan import AskPlan, Given
from app.model.profile import Role
from app.model.writing import Ground, Passage
from app.text.grammar import goes_on, tokens
from app.text.words import overlap

_SHORT_WORD = 3
"""Letters of a word that names nothing ("the", "for")."""


_ONE_BREATH = 26
"""Words of two refusals that one sentence holds."""


def limits(desk: Desk) -> None:
    """What cannot be done or promised, said plainly and kindly, each once; then the asks that nothing speaks to."""
    desk.paragraph()
    for note in desk.steering:
        desk.leave_out(FactLine(given=note, part=note.text), "internal")
    for line in _joined(desk.limits, str(desk.tables["words"]["or"])):
        _say_limit(desk, line)
    said = {where for p in desk.passages for where in p.uses}
    unmet = [
        a
        for a in desk.task.plan.asks
        if a.by == "unmet"
        or (a.by in {"fact", "open", "policy"} and a.where not in said and not _named_later(desk, a))
    ]
    unnamed = [a for a in unmet[:1] if not _say_unmet(desk, a)] + unmet[1:]
    answered = bool(desk.options or desk.limits or said)
    honest = "be-honest" in desk.task.plan.applies
    if answered:
        # An ask and the note that meets it may share no word: whether it is met is asked, not denied.
        wanted = desk.task.reading.asks
        desk.unanswered = [a.ask for a in unnamed if pattern("asks_to_know").search(wanted[a.ask].text)]
    elif unnamed:
        asks = [desk.task.reading.asks[a.ask] for a in unnamed]
        desk.owes = desk.say("be-honest", "unmet_generic", answers=[a.ask for a in unnamed], shown=asks)
    if honest and not any("be-honest" in p.serves for p in desk.passages):
        desk.owes = desk.say("be-honest", "unmet_generic", answers=desk.unanswered)
        desk.unanswered = []


def _joined(lines: tuple[LimitLine, ...], conjunction: str) -> list[LimitLine]:
    """Two refusals of the same form are said in one breath: "I can't give the name, or decide on it today"."""
    if len(lines) < 2 or any(line.kind != "vp" or line.reason for line in lines[:2]):
        return list(lines)
    first, second = lines[:2]
    if "," in first.text or len(tokens(f"{first.text} {second.text}")) > _ONE_BREATH:
        return list(lines)
    both = first.model_copy(
        update={"text": f"{first.text}, {conjunction} {second.text}", "also": second.given}
    )
    return [both, *lines[2:]]


def _named_later(desk: Desk, ask: AskPlan) -> bool:
    """Whether the note that meets the ask is still to come, with the hand-over."""
    return any(f.where == ask.where and desk.for_handover(f) for f in desk.task.plan.facts)


def _say_limit(desk: Desk, line: LimitLine) -> None:
    if line.kind == "raw":
        _list_limit(desk, line)
        return
    slot, value = {
        "vp": ("cannot_vp", "limit_vp"),
        "np": ("cannot_np", "limit_np"),
        "clause": ("cannot_clause", "limit_clause"),
    }[line.kind]
    if line.kind == "clause" and pattern("we_state").match(line.text):
        desk.tell(sentence(line.text), line.given, serves=("be-honest",))
        return
    notes = [line.given, line.also] if line.also else [line.given]
    asked = desk.answers(line.given.where) and desk.book.pick(line.text, (slot, f"{slot}_asked"))
    if not desk.say("be-honest", asked or slot, notes=notes, values={value: line.text}):
        desk.tell(sentence(line.text), line.given, serves=("be-honest",))
    if line.reason:
        desk.tell(sentence(line.reason), line.given)


def _list_limit(desk: Desk, line: LimitLine) -> None:
    """A limit that makes no sentence, as the one item of a list."""
    desk.put(Passage(text=desk.book.pick("not_possible", desk.tables["notes"]["not_possible"])))
    desk.put(
        Passage(
            text=f"{'' if desk.chatty else '- '}{capitalised(line.text)}",
            before=" " if desk.chatty else "\n\n",
            part="item",
            serves=("be-honest",),
            grounds=(Ground(where=line.given.where, quote=line.given.text),),
            answers=desk.answers(line.given.where),
            uses=(line.given.where,),
        )
    )
    desk.paragraph()


def _say_unmet(desk: Desk, ask: AskPlan) -> bool:
    """Say of one ask, by its name, that it cannot be promised now; False where it has no sure name."""
    asked = desk.task.reading.asks[ask.ask]
    phrase = ask_phrase(desk.context.priced(asked.text))
    # A sum by itself ("the £31.50") is mostly told of by a note that names it otherwise.
    if phrase is None or not any(len(w) > _SHORT_WORD and w.isalpha() for w in tokens(phrase)):
        return False
    return desk.say("be-honest", "unmet", answers=[ask.ask], shown=[asked], values={"ask": phrase})


def handover(desk: Desk) -> None:
    """To whom it is passed on, what is known of when, and that nothing has to be told again."""
    role = desk.task.plan.escalate_to
    desk.paragraph()
    answers = [a.ask for a in desk.task.plan.asks if a.by == "handover"]
    if role is None:
        desk.say("escalate", "handover_unknown", answers=answers)
    else:
        _to_role(desk, role.role, role.answers_within, answers)
    for line in desk.facts:
        if line.part not in desk.used and desk.for_handover(line.given):
            if line.sentence and desk.tightness < 3 and not _promised_later(desk, line.sentence):
                desk.tell(_what_they_do(line.sentence, role), line.given, serves=("escalate",))
            else:
                desk.leave_out(line, line.reason or "promised")
            desk.used.add(line.part)


def _promised_later(desk: Desk, sentence: str) -> bool:
    """Whether a policy that is promised at the end says the same; the other policies are told to nobody."""
    brief = desk.task.brief
    return any(
        overlap(policy.text, sentence) >= 0.5
        and promise_line(policy, brief.agent.name, brief.customer.name, desk.names) is not None
        for policy in desk.task.plan.policies
    )


def _what_they_do(sentence: str, role: Role | None) -> str:
    """What they do, without whom it goes to: "… go to Ruth Adeyemi, who will ring today" → "Ruth Adeyemi will ring"."""
    name = role.role.rsplit(", ", 1)[-1] if role else ""
    match = re.search(rf"\b{re.escape(name)}(?:, who)?,? ((\w+) .+)$", sentence) if name else None
    return f"{name} {match.group(1)}" if match and goes_on(match.group(2).lower()) else sentence


def _to_role(desk: Desk, role: str, within: str | None, answers: list[int]) -> None:
    text = desk.named(role)
    ground = [Given(where="profile.roles", text=role)] if within else []
    when = f"{desk.tables['words']['within']} {within}" if within else None
    if not (
        when
        and desk.say(
            "escalate", "handover_when", values={"role": text, "when": when}, answers=answers, notes=ground
        )
    ):
        desk.say("escalate", "handover", values={"role": text}, answers=answers)
