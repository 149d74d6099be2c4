"""Who a matter goes to is read from the notes, else from the profile, and never made up."""

import pytest

from app.model.plan import Given
from app.model.profile import Profile
from app.model.reading import Reading
from app.pipeline.people import handover_role, people_in


def notes(*texts: str) -> list[Given]:
    return [Given(where=f"facts[{i}]", text=t) for i, t in enumerate(texts)]


@pytest.mark.parametrize(
    ("note", "role", "name"),
    [
        (
            "Call-backs are made by Helen Marsh, complaints manager, within 2 working days",
            "complaints manager",
            "Helen Marsh",
        ),
        ("The head of refunds, Niall Rafferty, has the case", "head of refunds", "Niall Rafferty"),
        ("legal matters -> branch director Joanne Whitlow", "branch director", "Joanne Whitlow"),
        ("branch mgr: Mr Iqbal Sethi, will ring her", "branch manager", "Mr Iqbal Sethi"),
        ("any threat to staff goes to MD Ian Whitlock", "MD", "Ian Whitlock"),
        ("welfare officer Alun Teague has the message", "welfare officer", "Alun Teague"),
    ],
)
def test_a_person_and_their_role_are_found_in_a_note(note: str, role: str, name: str) -> None:
    assert [(p.role, p.name) for p in people_in(notes(note))] == [(role, name)]


@pytest.mark.parametrize(
    "note", ["The manager is away", "Order 12 left the depot on Monday", "A crew is booked for Friday"]
)
def test_nobody_is_found_where_nobody_is_named(note: str) -> None:
    assert people_in(notes(note)) == ()


def test_the_notes_win_over_the_profile() -> None:
    profile = Profile.model_validate({"roles": [{"role": "duty manager", "for": ["manager"]}]})
    role, given = handover_role(
        Reading(text="x", escalate=True),
        profile,
        notes("The owner, Ada Finch, takes it and will ring"),
        beyond_agent=True,
    )
    assert role is not None
    assert role.role == "owner, Ada Finch"
    assert given is not None
    assert given.where == "facts[0]"


def test_the_profile_names_the_role_for_the_matter() -> None:
    profile = Profile.model_validate(
        {
            "roles": [
                {"role": "duty manager", "for": ["manager"]},
                {"role": "legal desk", "for": ["legal"], "answers_within": "two days"},
            ]
        }
    )
    role, given = handover_role(Reading(text="x", risks=("legal",)), profile, [], beyond_agent=False)
    assert role is not None
    assert (role.role, role.answers_within) == ("legal desk", "two days")
    assert given is not None
    assert given.where == "profile.roles[1]"


def test_where_nobody_is_named_nobody_is_made_up() -> None:
    assert handover_role(Reading(text="x", escalate=True), Profile(), [], beyond_agent=True) == (None, None)
