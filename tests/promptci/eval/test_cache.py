"""What is kept of a run for later ones, and what it is known by."""

import pytest

from app.promptci.eval import cache
from app.promptci.eval.cache import Cache
from app.promptci.eval.engine import Sampled
from app.promptci.eval.program import program_digest


@pytest.fixture
def open_cache(tmp_path):
    """Opens the cache of the same means, as each run does."""
    return lambda answers=lambda keys: "": Cache(tmp_path / "eval", "means", answers)


def test_a_sample_is_found_under_the_name_that_its_case_has_now(open_cache, case, outcome):
    book = open_cache()
    book.note(case("one"), Sampled(outcome=outcome("one", reply="x", listen="met"), model="m"))
    book.keep()
    same = case("one").model_copy(update={"id": "another", "cluster": "c"})
    done = open_cache().done(same, 0)
    assert (done.model, done.outcome.case, done.outcome.cluster, done.outcome.reply) == (
        "m",
        "another",
        "c",
        "x",
    )
    assert open_cache().done(same, 1) is None


def test_what_was_in_trouble_is_made_again(open_cache, case, outcome):
    book = open_cache()
    book.note(case("one"), Sampled(outcome=outcome("one", trouble="crash")))
    book.keep()
    assert open_cache().done(case("one"), 0) is None


def test_an_answer_that_has_changed_is_never_trusted(open_cache, case, outcome):
    book = open_cache(lambda keys: f"{keys}: old")
    book.note(case("one"), Sampled(outcome=outcome("one"), asked=("k",)))
    book.keep()
    assert open_cache(lambda keys: f"{keys}: old").done(case("one"), 0)
    assert open_cache(lambda keys: f"{keys}: new").done(case("one"), 0) is None


def test_the_newest_files_and_the_samples_of_the_last_run_stay(tmp_path, case, outcome, monkeypatch):
    monkeypatch.setattr(cache, "FILES", 2)
    monkeypatch.setattr(cache, "ENTRIES", 2)
    for means in ("a", "b", "c"):
        for names in (("one", "two"), ("three",)):
            book = Cache(tmp_path, means, lambda keys: "")
            for name in names:
                book.note(case(name), Sampled(outcome=outcome(name)))
            book.keep()
    assert len(list(tmp_path.iterdir())) == 2
    book = Cache(tmp_path, "c", lambda keys: "")
    assert [bool(book.done(case(name), 0)) for name in ("one", "two", "three")] == [True, False, True]


def test_the_digest_of_the_program_changes_with_each_file_and_each_package_beside_it(tmp_path):
    package, beside = tmp_path / "app", tmp_path / "packages"
    (package / "text" / "__pycache__").mkdir(parents=True)
    (package / "text" / "words.py").write_text("A = 1\n")
    (beside / "numpy-2.1.0.dist-info").mkdir(parents=True)

    def now():
        return program_digest(package, [str(beside)])

    seen = [now()]
    (package / "text" / "__pycache__" / "words.pyc").write_bytes(b"x")
    assert now() == seen[0]
    for change in (
        lambda: (package / "text" / "words.py").write_text("A = 2\n"),
        lambda: (package / "text" / "words.py").rename(package / "text" / "other.py"),
        lambda: (package / "text" / "table.yaml").write_text("a: 1\n"),
        lambda: (beside / "numpy-2.1.0.dist-info").rename(beside / "numpy-2.1.1.dist-info"),
    ):
        change()
        seen.append(now())
    assert len(set(seen)) == len(seen)
