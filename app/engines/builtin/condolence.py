"""Says condolences, on the one who died where the message surely tells who it was."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.mourning import mourned
from app.engines.builtin.notes.patterns import pattern


def condole(desk: Desk) -> bool:
    """Say condolences; False where no phrase fits."""
    lost = mourned(desk.said) if desk.context.english else None
    if lost is not None:
        slot = "condolence_animal" if lost.is_animal else "condolence"
        kept = desk.book.passed_over
        if pattern("leads_funerals").search(desk.task.brief.company or "") is not None:
            desk.book.passed_over = pattern("hears_of_it")  # whoever buried them does not hear of it now
        said = desk.say("empathize", slot, values={"mourned": lost.called})
        desk.book.passed_over = kept
        if said:
            return True
    return desk.say("empathize", "feel")
