"""Finds who a matter goes to: the role that the brief's notes or the profile name for it."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from app.model.plan import Given
from app.model.profile import Matter, Profile, Role
from app.model.reading import Reading
from app.model.value import Value
from app.text.compiled import compiled
from app.text.tables import table as locale_table

_WORD = r"[A-Z][\w'’\-]{1,40}"
_NAME = rf"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.? )?{_WORD}(?: (?:(?:de|van|von|der|da|del|la) )*{_WORD}){{0,2}}"


class _Patterns(NamedTuple):
    role_then_name: re.Pattern[str]
    name_then_role: re.Pattern[str]
    told_to: re.Pattern[str]
    takes_it: re.Pattern[str]
    firms: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = locale_table("en", "people")
    role = rf"{table['qualifiers']}(?:{table['roles']}){table['of']}"
    return _Patterns(
        role_then_name=compiled(
            rf"(?:^|{table['before_role']}\s+)(?P<role>{role}){table['between']}(?P<name>{_NAME})"
        ),
        name_then_role=compiled(rf"(?P<name>{_NAME}), {table['article']}(?P<role>{role})\b"),
        told_to=compiled(table["told_to"]),
        takes_it=compiled(table["takes_it"]),
        firms=compiled(table["firms"]),
    )


class Person(Value):
    """Somebody named with a role in a note, and the note."""

    name: str
    role: str
    given: Given


def people_in(notes: Iterable[Given]) -> tuple[Person, ...]:
    """Everybody whom the notes name together with a role, in order."""
    found: list[Person] = []
    for note in notes:
        for match in [
            *_patterns().role_then_name.finditer(note.text),
            *_patterns().name_then_role.finditer(note.text),
        ]:
            name = match.group("name")
            role = _plain_role(match.group("role"))
            if name.endswith(("'s", "’s")) or (_patterns().firms.search(role) and " " not in name):
                continue  # "our recycling partner, Greenloop": a company, and no one to hand it to
            if not any(p.name == name for p in found):
                found.append(Person(name=name, role=role, given=note))
    return tuple(found)


def handover_role(
    reading: Reading, profile: Profile, notes: Iterable[Given], *, beyond_agent: bool
) -> tuple[Role | None, Given | None]:
    """The role to hand over to and the note that names it; (None, None) where nobody is named.

    The notes of the brief win over the profile's roles. A person counts when the note says that the matter goes to
    them: "has the case", "decides", "will ring"; somebody who was only asked, or came by, comes last.
    """
    wanted = _matters(reading, beyond_agent=beyond_agent)
    people = people_in(notes)
    for tells in (_patterns().takes_it, _patterns().told_to):
        for person in people:
            if tells.search(person.given.text):
                return Role.model_validate({"role": f"{person.role}, {person.name}", "for": []}), person.given
    for matter in (*wanted, "manager"):
        for index, role in enumerate(profile.roles):
            if matter in role.matters:
                return role, Given(where=f"profile.roles[{index}]", text=role.role)
    return None, None


def _matters(reading: Reading, *, beyond_agent: bool) -> tuple[Matter, ...]:
    found: list[Matter] = []
    if {"self_harm", "violence", "safety"} & set(reading.risks):
        found.append("safety")
    if {"legal", "regulator"} & set(reading.risks):
        found.append("legal")
    if beyond_agent or not found:
        found.append("manager")
    return tuple(found)


def _plain_role(role: str) -> str:
    words = re.sub(r"(?i)^(?:the|our|a|his|her|their|your)\s+", "", role.strip()).replace("mgr", "manager")
    titled = words.split()[0].isupper() or any(w[:1].isupper() for w in words.split()[1:])
    return words[:1].upper() + words[1:] if titled else words[:1].lower() + words[1:]
