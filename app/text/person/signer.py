"""Whether a role or a name in a note is that of the agent who signs, and the note with their bare given name there."""

import re
from functools import lru_cache

from app.text.compiled import compiled
from app.text.tables import table

_TWO = 2
_SIGNED_WITHIN = 60
"""Characters at the end of a message in which its own writer may be named."""


def called_by(agent: str) -> str:
    """By what notes call an agent: the given name, or all of it where it begins with a title ("Mrs Denholm")."""
    names = agent.partition(",")[0].split()
    titled = bool(names) and names[0].rstrip(".").lower() in table("en", "person")["titles"].split()
    return " ".join(names if titled else names[:1])


def bare_signer(note: str, agent: str, message: str = "") -> str:
    """The note with the agent's given name alone where it names them in full or by their role.

    "Our owner, Joanna Reid, will phone" → "Joanna will phone", Joanna Reid signing, and so is "Mrs Reid"; another of
    that given name, and a customer who is called the same, stay.
    """
    agent = agent.partition(",")[0]
    given, surname = called_by(agent), agent.split()[-1] if agent.split() else ""
    if given and given != agent and surname in note and surname not in message[-_SIGNED_WITHIN:]:
        note = _titled(surname).sub(given, note)
    if not given or given not in note or agent in message[-_SIGNED_WITHIN:]:
        return note
    role_first, name_first, whole = _patterns(agent)
    text = role_first.sub(given, note)
    text = name_first.sub(given, text)
    return whole.sub(given, text) if given != agent else text


def own_role(note: str, agent: str) -> str | None:
    """The role that a note gives to the agent who signs: "our owner, Joanna Reid" → "owner"."""
    agent = agent.partition(",")[0]
    if not agent.split() or called_by(agent) not in note:
        return None
    role_first, name_first, _ = _patterns(agent)
    found = role_first.search(note) or name_first.search(note)
    return found["role"].strip() if found else None


def is_signer(role: str, agent: str, signature: str = "") -> bool:
    """Whether a matter that goes to a role ("owner, Joanna Reid") stays with the agent: by name, or as they sign.

    Where one of the two is known by the given name alone, the given name tells it; two surnames tell two people.
    """
    named, names = role.rsplit(", ", 1)[-1].split(), agent.partition(",")[0].split()
    if named and names and named[0] == names[0]:
        return named == names or min(len(named), len(names)) < _TWO
    title = role.rsplit(", ", 1)[0].lower()
    signs = f",{agent.partition(',')[2]}, {signature}".lower()
    return ", " not in role and re.search(rf"(?:, |\n){re.escape(title)}\b", signs) is not None


@lru_cache(maxsize=16)
def _titled(surname: str) -> re.Pattern[str]:
    titles = "|".join(title.capitalize() for title in table("en", "person")["titles"].split())
    return compiled(rf"\b(?:{titles})\.? {re.escape(surname)}\b")


@lru_cache(maxsize=16)
def _patterns(agent: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    people = table("en", "people")
    role = rf"(?P<role>{people['qualifiers']}(?:{people['roles']}){people['of']})"
    called = called_by(agent)
    given, rest = re.escape(called), [re.escape(name) for name in agent[len(called) :].split()]
    surname = rf"(?: {' '.join(rest)})?" if rest else ""
    name = rf"{given}{surname}\b(?! [A-Z])"
    return (
        compiled(rf"\b(?:[Tt]he|[Oo]ur|[Mm]y) {role}(?:, {name},?|:? {name})"),
        compiled(rf"\b{name}(?:, | \(){people['article']}{role}(?:[,)]|(?=[.;]|$))"),
        compiled(rf"(?<!\b[A-Z][a-z] )(?<!\b[A-Z][a-z][a-z] )\b{given} {' '.join(rest)}\b(?! [A-Z])"),
    )
