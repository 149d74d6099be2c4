"""What is told of an animal of theirs is never told of its owner."""

import pytest

from app.engines.builtin.notes.last_look import beside_others, of_somebody_else
from app.engines.builtin.notes.others import with_pet
from app.model.plan import Given
from tests.engines.builtin.notes.offered import setting_of

DOG = "The nurse gave my dog the wrong food and he's been sick all night."


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("he was given fluids at 2am", "your dog was given fluids at 2am"),
        ("he's stable, ate at 6", "your dog is stable, ate at 6"),
        ("take him home today", "take your dog home today"),
        ("keep him in until Friday", "keep your dog in until Friday"),
        ("he paid £40 on Monday", "he paid £40 on Monday"),
        ("he rang twice", "he rang twice"),
        ("she was given a leaflet", "she was given a leaflet"),
    ],
)
def test_the_animal_is_named_where_what_is_told_is_hardly_told_of_its_owner(note: str, told: str) -> None:
    assert with_pet(note, DOG) == told


@pytest.mark.parametrize(
    "message", ["The food made me sick all night.", "Your kennel is next to a dog park and he shouted at me."]
)
def test_without_an_animal_of_theirs_nobody_is_one(message: str) -> None:
    assert with_pet("he was given fluids", message) == "he was given fluids"


def test_whoever_did_not_see_an_animal_did_not_see_its_owner() -> None:
    setting = setting_of(text="My dog has a cut ear.")
    assert of_somebody_else(Given(where="facts[0]", text="vet on call did not see him"), setting)
    assert not of_somebody_else(Given(where="facts[0]", text="desk told him on Monday"), setting)


@pytest.mark.parametrize(
    ("note", "head", "rest"),
    [
        (
            "wire replaced on run 6, vet on call did not see him",
            "wire replaced on run 6",
            "vet on call did not see him",
        ),
        ("vet did not see him, wire replaced", None, "vet did not see him, wire replaced"),
    ],
)
def test_the_pieces_before_an_unsure_somebody_are_told_and_the_rest_is_left(note, head, rest) -> None:
    given = Given(where="facts[0]", text=note)
    seen: list[str] = []
    lines = beside_others(given, lambda bare: seen.append(bare.text) or ())
    assert seen == ([head] if head else [])
    assert [(line.part, line.reason) for line in lines] == [(rest, "person")]
