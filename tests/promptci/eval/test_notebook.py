"""A run that was stopped goes on where it was."""

import pytest

from app.errors import InputError
from app.promptci.eval.engine import Sampled
from app.promptci.eval.notebook import Notebook
from app.promptci.outcome import Conditions

CONDITIONS = Conditions(version="1", engine="replay", checks="c", wording="w")


@pytest.fixture
def written(tmp_path, case, outcome):
    path = tmp_path / "run.jsonl"
    book = Notebook(path, CONDITIONS)
    book.note(case("one"), Sampled(outcome=outcome("one", reply="x", listen="met"), model="m"))
    book.note(case("two"), Sampled(outcome=outcome("two", trouble="provider")))
    return path


def test_what_was_done_is_taken_over_and_what_was_in_trouble_is_not(written, case):
    book = Notebook(written, CONDITIONS)
    done = book.done(case("one"), 0)
    assert (done.model, done.outcome.reply, done.outcome.items["listen"].status) == ("m", "x", "met")
    assert book.done(case("one"), 1) is None
    assert book.done(case("two"), 0) is None


def test_a_case_whose_brief_has_changed_is_made_again(written, case):
    changed = case("one").brief.model_copy(update={"message": "My kettle sings."})
    assert Notebook(written, CONDITIONS).done(case("one", brief=changed), 0) is None


@pytest.mark.parametrize("broken", ['{"brief": "ab', '{"brief": "ab\n', "\n"])
def test_a_last_line_that_is_broken_off_is_forgiven(written, case, outcome, broken):
    with written.open("a") as stream:
        stream.write(broken)
    book = Notebook(written, CONDITIONS)
    assert book.done(case("one"), 0)
    book.note(case("three"), Sampled(outcome=outcome("three")))
    assert Notebook(written, CONDITIONS).done(case("three"), 0)


def test_a_broken_line_in_the_middle_is_not(written, outcome, case):
    lines = written.read_text().splitlines()
    written.write_text("\n".join([lines[0], "{}", *lines[1:], ""]))
    with pytest.raises(InputError, match="line 2"):
        Notebook(written, CONDITIONS)


@pytest.mark.parametrize("field", ["engine", "checks", "wording", "judge", "model", "version"])
def test_outcomes_of_other_conditions_are_refused_by_name(written, field):
    other = CONDITIONS.model_copy(update={field: "other"})
    with pytest.raises(InputError, match=f"another {field}"):
        Notebook(written, other)


def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir,\n")
    with pytest.raises(InputError, match="--resume"):
        Notebook(path, CONDITIONS)
    assert path.read_text() == "Dear Sir,\n"
