"""A value that is made without checks is the one that the checks would have let through."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.checklist.finding import Finding, unsure
from app.checklist.reasons import Reasons
from app.model.draft import ChecklistItem, Quote
from app.model.reading import Detail, Sign
from app.model.value import Span, Value, build_values, made, stretch
from app.prompts import Prompts
from app.text.particulars import Particular
from tests.checklist.cases import ROOT, guidelines

PLACE: dict[str, Any] = {"text": "late", "start": 3, "end": 7}
MADE: list[tuple[type[Value], dict[str, Any]]] = [
    (Span, PLACE),
    (Sign, {**PLACE, "of": "anger"}),
    (Detail, {**PLACE, "type": "name", "value": None}),
    (Particular, {**PLACE, "type": "name", "forms": frozenset({"late"})}),
    (Quote, {"quote": "late", "start": 3, "end": 7}),
]


@pytest.mark.parametrize(("kind", "fields"), MADE)
def test_it_is_equal_and_written_alike(kind: type[Value], fields: dict[str, Any]) -> None:
    value, checked = made(kind, fields), kind(**fields)
    assert value == checked
    assert hash(value) == hash(checked)
    assert value.model_dump_json() == checked.model_dump_json()
    assert value.model_dump(exclude_unset=True) == checked.model_dump(exclude_unset=True)
    assert value.model_copy(update={"start": 0}) == checked.model_copy(update={"start": 0})


@pytest.mark.parametrize(("kind", "fields"), MADE)
def test_all_its_fields_are_given(kind: type[Value], fields: dict[str, Any]) -> None:
    assert set(fields) == set(kind.model_fields)


@given(st.text(), st.integers(0, 9), st.integers(0, 9))
def test_a_stretch_is_a_span(text: str, start: int, end: int) -> None:
    assert stretch(text, start, end) == Span(text=text, start=start, end=end)


def test_it_is_frozen_as_any_other() -> None:
    with pytest.raises(ValidationError):
        stretch("late", 3, 7).text = "early"


def test_what_a_caller_hands_in_is_still_checked() -> None:
    with pytest.raises(ValidationError):
        Span.model_validate({"text": "late", "start": "no number", "end": 7})


def test_a_finding_has_each_of_its_fields() -> None:
    found = unsure("doubted", [stretch("late", 3, 7)], part="x")
    assert Finding(**{name: getattr(found, name) for name in Finding.model_fields}) == found


def test_an_item_is_what_it_would_be_with_its_checks() -> None:
    guideline = next(iter(guidelines()))
    item = Reasons(Prompts([ROOT / "prompts"])).item(
        guideline, unsure("doubted", [stretch("late", 3, 7)], confidence=0.41234)
    )
    assert ChecklistItem.model_validate_json(item.model_dump_json()) == item
    assert item.confidence == 0.412


def test_a_kind_is_built_when_one_is_first_made_or_all_are_before():
    class Early(Value):
        name: str

    class Late(Early):
        number: int

    assert not Early.__pydantic_complete__
    assert Early(name="one").name == "one"
    assert (Early.__pydantic_complete__, Late.__pydantic_complete__) == (True, False)
    build_values()
    assert Late.__pydantic_complete__
