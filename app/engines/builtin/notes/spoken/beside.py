"""What is known beside the clauses of a spoken note: the message, names, whose of theirs, whose fault it was."""

from itertools import pairwise

from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.table import form
from app.model.value import Value
from app.text.grammar import tokens


class Beside(Value):
    """The words of the message, names with their capitals, who of theirs it speaks of, whether the fault is ours.

    `unsayable` are words that a limit bars: "not to use doreen's name".
    """

    message: frozenset[str]
    names: dict[str, str]
    kin: frozenset[str]
    ours: bool
    unsayable: frozenset[str]


def beside_of(setting: Setting) -> Beside:
    """What is known beside the notes of a brief."""
    message = tokens(setting.text or "")
    barred = (
        found["what"].lower() for one in setting.limits if (found := form("unsayable").search(one.text))
    )
    return Beside(
        message=frozenset(message),
        names={name.lower(): name for name in setting.names if name[:1].isupper()},
        kin=frozenset(b for a, b in pairwise(message) if a in {"my", "our"}),
        ours=setting.fault == "ours",
        unsayable=frozenset(barred) - frozenset(message),
    )
