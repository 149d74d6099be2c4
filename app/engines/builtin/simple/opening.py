"""The first moves of a reply without grammar: the concern in the customer's own words, the feeling, the admission."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.owning import own_up, recorded
from app.engines.builtin.simple.concern import reference
from app.engines.builtin.weight import is_grave


def acknowledge(desk: Desk) -> None:
    """Quote what happened, name the matter, or thank; then the feeling, and the effect where we admit nothing."""
    if not (_quote(desk) or _name_the_matter(desk)) and desk.say("listen", "thanks"):
        bare = desk.passages[-1]
        serves = tuple(g for g in bare.serves if g != "listen")
        desk.passages[-1] = bare.model_copy(update={"serves": serves})
    admits = "admit" in desk.task.plan.moves
    feels = "empathize" in desk.task.plan.applies
    grave = feels and is_grave(desk)
    if feels and not (grave and desk.say("empathize", "grave")):
        desk.say("empathize", "feel")
    if not admits and not grave and not (feels and desk.tightness > 1):
        desk.say("acknowledge", "effect")


def _quote(desk: Desk) -> bool:
    quote = desk.concern.quote
    # To somebody who may harm themselves their own words are not read out.
    grave = desk.task.plan.emergency == "self_harm"
    return (
        quote is not None
        and not grave
        and desk.say("listen", "restate_quote", shown=[quote], values={"quote": " ".join(quote.text.split())})
    )


def _name_the_matter(desk: Desk) -> bool:
    thing, source = desk.concern.thing, desk.concern.thing_source
    number = reference(desk.task.reading)
    shown = [source] if source else []
    if number is not None and desk.task.reading.language == desk.tables["words"]["code"]:
        thing, shown = f"{thing} ({number[0]})", [*shown, number[1]]
    return bool(shown) and desk.say("listen", "restate_thing", shown=shown, values={"thing": thing})


def admit(desk: Desk) -> None:
    """Our mistake, once and plainly; the facts that follow tell it. No second apology where we made one before."""
    desk.paragraph()
    own_up(desk, recorded(desk))
    desk.say("admit-mistakes", "admit_again" if desk.task.plan.apologised_before else "admit")
