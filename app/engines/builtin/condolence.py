"""Says condolences, on the one who died where the message surely tells who it was."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.mourning import mourned


def condole(desk: Desk) -> bool:
    """Say condolences; False where no phrase fits."""
    lost = mourned(desk.said) if desk.context.english else None
    if lost is not None:
        slot = "condolence_animal" if lost.is_animal else "condolence"
        if desk.say("empathize", slot, values={"mourned": lost.called}):
            return True
    return desk.say("empathize", "feel")
