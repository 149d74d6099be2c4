"""Says condolences, on the one who died where the message surely tells who it was."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.mourning import mourned
from app.engines.builtin.notes.patterns import pattern
from app.text.grammar import tokens
from app.text.person.words import person_words


def _their_animal(desk: Desk) -> str | None:
    """The animal that can only be the one who died, where the message has nobody else: "my cat … she died"."""
    found = pattern("own_pet").search(desk.said) if desk.context.english else None
    sets = person_words().sets
    people = sets["men"] | sets["women"] | sets["kin_men"] | sets["kin_women"] | {"baby", "child", "friend"}
    if found is None or not people.isdisjoint(tokens(desk.said)):
        return None
    return f"your {found['kind'].lower()}"


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
    if lost is None and (animal := _their_animal(desk)) is not None:
        return desk.say("empathize", "condolence_animal", values={"mourned": animal})
    return desk.say("empathize", "feel")
