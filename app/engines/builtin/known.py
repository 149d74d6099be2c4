"""What is known, told as sentences or as a list; the rest goes into the note with its reason."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from app.engines.builtin.answer_first import answers_first
from app.engines.builtin.answering import answered
from app.engines.builtin.careful import is_careful, rules_told, with_gaps
from app.engines.builtin.desk import Desk
from app.engines.builtin.in_note_form import in_note_form
from app.engines.builtin.matter import may_be_named
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.flow import flowing
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.unsaid import carries
from app.engines.builtin.notes.written import is_written
from app.engines.builtin.yes_or_no import with_yes
from app.model.writing import Ground, Passage
from app.text.matching import leaves_open
from app.text.particulars import find, ground
from app.text.words import content_stems

FACTS_AT_MOST = {"short": 5, "standard": 14, "long": 20}
"""Statements of facts in one reply, by length; those that answer an ask are never cut."""

_TIGHTEST = 6
"""Tightness at which even what answers a question may be cut, where the notes are told nearly as they stand."""
_LED_BY = frozenset({"your", "the"})
_NO_RULES = 3
"""Tightness from which on no rule is told."""


def facts(desk: Desk) -> None:
    """What is known, as far as it is for the customer.

    Where a note makes no sentence but may stand in a list, all that is told stands there, in the order of the notes.
    """
    told = with_yes(desk, _named_first(desk, answers_first(desk, _told(desk))))
    if not told and desk.passages and "correct-indirectly" in desk.passages[-1].serves:
        # What was to follow found no room: no words may lead to it.
        desk.passages.pop()
        desk.paragraph()
        desk.say("correct-indirectly", "looked")
    _tell(desk, told)
    _tell_rules(desk)


def _named_first(desk: Desk, told: list[FactLine]) -> list[FactLine]:
    """The facts, with the thing of the message for an "it" that the first begins with: no fact before it names it.

    Only where something was done to "it" that is done to things: "it looks as if" speaks of nothing.
    """
    thing = desk.concern.thing
    whose, _, noun = thing.partition(" ")
    sure = desk.context.english and whose in _LED_BY and not is_plural(noun) and may_be_named(desk)
    if not (told and told[0].sentence and sure):
        return told
    behind = pattern("it_went").match(told[0].sentence)
    if behind is None:
        return told
    named = f"{thing[:1].upper()}{thing[1:]} {behind['does']}"
    return [told[0].model_copy(update={"sentence": named}), *told[1:]]


def _tell(desk: Desk, told: Sequence[FactLine]) -> None:
    if any(line.sentence is None for line in told) and not (desk.chatty or desk.context.english):
        _list_facts(desk, told)
        return
    opened = desk.task.brief.fault == "customer"
    listed = _hanging_on_items(told)
    for _, group in groupby(
        (x for x in told if x.sentence and x not in listed), key=lambda line: line.given.where
    ):
        if not opened:
            desk.paragraph()
            opened = True
        lines = list(group)
        tell_note(desk, lines)
        _owns_up(desk, lines)
    _list_facts(desk, [x for x in told if x.sentence is None or x in listed])


def _hanging_on_items(told: Sequence[FactLine]) -> list[FactLine]:
    """Statements that speak of a time in the note before them ("stopped until then"), where that is an item."""
    hung: list[FactLine] = []
    for before, line in pairwise(told):
        item = before.sentence is None or before in hung
        if item and line.sentence and pattern("hangs_on_note").search(line.sentence):
            hung.append(line)
    return hung


def _owns_up(desk: Desk, lines: Sequence[FactLine]) -> None:
    """A word of regret where the agent owns up to a part in what is not laid at our door."""
    if (
        "admit" in desk.task.plan.moves
        or desk.task.plan.apologised_before
        or not is_written(lines[0].given.text)
    ):
        return
    if any(pattern("owns_up").search(line.sentence or "") for line in lines) and not desk.regretted:
        desk.regretted = desk.say("admit-mistakes", "regret")


def _tell_rules(desk: Desk) -> None:
    """The rules of the brief that are meant for the customer; nothing of them is said in public."""
    if desk.task.brief.channel in {"review", "social"} or desk.tightness >= _NO_RULES:
        return
    desk.paragraph()
    for line in rules_told(desk):
        desk.tell(str(line.sentence), line.given)


def tell_note(desk: Desk, lines: Sequence[FactLine], *, serves: Sequence[str] = ()) -> None:
    """What one note says, as sentences."""
    sentences = [line.sentence for line in lines if line.sentence]
    given = lines[0].given
    for text in sentences if is_written(given.text) else flowing(sentences):
        # Saying that something is not known yet is being honest about it.
        honest = ("be-honest",) if leaves_open(text) else ()
        desk.tell(text, given, serves=(*serves, *honest))
    desk.used.update(line.part for line in lines)


def _told(desk: Desk) -> list[FactLine]:
    """The statements that are told here, as many as there is room for; those that answer an ask are never cut."""
    open_ones = [x for x in desk.facts if x.part not in desk.used and not desk.for_handover(x.given)]
    open_ones = with_gaps(desk, open_ones) if is_careful(desk) else answered(desk, open_ones)
    careful = is_careful(desk)
    open_ones = in_note_form(desk, open_ones)
    can_be_told = [x for x in open_ones if x.sentence is not None or x.item is not None]
    room = FACTS_AT_MOST[desk.task.brief.length] - (2 if desk.chatty else 0) - 2 * desk.tightness
    if careful and desk.tightness > 0:
        room = len(can_be_told) - desk.tightness  # one statement after the other, the least telling first
    answering = [
        x
        for x in can_be_told
        if desk.answers(x.given.where) and desk.tightness < (_TIGHTEST if careful else 3)
    ]
    kept = list(answering)
    for notes in sorted(
        _by_note(x for x in can_be_told if x not in answering), key=lambda n: -_weight(desk, n)
    ):
        kept += notes if len(kept) + len(notes) <= room else ()
    for line in open_ones:
        if line not in kept:
            desk.leave_out(line, line.reason if line.item is None and line.reason else "space")
    return [line for line in open_ones if line in kept]


def _by_note(lines: Iterable[FactLine]) -> list[list[FactLine]]:
    """Statements of one note stay together: half of it may mislead."""
    return [list(group) for _, group in groupby(lines, key=lambda line: line.given.where)]


def _weight(desk: Desk, lines: Sequence[FactLine]) -> float:
    """How much a note bears on what the customer says: the figures and words that it shares with the message, whether
    it owns up to something, then whether it holds figures at all.
    """
    text = lines[0].given.text
    figures = [p for p in find(text) if ground(p, desk.claimed) is not None]
    shared = len(content_stems(text) & desk.said_stems)
    failed = pattern("went_wrong").search(text) or pattern("duty").search(text)
    owned = (desk.task.brief.fault == "ours" and failed) or pattern("owns_up").search(text)
    # What an offer speaks of has to be known to understand it.
    led_to = max(
        (len(content_stems(text) & content_stems(o.text)) for o in desk.task.plan.options), default=0
    )
    figured = 2 * min(len(figures), 2) + carries(text)
    return figured + 0.5 * min(shared, 6) + 0.7 * min(led_to, 4) + 1.5 * bool(owned)


def _list_facts(desk: Desk, lines: Sequence[FactLine]) -> None:
    """Notes as a list: there a note may be a note. The sentences of one note make one item."""
    if not lines:
        return
    # The word that lets the customer save face leads to the list by itself.
    led = bool(desk.passages) and "correct-indirectly" in desk.passages[-1].serves
    if not led:
        desk.paragraph()
        desk.put(Passage(text=desk.book.pick("known", desk.tables["notes"]["known"])))
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.given.where)]
    # What was asked for comes first; each item stands for itself.
    groups.sort(key=lambda group: not desk.answers(group[0].given.where))
    for number, group in enumerate(groups):
        _put_item(desk, group, first=not number, last=number == len(groups) - 1)


def _put_item(desk: Desk, group: Sequence[FactLine], *, first: bool, last: bool) -> None:
    """What one note says, as one item."""
    told = [line.sentence or f"{line.item}." for line in group]
    told = told if is_written(group[0].given.text) else flowing(told)
    text = " ".join(told) if len(told) > 1 and not desk.chatty else " ".join(told).rstrip(".")
    given = group[0].given
    line_break = "\n\n" if first else "\n"
    desk.put(
        Passage(
            text=f"{text}{'.' if last else ';'}" if desk.chatty else f"- {text}",
            before=" " if desk.chatty else line_break,
            part="item",
            serves=("be-honest",) if any(leaves_open(line.part) for line in group) else (),
            grounds=(Ground(where=given.where, quote=given.text),),
            answers=desk.answers(given.where),
            uses=(given.where,),
        )
    )
    desk.used.update(line.part for line in group)
