"""Edits are applied together, and what stands in the edited text is found again in the text as it was given."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.improvement import Edit
from app.pipeline.improving.edits import applied, fits, in_order, origin, size

TEXT = "abcdefghijklmnopqrstuvwxyz"


def edit(start: int, end: int, text: str) -> Edit:
    op = "insert" if start == end else "replace" if text else "delete"
    return Edit(op=op, start=start, end=end, text=text, guideline="g", reason="r")


EDITS = st.lists(
    st.builds(
        lambda start, length, text: edit(start, min(start + length, len(TEXT)), text),
        st.integers(0, len(TEXT)),
        st.integers(0, 6),
        st.text("XYZ", max_size=4),
    ).filter(size),
    max_size=8,
)


def fitting(edits: list[Edit]) -> tuple[Edit, ...]:
    kept: list[Edit] = []
    for one in edits:
        if fits(one, kept):
            kept.append(one)
    return in_order(kept)


@given(EDITS)
def test_edits_that_fit_can_be_made_in_one_go_or_one_by_one_from_the_end(edits):
    kept = fitting(edits)
    text = TEXT
    for one in reversed(kept):
        text = text[: one.start] + one.text + text[one.end :]
    assert applied(TEXT, kept) == text


@given(EDITS, st.integers(0, 40), st.integers(1, 5))
def test_a_stretch_that_no_edit_touches_is_found_where_it_stood(edits, start, length):
    kept = fitting(edits)
    text = applied(TEXT, kept)
    words = text[start : start + length]
    found = origin((start, start + len(words)), kept) if words else None
    if found is not None:
        assert TEXT[found[0] : found[1]] == words
    elif words and words in TEXT:
        assert any(e.start <= TEXT.index(words) + len(words) and TEXT.index(words) <= e.end for e in kept)


def test_without_edits_everything_stands_where_it_stood():
    assert origin((3, 7), ()) == (3, 7)


def test_two_insertions_may_share_a_place_and_nothing_may_overlap():
    assert fits(edit(5, 5, "X"), [edit(5, 5, "Y")])
    assert fits(edit(5, 5, "X"), [edit(5, 9, "")])
    assert not fits(edit(6, 6, "X"), [edit(5, 9, "")])
    assert not fits(edit(3, 6, ""), [edit(5, 9, "")])
