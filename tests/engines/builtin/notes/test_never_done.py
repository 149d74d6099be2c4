"""What is never done is told as it stands, by whoever writes the note."""

import pytest

from app.engines.builtin.notes.limits import limit_line
from app.model.plan import Given


@pytest.mark.parametrize("note", ["I do not teach on Wednesdays.", "We don't deliver on Sundays."])
def test_it_keeps_who_does_not_do_it(note: str) -> None:
    line = limit_line(Given(where="cannot[0]", text=note), "Helen Marsh")
    assert line.kind == "clause"
    assert line.text.lower() == note[:-1].lower()
