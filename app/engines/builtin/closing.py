"""The end of a reply: the ending of a relationship, the one question, what happens next, the way back."""

from collections.abc import Sequence

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.promises import promise_line
from app.engines.builtin.opening import own_slot, quoted
from app.engines.builtin.record import is_own, is_told, record_of
from app.model.plan import Given
from app.model.writing import Passage

_WHEN = frozenset({"service_quality", "staff_conduct", "safety", "privacy", "other"})
"""Topics of which mostly the day and the place are asked for."""
_BOUGHT = frozenset({"delivery", "damaged_or_faulty", "wrong_item", "warranty"})
"""Topics of which the number of an order is asked for."""
_ANYTHING = frozenset({"technical"})
_OWN_QUESTION = frozenset({"safety", "staff_conduct", "account_access", "privacy"})
"""Topics that ask for something of their own first, whatever the trade."""


def ending(desk: Desk) -> None:
    """Say that the relationship ends, calmly and firmly; the facts that follow say what happens to orders and money."""
    desk.paragraph()
    desk.say("part-ways", "ending")


def question(desk: Desk) -> None:
    """Ask for the one thing that is missing."""
    topic = desk.task.plan.question
    if topic is None or desk.task.brief.channel in {"review", "social"}:
        return  # nothing is asked for in public; the invitation leads to a private message
    desk.paragraph()
    if desk.bearing.only_asks:
        desk.say("solve-together", "ask_asking")  # what is so for everybody needs no number of theirs
        return
    lines = _lines(desk, topic)
    if not lines:
        desk.say("solve-together", "ask_view")
        return
    text = desk.book.pick("question", lines)
    desk.put(Passage(text=text, serves=("solve-together", "keep-open")))


def _lines(desk: Desk, topic: str) -> Sequence[str]:
    """The questions that fit: by what the matter is found, by its topic, or by who they are."""
    table = desk.tables["questions"]
    lines = [line for line in table.get(topic) or table["other"] if not _told_when(desk, line)]
    if not desk.context.english:
        return lines
    if desk.asked and not desk.concern.account and not is_own(desk.said):
        return ()  # "is the pool shut in August" needs no name
    little = not lines or _says_little(desk, topic)
    if topic in _OWN_QUESTION and not little:
        return lines
    record = record_of(desk.said)
    if record is not None and "grief" not in desk.book.feelings and not is_told(desk.said, record):
        asked: Sequence[str] = table[f"record_{record}"]
        return asked
    return table["find_you"] if little or record is not None else lines


def _says_little(desk: Desk, topic: str) -> bool:
    """Whether the topic says little about where to look: a fault may be of anything, a day is named already, nothing
    was bought, or the letter is about somebody who died.
    """
    dated = any(d.type in {"date", "time"} for d in desk.task.reading.details)
    named = topic in _WHEN and (dated or pattern("days_named").search(desk.said) is not None)
    no_order = topic in _BOUGHT and pattern("bought").search(desk.said) is None
    # A bare question says even less: "why did I get this text" is about no day and no place.
    asks_only = topic in _WHEN and bool(desk.asked) and not desk.concern.account
    return named or no_order or asks_only or topic in _ANYTHING or "grief" in desk.book.feelings


def _told_when(desk: Desk, question: str) -> bool:
    """Whether a question asks for a day or a place though the message names one."""
    if not (desk.context.english and pattern("asks_when").search(question)):
        return False
    dated = any(d.type in {"date", "time", "address"} for d in desk.task.reading.details)
    return dated or any(pattern(name).search(desk.said) for name in ("days_named", "place_named"))


def next_step(desk: Desk) -> None:
    """What happens next and who does it, with a time only where one is allowed; an offer has said it already."""
    role = desk.task.plan.escalate_to
    desk.paragraph()
    what_next(desk, promised=_promise(desk), to=desk.named(role.role) if role is not None else None)


def what_next(desk: Desk, *, promised: bool, to: str | None) -> None:
    """A phrase for the next step where nothing has said it, and for taking charge where that is still to come.

    `promised`: a policy has just told the next step. `to` is the role to whom it may be handed on.
    """
    promised = promised or served(desk, "follow-up") or _still_promised(desk)
    if not promised:
        handed_on = to is not None and "escalate" in desk.task.plan.applies
        named = {"role": to} if handed_on else {}
        looks = "next_look" if desk.bearing.presses == "none" else "next_urgent"
        slot = "next_escalated" if named else looks if desk.open or handed_on else "next_answered"
        desk.say("follow-up", slot, values=named)
        if desk.tightness < 0 and desk.open:
            desk.say("follow-up", "how")
    if desk.owns_later and not served(desk, "take-ownership"):
        desk.say("take-ownership", own_slot(desk))


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
    """A way to go on talking, unless an earlier sentence is one."""
    if desk.tightness < 0 or not served(desk, "keep-open"):
        desk.say("keep-open", "invite")


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
