"""The notes of a brief as lines of a reply, each held against whom its pronouns most likely mean."""

from collections.abc import Sequence

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.as_meant import Told, settled
from app.engines.builtin.notes.in_full import told
from app.engines.builtin.notes.limits import LimitLine
from app.engines.builtin.notes.offer_pieces import offer_lines
from app.engines.builtin.notes.offer_whom import limits_of_whom
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.theirs import unveiled_line
from app.model.plan import Given


def facts_as_meant(note: Given, setting: Setting, deadline: float | None = None) -> Sequence[FactLine]:
    """The statements of a fact."""

    def read(one: Given, beside: Setting) -> Sequence[FactLine]:
        lines = told(one, beside, deadline)
        return [unveiled_line(line).model_copy(update={"given": note}) for line in lines]

    return settled(note, told(note, setting, deadline), setting, read, _weigh_facts)


def offers_as_meant(given: Sequence[Given], setting: Setting) -> tuple[OptionLine, ...]:
    """What may be offered."""
    made: list[OptionLine] = []
    for line in offer_lines(given, setting):
        note = line.given

        def read(one: Given, beside: Setting, note: Given = note) -> Sequence[OptionLine]:
            again = offer_lines([one if other.where == note.where else other for other in given], beside)
            return [new.model_copy(update={"given": note}) for new in again if new.given.where == note.where]

        made += settled(note, [line], setting, read, _weigh_offers)
    return tuple(made)


def limits_as_meant(given: Sequence[Given], setting: Setting) -> tuple[LimitLine, ...]:
    """What cannot be done."""
    made: list[LimitLine] = []
    for note in given:

        def read(one: Given, beside: Setting, note: Given = note) -> Sequence[LimitLine]:
            return [line.model_copy(update={"given": note}) for line in limits_of_whom([one], beside)]

        made += settled(note, limits_of_whom([note], setting), setting, read, _weigh_limits)
    return tuple(made)


def _weigh_facts(lines: Sequence[FactLine]) -> Told:
    said = " ".join(line.sentence or line.item or "" for line in lines)
    return Told(said, sum(line.sentence is None and line.reason == "person" for line in lines))


def _weigh_offers(lines: Sequence[OptionLine]) -> Told:
    said = " ".join(line.item if line.form == "theirs" else line.text for line in lines)
    return Told(said, sum((not line.certain) + line.doubtful + line.noted for line in lines))


def _weigh_limits(lines: Sequence[LimitLine]) -> Told:
    said = " ".join(f"{line.text} {line.reason or ''}" for line in lines)
    return Told(said, sum((not line.certain) + line.doubtful for line in lines))
