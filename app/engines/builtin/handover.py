"""Who takes over, where that is sure: nobody above the writer is named for a matter that they have in hand already."""

import re

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.promises import promise_line
from app.model.plan import Given
from app.model.profile import Role
from app.model.reading import Sign
from app.text import danger
from app.text.grammar import goes_on
from app.text.legal import is_step
from app.text.person.signer import own_role
from app.text.sentences import split
from app.text.words import overlap


def handover(desk: Desk) -> None:
    """To whom it is passed on, what is known of when, and that nothing has to be told again.

    Where a note says that they have dealt with it, the note is told and nothing is passed on again.
    """
    role = desk.task.plan.escalate_to
    desk.paragraph()
    answers = [a.ask for a in desk.task.plan.asks if a.by == "handover"]
    if role is None and goes_up(desk):
        desk.say("escalate", "handover_unknown", answers=answers)
    elif role is not None and not (_dealt_with(desk, role) and _will_be_told(desk, role)):
        _to_role(desk, role.role, role.answers_within, answers)
    _tell_of_them(desk, role)
    if not any("escalate" in p.serves for p in desk.passages):
        _told_already(desk)


def goes_up(desk: Desk) -> bool:
    """Whether a reply may say that somebody above the writer takes it, though no note and no profile names anybody.

    The customer asks for it, takes a legal step or threatens, somebody is in danger at this moment, or the brief says
    that the writer cannot solve it and no note that it is in hand. Any other risk is for the agent alone to weigh.
    """
    task, reading = desk.task, desk.task.reading
    if _leads(desk):
        return False
    asked = any(sign.of == "escalate" for sign in reading.signs)
    english = reading.language == "en"
    legal = [s for s in reading.signs if s.of in {"risk:legal", "risk:regulator"}]
    steps = [s for s in legal if not english or is_step(_sentence(desk, s), desk.said)]
    if asked or reading.abuse == "threat" or task.plan.emergency == "self_harm":
        return True
    notes = (*task.plan.facts, *task.plan.options, *task.plan.cannot, *task.plan.policies)
    if english and any(pattern("in_hand").search(note.text) for note in notes):
        return False
    return bool(steps) or task.brief.beyond_agent or danger.present(desk.said, reading.language)


def _sentence(desk: Desk, sign: Sign) -> str:
    """The sentence that a sign stands in, as far as it is told apart; else the sign."""
    spans = split(desk.task.reading.text)
    return next((span.text for span in spans if span.start <= sign.start < span.end), sign.text)


def _leads(desk: Desk) -> bool:
    """Whether the writer is the one to whom it would go up: "I became the manager five weeks ago"."""
    brief = desk.task.brief
    own = (brief.agent.name or "", brief.agent.signature or "")
    roles = (own_role(note, own[0]) for note in (*brief.facts, *brief.options, *brief.cannot))
    if any(pattern("signs_as_manager").search(role) for role in roles if role):
        return True  # "our owner, Joanna Reid, will phone", signed by her
    return any(pattern("is_manager").search(fact) for fact in brief.facts) or any(
        pattern("signs_as_manager").search(text) for text in own
    )


def _dealt_with(desk: Desk, role: Role) -> bool:
    """Whether a note that names them says that they have acted on it: "Mr Sorley has read Dr Haddad's email"."""
    name = _name_of(role)
    plan = desk.task.plan
    notes = (*plan.facts, *plan.options, *plan.cannot)
    return any(
        name in note.text and pattern("has_acted").search(note.text[note.text.index(name) :])
        for note in notes
        if name[:1].isupper()
    )


def _will_be_told(desk: Desk, role: Role) -> bool:
    """Whether the reply tells of them, here or further up."""
    name = _name_of(role)
    told = any(name in p.text for p in desk.passages)
    return told or any(name in (line.sentence or "") for line in desk.facts if desk.for_handover(line.given))


def _told_already(desk: Desk) -> None:
    """What the reply has told of who has it in hand is what there is to say of it."""
    for at, passage in enumerate(desk.passages):
        notes = [ground.quote for ground in passage.grounds]
        if any(pattern("in_hand").search(note) for note in notes):
            desk.passages[at] = passage.model_copy(update={"serves": (*passage.serves, "escalate")})
            return


def _tell_of_them(desk: Desk, role: Role | None) -> None:
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
        and promise_line(policy, brief.agent.name, desk.customer, desk.names) is not None
        for policy in desk.task.plan.policies
    )


def _what_they_do(sentence: str, role: Role | None) -> str:
    """What they do, without whom it goes to: "… go to Ruth Adeyemi, who will ring today" → "Ruth Adeyemi will ring"."""
    name = _name_of(role) if role else ""
    match = re.search(rf"\b{re.escape(name)}(?:, who)?,? ((\w+) .+)$", sentence) if name else None
    return f"{name} {match.group(1)}" if match and goes_on(match.group(2).lower()) else sentence


def _to_role(desk: Desk, role: str, within: str | None, answers: list[int]) -> None:
    text = named(desk, role)
    ground = [Given(where="profile.roles", text=role)] if within else []
    when = f"{desk.tables['words']['within']} {within}" if within else None
    if not (
        when
        and desk.say(
            "escalate", "handover_when", values={"role": text, "when": when}, answers=answers, notes=ground
        )
    ):
        desk.say("escalate", "handover", values={"role": text}, answers=answers)


def _name_of(role: Role) -> str:
    """The name in a role: "head of tutoring, Judith Amoah" → "Judith Amoah"."""
    return role.role.rsplit(", ", 1)[-1]


def named(desk: Desk, role: str) -> str:
    """A role as the reply names it: "complaints manager" → "our complaints manager"."""
    own = tuple(str(word) + " " for word in desk.tables["words"]["already_named"])
    return role if role.lower().startswith(own) else f"{desk.tables['words']['our']} {role}"
