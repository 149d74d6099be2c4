"""What somebody has to do at once for their health or life: told before anything else, whichever note holds it."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.options import option_line
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.warnings import is_warning, warning
from app.engines.builtin.notes.written import is_worded, is_written
from app.model.plan import Given
from app.model.writing import Ground, Passage


def urgent(desk: Desk) -> None:
    """Facts, offers and rules that say whom to call, where to go or what not to touch now.

    A jotted one of which no sure sentence can be made stands as a place to confirm: it may not be lost, and a person
    has to put it in words before the reply is sent.
    """
    for line in desk.facts:
        if (
            line.part not in desk.used
            and _is_urgent(line.part)
            and line.reason in {None, "short", "person", "leans"}
        ):
            # A jotted warning stands whole: the half of it may be the wrong half.
            whole = [x for x in desk.facts if x.given.where == line.given.where]
            _put(desk, line.given, line.sentence or desk.to_confirm(line.given.text))
            desk.used.update(x.part for x in ([line] if line.sentence else whole))
    for offer in desk.options:
        if _is_urgent(offer.item):
            told = is_worded(offer.given.text) and (offer.form == "clause" or offer.certain)
            _put(desk, offer.given, sentence(offer.item) if told else desk.to_confirm(offer.item))
            desk.first.add(offer.given.where)
    for rule in desk.task.plan.policies:
        if is_warning(rule.text):
            said = warning(rule.text)
            _put(desk, rule, sentence(said) if is_written(rule.text) else _plain(desk, rule, said))
    if desk.bare and (medicine := unsafe_medicine(desk.said)):
        desk.say("escalate", "medicine", values={"thing": f"the {medicine}"})
    desk.paragraph()


def unsafe_medicine(said: str) -> str | None:
    """Medicine that may have spoilt, or was mixed up: nobody should take it before somebody who knows has looked."""
    spoilt = pattern("medicine_spoilt").search(said)
    if spoilt:
        return str(spoilt["medicine"]).lower()
    # Mixed up are mostly tablets, and the phrases speak of one thing.
    return "medicine" if pattern("medicine_mixed").search(said.replace("’", "'")) else None


def _plain(desk: Desk, rule: Given, said: str) -> str:
    """A jotted warning that says one thing as a request, any other as a place to confirm."""
    made = option_line(rule.model_copy(update={"text": said}), desk.customer, desk.names, None, desk.context)
    if not pattern("plain_warning").match(made.item):
        return desk.to_confirm(said)
    return sentence(jotting("please").format(do=lowered(made.item)))


def _is_urgent(text: str) -> bool:
    return pattern("urgent").search(text) is not None


def _put(desk: Desk, note: Given, text: str) -> None:
    if text.startswith("[") and not desk.begun_by_urgent:
        desk.put(Passage(text=desk.book.pick("first", desk.tables["notes"]["first"])))
    desk.put(
        Passage(
            text=text,
            serves=("escalate",) if "escalate" in desk.task.plan.applies else (),
            grounds=(Ground(where=note.where, quote=note.text),),
            answers=desk.answers(note.where),
            uses=(note.where,),
        )
    )
