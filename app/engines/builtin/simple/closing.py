"""Who takes over and what happens next, in a reply without grammar."""

from app.engines.builtin.closing import what_next
from app.engines.builtin.desk import Desk
from app.engines.builtin.handover import goes_up
from app.engines.builtin.simple.lists import lines_of, tongue_of
from app.model.plan import Given
from app.text.particulars import find


def handover(desk: Desk) -> None:
    """To whom it is passed on, what is known of when, and that nothing has to be told again."""
    role = desk.task.plan.escalate_to
    desk.paragraph()
    answers = [a.ask for a in desk.task.plan.asks if a.by == "handover"]
    if role is None:
        if goes_up(desk):
            desk.say("escalate", "handover_unknown", answers=answers)
        return
    here = tongue_of(desk)
    when = role.answers_within if role.answers_within and _is_time(role.answers_within, here.code) else None
    ground = [Given(where="profile.roles", text=role.role)] if when else []
    slot = "handover_when" if when else "handover"
    values = {"role": role.role, "when": when}
    desk.say("escalate", slot, values=values, answers=answers, notes=ground)


def _is_time(text: str, code: str) -> bool:
    """Whether a term of the profile is one in the language of the reply ("zwei Werktage")."""
    return any(p.type in {"duration", "date", "time"} for p in find(text, code))


def next_step(desk: Desk) -> None:
    """What happens next and who does it: what a policy says that the agent does, else a phrase without a time."""
    role = desk.task.plan.escalate_to
    desk.paragraph()
    what_next(desk, promised=_promise(desk), to=role.role if role is not None else None)


def _promise(desk: Desk) -> bool:
    """A follow-up that the policies allow: "Jana meldet sich jeden Freitag" from Jana herself."""
    me = tuple(f"{own} " for own in tongue_of(desk).me.values())
    for made in lines_of(desk, desk.task.plan.policies):
        if made.kind == "sentence" and made.text.startswith(me):
            desk.tell(made.sentence, made.given, serves=("follow-up",))
            return True
    return False
