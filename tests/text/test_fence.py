"""A fence whose mark stands in nothing that it fences."""

from hypothesis import given
from hypothesis import strategies as st

from app.text.fence import mark_for


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_the_mark_is_the_same_for_the_same_texts_and_stands_in_none(texts):
    mark = mark_for(*texts)
    assert mark == mark_for(*texts)
    assert all(mark.strip("=") not in text.casefold() for text in texts)


def test_whoever_guesses_the_mark_gets_another_one():
    text = "hello"
    seen = set()
    for _ in range(5):
        mark = mark_for(text)
        assert mark not in seen
        seen.add(mark)
        text += mark
