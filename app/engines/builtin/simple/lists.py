"""Notes of a brief made ready, and put as a list, in a reply without grammar."""

from collections.abc import Sequence

from app.engines.builtin.desk import Desk
from app.engines.builtin.simple.notes import Line, inline, line
from app.engines.builtin.simple.tongue import Tongue, tongue
from app.model.plan import Given
from app.model.writing import Ground, Passage
from app.text.matching import leaves_open


def tongue_of(desk: Desk) -> Tongue:
    """The language that the reply is written in."""
    return tongue(str(desk.tables["words"]["code"]))


def lines_of(desk: Desk, notes: Sequence[Given]) -> list[Line]:
    """Each note in the language of the reply and spoken to the customer, or left to a person."""
    brief = desk.task.brief
    return [line(n, tongue_of(desk), desk.customer, brief.agent.name) for n in notes]


def honest(desk: Desk, made: Line) -> tuple[str, ...]:
    """What a note serves that says that something is not known."""
    return ("be-honest",) if leaves_open(made.text, tongue_of(desk).code) else ()


def put_list(
    desk: Desk, lines: Sequence[Line], *, serves: Sequence[str] = (), numbered: bool = False
) -> None:
    """Notes as a list, in a chat one after the other."""
    confirm = str(desk.tables["neutral"]["confirm"])
    for number, one in enumerate(lines, start=1):
        last = number == len(lines)
        mark = (f"({number}) " if numbered else "") if desk.chatty else (f"{number}. " if numbered else "- ")
        stop = ("." if last else ";") if desk.chatty else ""
        told = one.item(confirm=confirm)
        if desk.chatty and not numbered and one.kind != "open":
            told = inline(one.text, tongue_of(desk), desk.names)
        desk.put(
            Passage(
                text=f"{mark}{told}{stop}",
                before=" " if desk.chatty else ("\n\n" if number == 1 else "\n"),
                part="item",
                serves=tuple(serves) or honest(desk, one),
                grounds=(Ground(where=one.given.where, quote=one.given.text),),
                answers=desk.answers(one.given.where),
                uses=(one.given.where,),
            )
        )
        desk.foreign |= {one.language} if one.language else set()
        desk.jotted |= one.rough or (one.kind == "item" and not serves)
    desk.paragraph()
