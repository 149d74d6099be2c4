"""The end of a reply: the ending of a relationship, the one question, what happens next, the way back."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.handover import named
from app.engines.builtin.in_private import goes_on_in_private
from app.engines.builtin.lacking import ask_what_lacks, put_question
from app.engines.builtin.last_line import all_told, is_errand, is_to_come, last_line
from app.engines.builtin.leaving import leaves, takes_leave, wants_no_word
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.promises import promise_line
from app.engines.builtin.owning import own_slot, quoted
from app.engines.builtin.weight import is_answered
from app.model.plan import Given

ROOM = -2
"""The tightness at which more is said of who will answer."""


def ending(desk: Desk) -> None:
    """Say that the relationship ends, calmly and firmly; the facts that follow say what happens to orders and money."""
    desk.paragraph()
    desk.say("part-ways", "ending")


def question(desk: Desk) -> None:
    """Ask for the one thing that is missing."""
    topic = desk.task.plan.question
    public = desk.task.brief.channel in {"review", "social"}
    if topic is None or public or wants_no_word(desk) or desk.bearing.likely_pleases:
        return  # nothing is asked for in public; the invitation leads to a private message
    desk.paragraph()
    if desk.context.english:
        ask_what_lacks(desk, topic)
    else:
        table = desk.tables["questions"]  # English, where we have no words for the language of the message
        put_question(desk, table.get(desk.concern.topic or topic) or table.get("other") or table["find_you"])


def next_step(desk: Desk) -> None:
    """What happens next and who does it, with a time only where one is allowed; an offer has said it already."""
    role = desk.task.plan.escalate_to
    desk.paragraph()
    if takes_leave(desk):
        return
    what_next(desk, promised=_promise(desk), to=named(desk, role.role) if role is not None else None)


def what_next(desk: Desk, *, promised: bool, to: str | None) -> None:
    """A phrase for the next step where nothing has said it, and for taking charge where that is still to come.

    `promised`: a policy has just told the next step. `to` is the role to whom it may be handed on.
    """
    promised = promised or served(desk, "follow-up") or _still_promised(desk)
    # Where the notes settle it, no word is given that nobody gave: the last line says who will answer.
    settled = not desk.open and to is None
    if not promised and settled and desk.tightness > ROOM and is_to_come(desk):
        return
    if not promised:
        handed_on = to is not None and "escalate" in desk.task.plan.applies
        named = {"role": to} if handed_on else {}
        looks = _looks(desk)
        answered = "next_answered" if _awaited(desk) else _settles(desk)
        open_still = (desk.open and not all_told(desk)) or handed_on
        slot = "next_escalated" if named else looks if open_still else answered
        desk.say("follow-up", slot, values=named)
        if desk.tightness < 0 and desk.open:
            calm = "how_errand" if is_errand(desk) else "how_asked"
            desk.say(
                "follow-up", "how" if desk.bearing.complains and not desk.bearing.likely_pleases else calm
            )
    if desk.owns_later and not served(desk, "take-ownership"):
        desk.say("take-ownership", own_slot(desk))


def _settles(desk: Desk) -> str:
    """The words behind what is settled: of a question nothing has to be kept on record."""
    return "next_hoped" if desk.bearing.is_question and is_answered(desk) else "next_settled"


def _looks(desk: Desk) -> str:
    """The words for what is still to be found out; of what only is asked or wished nothing has happened."""
    if desk.bearing.presses != "none":
        return "next_urgent"
    if desk.bearing.likely_pleases:
        return "next_either"
    if is_errand(desk):
        return "next_errand"
    return "next_look" if desk.bearing.complains else "next_asked"


def _awaited(desk: Desk) -> bool:
    """Whether what the reply tells is still to come or may change; any other has no news to wait for.

    In a language whose words for that we do not know it may always.
    """
    told = [p.text for p in desk.passages if p.uses]
    return not desk.context.english or any(pattern("awaited").search(text) for text in told)


def _still_promised(desk: Desk) -> bool:
    """The next step is the one that an earlier reply promised, where that still holds; False where there is none."""
    given = desk.task.plan.promises[:1]
    return any(
        desk.say("follow-up", "next_promised", notes=[p], values={"promise": quoted(p.text)}) for p in given
    )


def served(desk: Desk, guideline: str) -> bool:
    """Whether a sentence that is there already serves the guideline."""
    return any(guideline in p.serves for p in desk.passages)


def _promise(desk: Desk) -> bool:
    """A follow-up that the policies allow: "Agents may promise an update the next working day"."""
    for policy in desk.task.plan.policies:
        made = promise_line(policy, desk.task.brief.agent.name, desk.customer, desk.names)
        if made is not None:
            desk.tell(made, policy, serves=("follow-up",))
            return True
    return False


def invite(desk: Desk) -> None:
    """What is left to say, as a way to go on talking; one of its own only where no other sentence is one."""
    if goes_on_in_private(desk):
        return
    if last_line(desk) or served(desk, "keep-open"):
        if desk.tightness < -1 and not wants_no_word(desk):
            _fill(desk)
    else:
        # "If something is unclear" fits only where there is an answer.
        (not desk.bare and desk.say("keep-open", "invite_answered")) or desk.say("keep-open", "invite")


def _fill(desk: Desk) -> None:
    """One sentence more in a reply that is too short: that it is passed on, or where a word of theirs goes."""
    told = pattern("told_to_reply").search(desk.passages[-1].text) is not None
    recorded = not (desk.open or desk.options or desk.bearing.is_question) and is_noted(desk)
    if recorded and desk.tightness == ROOM:
        return
    if desk.context.english and (told or leaves(desk)) and not desk.bearing.is_question:
        # Behind notes that settle it nothing is promised besides.
        desk.say("follow-up", "pass_on" if desk.open else "next_settled")
    elif not desk.say("keep-open", "reach"):
        desk.say("keep-open", "invite")


def is_noted(desk: Desk) -> bool:
    """Whether the end of the reply holds a sentence that asks for nothing: what comes next, or that it is noted."""
    return any("follow-up" in p.serves and "solve-together" not in p.serves for p in desk.passages)


def always(desk: Desk) -> None:
    """What the company says in every reply, in its own words."""
    for index, text in enumerate(desk.task.profile.always_say):
        desk.paragraph()
        desk.tell(sentence(text), Given(where=f"profile.always_say[{index}]", text=text))


def goodbye(desk: Desk) -> None:
    """The last lines of a closing letter: that it is seen through, and good wishes."""
    desk.paragraph()
    if "take-ownership" in desk.task.plan.applies:
        desk.say("part-ways", "see_through")
    desk.say("part-ways", "closing_line")
